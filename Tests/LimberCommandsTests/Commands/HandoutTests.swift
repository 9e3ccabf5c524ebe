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
        "br",
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

        - **Takes** 2 min 5 s, from 1 min 40 s to 2 min 30 s
        - **Needs** a mat
        - **Limit** at most twice a day
        - **Tags** stretch

        ## Take care

        - Stop when it hurts.

        ## Steps

        1. **Lie down.**\("  ")
           *go on when you are ready*
        2. **2 rounds, 10 s of rest between**
           1. **Bridge**: 20–40 s\("  ")
              Lift the hips.\("  ")
              *aim for 30 s*
        3. **Twist**: 8–10 repetitions\("  ")
           *aim for 9*\("  ")
           *all of it on the right, then on the left*\("  ")
           *Turn 1 s · Back 1.5 s*

        """)
  }

  @Test func `the page shows each step large, with its dose, sides and cue`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    let output = bench.run("show", "mixed.json", "--format", "html").output
    #expect(
      output.contains(
        """
        <div class="group">
        <h3>2 rounds, 10 s of rest between</h3>
        <div class="step">
        <span class="number">2</span>
        <div>
        <p class="name">Bridge <span class="dose">20–40 s</span></p>
        <p class="cue">Lift the hips.</p>
        <p class="details">aim for 20 s</p>
        </div>
        </div>
        </div>
        """))
    #expect(output.contains("<title>Timeline: 1 min 40 s</title>"))
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
    #expect(output.contains("<h3>10000 rounds</h3>"))
  }

  @Test func `a routine that only waits has no timeline to draw`() throws {
    let output = try CommandBench().run(
      "show", "-", "--format", "html",
      input: #"{"format":1,"title":"W","steps":[{"type":"prompt","cue":"Wait."}]}"#
    ).output
    #expect(output.contains("<p>It takes as long as you like.</p>"))
    #expect(!output.contains("<svg"))
  }
}
