import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHistory
import LimberProgress
import LimberRoutine
import LimberSyntax

/// A routine as one page that plays it: no network, one script and one style that the page's own policy names.
struct PlayPage {
  let set: RoutineSet
  let plan: Plan
  let phrases: any Phrases
  private let tree: EventTree
  /// Whether the doses are the person's own.
  private let hasOwnDose: Bool

  /// Makes a page.
  ///
  /// Throws a failure in words where the routine cannot be played by a page.
  init(
    set: RoutineSet, plan: Plan, hasOwnDose: Bool, phrases: any Phrases
  ) throws(CommandFailure) {
    (self.set, self.plan, self.hasOwnDose, self.phrases) = (set, plan, hasOwnDose, phrases)
    do throws(EventTree.Refusal) {
      if let step = set.stepThatWaitsByTheClock { throw .clock(step: step) }
      tree = try EventTree(plan, phrases: phrases)
    } catch {
      throw CommandFailure(
        .unavailable, "\(SafeText.shown(set.rootID)) makes no page: \(error.words)")
    }
  }

  func write(to page: inout Page) throws {
    let style = String(decoding: PackageResources.play_css, as: UTF8.self)
    let script = Self.script
    let policy =
      "default-src 'none'; script-src '\(Self.source(script))'; style-src '\(Self.source(style))';"
      + " base-uri 'none'; form-action 'none'"
    try page.add(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.escape(plan.title))</title>
      <style>\(style)</style>
      </head>
      <body>

      """)
    try page.add(start)
    try page.add(stage)
    try page.add(end)
    try page.add("<script type=\"application/json\" id=\"score\">")
    try page.add(json)
    try page.add("</script>\n<script>\(script)</script>\n</body>\n</html>\n")
  }

  /// The files of the script as one, in which nothing of theirs is seen from outside.
  private static var script: String {
    let files = [
      PackageResources.clock_js, PackageResources.session_js, PackageResources.person_js,
      PackageResources.result_js, PackageResources.sound_js, PackageResources.stage_js,
      PackageResources.touch_js,
    ]
    let text = files.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return "\"use strict\";\n(() => {\n\(text)})();\n"
  }

  /// How a policy names a script or a style.
  private static func source(_ text: String) -> String {
    "sha256-" + SHA256(Array(text.utf8)).base64
  }

  // MARK: - What it plays

  /// The score, in which nothing ends the element that it stands in.
  private var json: String {
    var score = PageScore(tree, plan: plan, phrases: phrases)
    let text = JSONWriter.object { json in
      json.field("id", set.rootID)
      json.field("start", startLine)
      json.array("doses") { json in
        for dose in doses { json.object { dose.write(to: &$0) } }
      }
      json.object("words") { json in
        for (key, word) in words { json.field(key, word) }
      }
      score.write(to: &json)
    }
    return text.escapingScalars { $0 == "<" ? "\\u003c" : nil }
  }

  /// The line of the history that a playing begins with; the page puts its own id and time into it.
  private var startLine: String {
    HistoryLine.start(
      HistoryLine.Start(
        id: "", time: Instant(), routines: set.playedRoutines, planned: plan.planned.target,
        hasOwnDose: hasOwnDose)
    ).text
  }

  private var doses: [SessionRecord.DoseRecord] {
    plan.doses.map { dose in
      SessionRecord.DoseRecord(
        key: dose.key, name: dose.name ?? English.name(of: dose.key.unit), min: dose.min,
        max: dose.max, target: dose.target, did: DoseAmount(0, of: dose.key.unit))
    }
  }

  /// What the script itself has to say.
  private var words: [(String, String)] {
    [
      ("left", phrases.label(.side(.left))), ("right", phrases.label(.side(.right))),
      ("paused", phrases.label(.state(.paused))),
      ("pause", phrases.label(.action(.pause))), ("goOn", phrases.label(.shade(.goOn))),
      ("done", phrases.label(.shade(.setDone))), ("rest", phrases.label(.rest)),
      ("next", phrases.label(.next)), ("last", phrases.sentence(.last)),
      ("completed", phrases.label(.page(.completed))), ("stopped", phrases.label(.page(.stopped))),
      ("hurt", phrases.label(.page(.hurt))), ("nothing", phrases.label(.page(.nothingDone))),
      ("stillHere", phrases.label(.page(.stillHere))), ("copied", phrases.label(.page(.copied))),
      ("screen", phrases.label(.page(.screenMaySleep))),
      ("repetitions", phrases.label(.page(.repetitions))),
    ]
  }
}

extension EventTree.Refusal {
  /// Why, and what to do.
  fileprivate var words: String {
    switch self {
    case .tooLong:
      "with every way through its choices it has more than \(EventTree.most) events; a shorter routine,"
        + " or one without some of its choices, fits"
    case .clock(let step):
      "'\(SafeText.shown(step))' waits for you in rounds or sets that go by a clock, which 'limber play' can"
        + " and a page cannot"
    }
  }
}

extension RoutineSet {
  /// Every routine that is played, those that others include behind the root.
  fileprivate var playedRoutines: [SessionRecord.Played] {
    [SessionRecord.Played(id: rootID, hash: hash(of: rootID), with: values)]
      + routines.keys.sorted().filter { $0 != rootID }.map {
        SessionRecord.Played(id: $0, hash: hash(of: $0), isIncluded: true)
      }
  }
}
