import Testing

@testable import LimberCommands

@Suite struct `Handing a routine over` {
  /// Words that mean something to HTML, SVG and Markdown, in every place that a file's words go to.
  private static let hostile = ##"""
    {
      "format": 1,
      "title": "<script>alert(1)</script> & \"co\" 'x'",
      "summary": "</style><img src=x onerror=alert(1)> *bold* [a](b)",
      "cautions": ["</ul><b>"],
      "equipment": ["<i>"],
      "source": "javascript:alert(1) https://example.org/?a=1&b=2",
      "steps": [
        { "type": "timed", "name": "</svg><script>", "cue": "a < b && c > d", "duration": "10m",
          "cues": [{ "at": "25%", "cue": "<u>" }, { "at": "-1m", "cue": "`code`" }] },
        { "type": "choice", "question": "<q>?", "options": [{ "label": "<l>", "steps": [] }] }
      ]
    }
    """##

  @Test func `nothing that a file says is more than text on the page`() throws {
    let result = try CommandBench().run("show", "-", "--format", "html", input: Self.hostile)
    #expect(result.status == .success)
    let tags = Set(result.output.matches(of: #/<([a-zA-Z!][a-zA-Z0-9]*)/#).map { $0.output.1 })
    #expect(
      tags.isSubset(of: [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3",
        "h4",
        "p", "dl", "div", "dt", "dd", "section", "ul", "li", "svg", "rect", "text", "path", "span",
        "strong", "table", "tr", "th", "td",
      ]))
    #expect(
      result.output.contains(
        "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot; &#39;x&#39;</h1>"))
    #expect(result.output.contains("<p class=\"cue\">a &lt; b &amp;&amp; c &gt; d</p>"))
    for needed in ["href", "src=", "url(", "@import", "<script"] {
      #expect(!result.output.replacing("src=x onerror", with: "").contains(needed))
    }
  }

  @Test func `nothing that a file says is more than text in Markdown`() throws {
    let output = try CommandBench().run("show", "-", "--format", "markdown", input: Self.hostile)
      .output
    #expect(output.hasPrefix("# &lt;script&gt;alert(1)&lt;/script&gt; &amp; \"co\" 'x'\n"))
    #expect(output.contains(#"\*bold\* \[a\](b)"#))
    #expect(output.contains(#"*1 min before the end: \`code\`*"#))
    #expect(output.contains("*at 25 %: &lt;u&gt;*"))
  }

  @Test(arguments: [
    ("- dash", #"- \- dash"#), ("+ plus", #"- \+ plus"#), ("1. Sit", #"- 1\. Sit"#),
    ("12) Sit", #"- 12\) Sit"#), ("==", #"- \=="#), ("1.5 m", #"- 1\.5 m"#),
    ("5 times", "- 5 times"),
    ("*\u{301}b* <\u{301}", "- \\*\u{301}b\\* &lt;\u{301}"),
  ])
  func `a line of a file begins no list and no heading in Markdown`(text: String, line: String)
    throws
  {
    let routine = """
      { "format": 1, "title": "T", "cautions": ["\(text)"], "steps": [
        { "type": "timed", "name": "A", "cue": "\(text)", "duration": "1m" } ] }
      """
    let output = try CommandBench().run("show", "-", "--format", "markdown", input: routine).output
    let lines = output.split(separator: "\n").map { Array($0.unicodeScalars) }
    #expect(lines.contains(Array(line.unicodeScalars)))
    #expect(lines.contains(Array(("   " + line.dropFirst(2)).unicodeScalars)))
  }

  @Test func `Markdown keeps rounds together and names each range whole`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    #expect(
      bench.run("show", "mixed.json", "--format", "markdown", "--dose", "mid").output == """
        # Mixed

        A bit of everything.

        Name: \\_\\_\\_\\_\\_\\_\\_\\_ · Date: \\_\\_\\_\\_\\_\\_\\_\\_ · Therapist: \\_\\_\\_\\_\\_\\_\\_\\_

        - **Takes** about 2–3 min
        - **Limit** at most twice a day
        - **Needs** a mat

        ## Take care

        - Stop when it hurts.

        ## Exercises

