import LimberBasics
import LimberEvents
import LimberRoutine

/// The three views of the page, one of which is shown: before the session, while it plays, and afterwards.
extension PlayPage {
  /// What is to be known, and the button that begins.
  var start: String {
    let routine = set.routines[set.rootID]
    var lines = ["<main id=\"start\">", "<h1>\(Markup.escape(plan.title))</h1>"]
    if let summary = routine?.summary { lines.append("<p>\(Markup.escape(summary))</p>") }
    lines.append("<p class=\"about\">\(Markup.escape(about))</p>")
    if !plan.equipment.isEmpty {
      let needs = Markup.escape(plan.equipment.joined(separator: ", "))
      lines.append("<p><strong>\(word(.needs))</strong> \(needs)</p>")
    }
    if !plan.cautions.isEmpty {
      lines.append("<section class=\"care\" aria-labelledby=\"care\">")
      lines.append("<h2 id=\"care\">\(word(.takeCare))</h2>")
      lines.append("<ul>")
      lines += plan.cautions.map { "<li>\(Markup.escape($0))</li>" }
      lines += ["</ul>", "</section>"]
    }
    lines += [
      "<p class=\"choices\"><label><input type=\"checkbox\" id=\"voice\" checked> \(word(.voice))</label>",
      "<label><input type=\"checkbox\" id=\"tones\" checked> \(word(.tones))</label></p>",
      "<p id=\"screen\" class=\"note\" hidden></p>",
      "<button id=\"begin\" class=\"main\" type=\"button\">\(word(.begin))</button>",
      "<noscript><p class=\"note\">\(word(.needsScript))</p></noscript>",
      "<section id=\"kept\" hidden><p>\(word(.stillHere))</p>",
      "<button id=\"show-kept\" type=\"button\">\(word(.save))</button></section>", "</main>",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var about: String {
    let steps = phrases.label(
      .planned(plan.planned.target.clock, upTo: nil, isRest: false, steps: plan.leafCount))
    return steps
  }

  /// What is shown while it plays; the words and digits are large, the figure stands beside them.
  var stage: String {
    """
    <main id="play" hidden>
    <h1 class="unseen">\(word(.playing)): \(Markup.escape(plan.title))</h1>
    <p id="top"><span id="place"></span><span id="left"></span></p>
    <div id="stage">
    <div id="big">
    <p id="side"></p>
    <p id="phase"></p>
    <p id="digits" role="timer" aria-live="off"></p>
    </div>
    <svg id="figure" aria-hidden="true" focusable="false"></svg>
    </div>
    <div id="bar" aria-hidden="true"><div id="fill"></div></div>
    <h2 id="name" tabindex="-1"></h2>
    <p id="cue"></p>
    <p id="next"></p>
    <p id="said" role="status" aria-live="polite"></p>
    <div id="answers"></div>
    <div id="controls">
    \(button("back", .back))
    \(button("pause", .pause, "main"))
    \(button("skip", .next))
    \(button("less", .less))
    \(button("more", .more))
    \(button("stop", .stop))
    \(button("hurts", .stopForPain, "pain"))
    </div>
    </main>

    """
  }

  /// What is asked afterwards, and where the result goes.
  var end: String {
    """
    <main id="end" hidden>
    <h1 id="outcome" tabindex="-1"></h1>
    <p id="sums"></p>
    \(scale("effort", .effort, .effort))
    \(scale("pain", .pain, .pain))
    <p class="note">\(word(.keep))</p>
    <p class="row">
    <button id="save" class="main" type="button">\(word(.save))</button>
    <button id="share" type="button" hidden>\(word(.share))</button>
    <button id="copy" type="button">\(word(.copy))</button>
    </p>
    <p id="copied" role="status"></p>
    <textarea id="lines" readonly rows="4" spellcheck="false" aria-label="\(word(.save))"></textarea>
    <button id="again" type="button">\(word(.playAgain))</button>
    </main>

    """
  }

  private func button(_ id: String, _ action: KeyBinding.Action, _ kind: String = "") -> String {
    let mark = kind.isEmpty ? "" : " class=\"\(kind)\""
    let label = Markup.escape(phrases.label(.action(action)))
    let help = Markup.escape(phrases.label(.help(action)))
    let keys = KeyBinding.binding(for: action)?.keys.first.map(Self.key) ?? ""
    return
      "<button id=\"\(id)\" type=\"button\"\(mark) title=\"\(help)\" aria-keyshortcuts=\"\(keys)\">\(label)</button>"
  }

  /// A key as a screen reader names it.
  private static func key(_ mark: String) -> String {
    switch mark {
    case "space": "Space"
    case "−": "-"
    case "+": "Plus"
    default: Markup.escape(mark)
    }
  }

  /// A question from 0 to 10.
  private func scale(_ name: String, _ word: PageWord, _ question: SessionQuestion) -> String {
    let numbers = (0...10).map {
      "<label><input type=\"radio\" name=\"\(name)\" value=\"\($0)\"><span>\($0)</span></label>"
    }
    let none =
      "<label><input type=\"radio\" name=\"\(name)\" value=\"\" checked><span>\(self.word(.noAnswer))</span></label>"
    return
      ([
        "<fieldset id=\"\(name)\">",
        "<legend>\(Markup.escape(phrases.question(question)))</legend>",
      ]
      + ["<div class=\"scale\">"] + numbers + [none, "</div>", "</fieldset>"]).joined(
        separator: "\n")
  }

  private func word(_ word: PageWord) -> String { Markup.escape(phrases.label(.page(word))) }
}