        1. **Lie down.**
        2. **2 rounds, 10 s of rest between**
           1. **Bridge**: **20–40 s**\("  ")
              Lift the hips.\("  ")
              *begin with 30 s*
        3. **Twist**: **8–10 repetitions, each side**\("  ")
           *begin with 9*\("  ")
           *right first*\("  ")
           *Turn 1 s · Back 1.5 s*

        ## Done, and pain from 0 to 10

        | Week | Mon | Tue | Wed | Thu | Fri | Sat | Sun |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | 1 | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ |
        | 2 | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ |
        | 3 | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ |
        | 4 | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ |

        """)
  }

  @Test func `Markdown draws how a movement begins and ends, in letters and inside of 80 columns`()
    throws
  {
    let timed =
      #"{ "type": "timed", "name": "Squat", "cue": "Down.", "duration": "1m", "figure": "squat" }"#
    let still =
      #"{ "type": "timed", "name": "Plank", "cue": "Straight.", "duration": "1m", "figure": "plank" }"#
    let deep = (0..<8).reduce(timed) { step, _ in
      #"{ "type": "rounds", "rounds": 2, "steps": [ \#(step) ] }"#
    }
    let steps =
      [timed, still] + [String](repeating: #"{ "type": "rest", "duration": "5s" }"#, count: 7)
    let routine =
      #"{ "format": 1, "title": "T", "cautions": ["A."], "steps": [ \#((steps + [timed, deep]).joined(separator: ", ")) ] }"#
    let output = try CommandBench().run("show", "-", "--format", "markdown", input: routine).output
    let parts = output.split(separator: "```")
    // Two of the squat, one of the plank; where it stands too deep there is no room.
    #expect(parts.count == 7)
    let drawings = [parts[1], parts[3], parts[5]]
    for drawing in drawings {
      #expect(drawing.hasPrefix("text\n"))
      for line in drawing.dropFirst(4).split(separator: "\n") {
        #expect(line.count <= 80)
        #expect(line.allSatisfy { " '.:->".contains($0) })
      }
    }
    #expect(drawings.map { $0.contains("->") } == [true, false, true])
    // Below the first letter of what it belongs to, be its number of one digit or of two.
    #expect(output.contains("\n   ```text\n"))
    #expect(output.contains("\n    ```text\n"))
  }

  @Test func `the page shows each step large, with its dose, sides and cue`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    let output = bench.run("show", "mixed.json", "--format", "html").output
    #expect(
      output.contains(
        """
        <h3 class="group in1">2 rounds, 10 s of rest between</h3>
        <div class="step in1">
        <span class="number">1</span>
        <div class="what">
        <p class="name">Bridge</p>
        <p class="dose">20–40 s</p>
        <p class="cue">Lift the hips.</p>
        <p class="details">begin with 20 s</p>
        </div>
        </div>
        """))
    #expect(output.contains("<title>Timeline: about 1 minute 40 seconds</title>"))
    #expect(output.contains(">right side</text>"))
    #expect(output.contains(">left side</text>"))
    #expect(output.contains(">waits for you</text>"))
  }

  @Test func `a session of many thousand steps makes no larger picture`() throws {
    let many = """
      { "format": 1, "title": "Many", "steps": [ { "type": "rounds", "rounds": 10000, "steps": [
        { "type": "timed", "name": "On", "duration": "2s" },
        { "type": "rest", "duration": "1s" } ] } ] }
      """
    let output = try CommandBench().run("show", "-", "--format", "html", input: many).output
    #expect(output.utf8.count < 300_000)
    #expect(output.contains(">10000 rounds</h3>"))
  }

  @Test func `a routine that only waits has no timeline to draw`() throws {
    let output = try CommandBench().run(
      "show", "-", "--format", "html",
      input: #"{"format":1,"title":"W","steps":[{"type":"prompt","cue":"Wait."}]}"#
    ).output
    #expect(output.contains("<p>It takes as long as you like.</p>"))
    #expect(!output.contains("<svg"))
  }

  /// A dose in the file, and the line that a patient reads.
  struct Line: Sendable, CustomTestStringConvertible {
    var step: String
    var line: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Line(step: #""reps":15,"sets":3,"sides":"each""#, line: "3 × 15, each side, twice a day"),
    Line(
      step: #""reps":{"min":8,"max":10},"sets":3,"load":"5 kg""#,
      line: "3 × 8–10, with 5 kg, twice a day"),
    Line(step: #""reps":15,"sides":"left""#, line: "15 repetitions, left side only, twice a day"),
    Line(step: #""reps":10,"sets":2,"unit":"steps""#, line: "2 × 10 steps, twice a day"),
    Line(step: #""reps":[12,10,8],"rest":"1m""#, line: "sets of 12, 10, 8, twice a day"),
    Line(step: #""reps":{"min":9}"#, line: "as many as you can, at least 9, twice a day"),
  ])
  func `the dose stands in one line, with side, load and how often`(case line: Line) throws {
    let output = try CommandBench().run(
      "show", "-", "--format", "html",
      input: """
        {"format":1,"title":"T","goal":{"perDay":2,"weeks":12},"steps":[
          {"type":"reps","name":"A",\(line.step)}]}
        """
    ).output
    #expect(output.contains("<p class=\"dose\">\(line.line)</p>"))
    #expect(output.contains("<dd>twice a day for 12 weeks</dd>"))
    // Two boxes a day, seven days, for as many weeks as there is room for.
    #expect(output.matches(of: /☐ ☐/).count == 7 * 4)
  }

  @Test func `a sheet has no word of a screen, and the two ends of each movement`() throws {
    let output = try CommandBench().run(
      "show", "-", "--format", "html",
      input: """
        {"format":1,"title":"T","steps":[
          {"type":"prompt","cue":"Stand up.","timeout":"40s"},
          {"type":"timed","name":"A","duration":"39m12s","figure":"heel-drop"},
          {"type":"timed","name":"B","duration":"30s","figure":"plank"}]}
        """
    ).output
    #expect(output.matches(of: /<svg [^>]*class="figure"/).count == 3)
    for word in ["Press", "Enter", "when you are ready", "aim for"] {
      #expect(!output.contains(word))
    }
    #expect(output.contains("<dd>about 40 min</dd>"))
  }

  @Test func `the legend has all six kinds inside its picture, each in a colour of its own`() throws
  {
    let output = try CommandBench().run(
      "show", "-", "--format", "html",
      input: """
        {"format":1,"title":"T","steps":[
          {"type":"prompt","cue":"Stand up."},
          {"type":"timed","name":"A","duration":"30s","sides":"each"},
          {"type":"rest","duration":"30s"},
          {"type":"timed","name":"B","duration":"30s"}]}
        """
    ).output
    let legend = output.matches(
      of: #/<rect x="[\d.]+" y="[\d.]+" width="12" height="12" fill="(#\w+)"/>/#)
    #expect(Set(legend.map(\.output.1)).count == 5)
    let words = output.matches(of: #/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([a-z ]+)</text>/#)
    #expect(words.count == 6)
    for word in words {
      let end = Double(word.output.1).map { $0 + Double(word.output.3.count) * 7.2 }
      #expect(end ?? .infinity <= 560)
    }
    // What stands on a colour is read on it.
    let named = output.matches(
      of: #/fill="(#\w+)" stroke="#fff"[^>]*>\s*<text [^>]*fill="(#\w+)"/#)
    #expect(named.count >= 3)
    for pair in named { #expect(contrast(String(pair.output.1), String(pair.output.2)) >= 4.5) }
  }

  /// The contrast of two colours, as WCAG counts it.
  private func contrast(_ first: String, _ second: String) -> Double {
    func light(_ colour: String) -> Double {
      let digits = colour.dropFirst().flatMap { colour.count == 4 ? [$0, $0] : [$0] }
      let parts = stride(from: 0, to: 6, by: 2).compactMap {
        Int(String(digits[$0...$0 + 1]), radix: 16)
      }
      let linear = parts.map { part -> Double in
        let value = Double(part) / 255
        guard value > 0.03928 else { return value / 12.92 }
        // (x + 0.055)/1.055 to the power of 2.4, by its square and a root that is near enough.
        let base = (value + 0.055) / 1.055
        let root = base.squareRoot().squareRoot()
        return base * base * (root + (base.squareRoot() - root) * 0.6)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (a, b) = (light(first), light(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
