import LimberBasics
import LimberEvents
import LimberFigures
import LimberRoutine
import LimberSession
import LimberSyntax

/// An event tree as the page plays it: for each step what happens in it, each event at its time within the step.
///
/// What is the same in many steps stands once: figures, the repetitions beyond what is aimed at, the rules by which
/// timed steps say something, and what is said of rests that last as long as they may.
struct PageScore {
  private let tree: EventTree
  private let doses: [Plan.Dose]
  private let phrases: any Phrases
  private var figures: [MovingFigure] = []
  /// Repetitions, and the text that they are known by.
  private var extras: [(text: String, events: [SessionEvent])] = []
  /// What timed steps say at whatever length, and what is said of a rest by its seconds.
  private var rules: [Shared] = []
  private var lengths: [Shared] = []

  /// A list that steps share, and the text that it is known by.
  private struct Shared {
    let text: String
    let write: (inout JSONWriter) -> Void
  }

  /// Letters that a browser's voice says in a second.
  private static let lettersPerSecond = 14

  init(_ tree: EventTree, plan: Plan, phrases: any Phrases) {
    self.tree = tree
    doses = plan.doses
    self.phrases = phrases
  }

  /// Writes the tree, then what its steps refer to.
  mutating func write(to json: inout JSONWriter) {
    json.object("tree") { json in write(tree.root, to: &json) }
    json.array("figures") { json in
      for figure in figures {
        var drawn = PageFigure(figure)
        json.object { drawn?.write(to: &$0) }
      }
    }
    json.array("extras") { json in
      for extra in extras { json.array { write(extra.events, to: &$0) } }
    }
    json.array("rules") { json in rules.forEach { json.array($0.write) } }
    json.array("lengths") { json in lengths.forEach { json.array($0.write) } }
  }

  private mutating func write(_ node: EventTree.Node, to json: inout JSONWriter) {
    let stretches = Stretch.split(node.events)
    json.array("steps") { json in
      for (stretch, next) in zip(stretches, stretches.dropFirst().map(Optional.some) + [nil]) {
        // The rests that fill laps stand behind what they follow, whether or not any time is planned for them.
        if let begun = stretch.begun, node.restPlaces.contains(begun) { continue }
        json.object { write(stretch, of: node, to: &$0) }
        guard let begun = stretch.begun, let rests = node.lapRests[begun] else { continue }
        let held = next.flatMap { next in
          next.begun.map(node.restPlaces.contains) == true ? self.held(in: next, of: node) : nil
        }
        for rest in rests { json.object { write(rest, held, to: &$0) } }
      }
    }
    guard !node.branches.isEmpty else { return }
    json.field("usual", node.defaultBranch)
    json.array("branches") { json in
      for branch in node.branches { json.object { write(branch, to: &$0) } }
    }
  }

  private mutating func write(
    _ stretch: Stretch, of node: EventTree.Node, to json: inout JSONWriter
  ) {
    let events = node.events[stretch.places]
    let start = events.first?.at ?? .zero
    if let begun = stretch.begun, let step = node.events[begun].step {
      write(step, to: &json)
      if case .stepStarted(_, let next?) = node.events[begun].body {
        json.field(
          "next", next.name + (next.side.map { ", \(phrases.label(.side($0)))" } ?? ""))
      }
      if let more = node.more[begun], more.contains(where: { $0.kind == .phaseStarted }) {
        json.field("extra", extra(more))
      }
    }
    json.field("aheadSeconds", events.first?.remaining?.session.inSeconds)
    if let patience = stretch.places.compactMap({ node.patience[$0] }).first {
      json.field("patienceSeconds", patience.inSeconds)
    }
    write(held(in: stretch, of: node), to: &json)
    let told = stretch.begun.flatMap { node.rules[$0] } ?? []
    if !told.isEmpty { json.field("rules", number(of: told)) }
    if let laps = stretch.begun.flatMap({ node.laps[$0] }) { json.field("laps", laps) }
    var isAnnounced = false
    json.array("events") { json in
      for event in events {
        // By its rule the page comes to it itself.
        if case .cue(_, let kind, _) = event.body, told.contains(where: { $0.rule.kind == kind }) {
          continue
        }
        json.object { write(event, since: start, isAnnounced: isAnnounced, to: &$0) }
        if case .cue(_, .prepare, _) = event.body { isAnnounced = true }
      }
    }
  }

  /// A rest that fills a lap.
  private mutating func write(
    _ rest: EventTree.LapRest, _ held: [DoseAmount]?, to json: inout JSONWriter
  ) {
    guard case .stepStarted(var step, _) = rest.start.body else { return }
    step.duration = rest.planned
    write(step, to: &json)
    json.field("aheadSeconds", rest.start.remaining?.session.inSeconds)
    json.field("fills", rest.lap.inSeconds)
    json.field("lengths", number(ofLengthsOf: rest.start, step, upTo: rest.lap))
    write(held, to: &json)
    json.field("rules", number(of: rest.rules))
    json.field("laps", rest.laps)
    json.array("events") { _ in }
  }

  private func held(in stretch: Stretch, of node: EventTree.Node) -> [DoseAmount]? {
    stretch.places.compactMap { node.held[$0] }.first
  }

  /// How many rounds and sets of each range are done by then.
  private func write(_ held: [DoseAmount]?, to json: inout JSONWriter) {
    guard let held else { return }
    json.array("held") { json in
      for (index, amount) in zip(doses.indices, held) where doses[index].key.unit.isOfLoops {
        json.array { json in
          json.value(index)
          json.value(amount.figure)
        }
      }
    }
  }

  private mutating func write(_ step: StepInfo, to json: inout JSONWriter) {
    json.field("index", step.index)
    json.field("of", step.of)
    json.field("routine", step.routine)
    json.field("path", step.path)
    json.field("type", step.kind.rawValue)
    json.field("name", step.name)
    json.field("cue", step.cue)
    json.field("side", step.side?.rawValue)
    json.field("load", step.load)
    json.field("unit", step.unit)
    json.field("seconds", step.duration?.inSeconds)
    json.field("reps", step.reps)
    if step.isOpen { json.field("open", true) }
    switch step.range {
    case .time(let min, let max):
      json.field("least", min.inSeconds)
      json.field("most", max.inSeconds)
    case .repetitions(let min, let max):
      json.field("least", min)
      json.field("most", max)
    case nil: break
    }
    let labels = [
      phrases.label(.step(Ordinal(step.index, of: step.of))),
      step.set.flatMap { $0.of == 1 ? nil : phrases.label(.set($0)) },
      step.round.flatMap { $0.of == 1 ? nil : phrases.label(.round($0)) },
    ]
    json.field("place", labels.compactMap(\.self).joined(separator: " · "))
    if let figure = step.figure, PageFigure(figure) != nil {
      json.field("figure", number(of: figure))
    }
    let counted = doses.indices.filter { doses[$0].counts(step) }
    if !counted.isEmpty {
      json.array("doses") { json in counted.forEach { json.value($0) } }
    }
  }

  private func write(
    _ event: SessionEvent, since start: Duration, isAnnounced: Bool, to json: inout JSONWriter
  ) {
    json.field("o", (event.at - start).inSeconds)
    json.field("kind", event.kind.rawValue)
    if !event.text.isEmpty { json.field("text", event.text) }
    switch event.body {
    case .cue(_, .prepare(let pause), _):
      json.field("cue", CueKind.prepare(pause).word)
      json.field("heading", phrases.label(pause.heading))
    case .cue(_, let kind, _): json.field("cue", kind.word)
    case .phaseStarted(let step, let rep, let phase):
      json.field("rep", rep.index)
      json.field("reps", rep.of)
      json.field("phase", phase.place.index)
      json.field("cue", phase.cue)
      json.field("seconds", phase.duration.inSeconds)
      json.field("side", step.side?.rawValue)
    case .waiting(let step, let reason, let options, _):
      json.field("for", reason.rawValue)
      json.field("options", options)
      json.field("say", waiting(for: reason, isOpen: step.isOpen))
      return
    case .stepEnded(_, let outcome, let did):
      json.field("outcome", outcome.rawValue)
      json.field("seconds", did.time?.inSeconds)
      json.field("reps", did.reps)
    default: break
    }
    json.field("say", spoken(event, isAnnounced: isAnnounced))
  }

  /// What is asked for of whoever touches the page.
  private func waiting(for reason: WaitReason, isOpen: Bool) -> String? {
    switch reason {
    case .confirmation: phrases.label(.page(.whenReady))
    case .repetitions: phrases.label(.page(isOpen ? .whenEnough : .whenDone))
    case .choice: nil
    }
  }

  private func spoken(_ event: SessionEvent, isAnnounced: Bool) -> String? {
    phrases.spoken(event, isAnnounced: isAnnounced, available: event.speakingTime) { text in
      .milliseconds(text.count * 1_000 / Self.lettersPerSecond)
    }
  }

  // MARK: - What stands once

  private mutating func number(of told: [CueRule.Told]) -> Int {
    let score = self
    return Self.number(in: &rules) { json in
      for (rule, event) in told {
        json.object { json in
          if rule.share > 0 { json.field("share", Double(rule.share) / Double(CueRule.whole)) }
          json.field("shift", rule.shift.inSeconds)
          json.field("least", rule.least.inSeconds)
          if rule.isAbove { json.field("above", true) }
          if rule.isOnce { json.field("once", true) }
          json.field("cue", rule.kind.word)
          json.field("text", event.text)
          json.field("say", score.spoken(event, isAnnounced: true))
        }
      }
    }
  }

  /// What is said of a rest at its beginning and its end, for each whole second that it may last.
  private mutating func number(
    ofLengthsOf start: SessionEvent, _ step: StepInfo, upTo lap: Duration
  ) -> Int {
    let score = self
    return Self.number(in: &lengths) { json in
      for second in 1...max(Int(lap.inSeconds.rounded(.up)), 1) {
        var (event, step) = (start, step)
        step.duration = .seconds(second)
        event.body = .stepStarted(step, next: nil)
        event.text = score.phrases.sentence(.stepStarted(step))
        json.object { json in
          json.field("text", event.text)
          json.field("say", score.spoken(event, isAnnounced: false))
          json.field(
            "ended",
            score.phrases.sentence(.stepEnded(step, .done, did: Effort(time: step.duration))))
        }
      }
    }
  }

  private static func number(
    in known: inout [Shared], _ write: @escaping (inout JSONWriter) -> Void
  ) -> Int {
    let text = JSONWriter.array(write)
    if let index = known.firstIndex(where: { $0.text == text }) { return index }
    known.append(Shared(text: text, write: write))
    return known.count - 1
  }

  private mutating func number(of figure: MovingFigure) -> Int {
    if let known = figures.firstIndex(of: figure) { return known }
    figures.append(figure)
    return figures.count - 1
  }

  /// Repetitions that are carried on to a number nobody knows yet: "11", and not "11 of 12".
  private mutating func extra(_ events: [SessionEvent]) -> Int {
    let counted = events.filter {
      if case .cue(_, .last, _) = $0.body { return false }
      return $0.kind != .stepEnded && $0.kind != .stepStarted
    }.map { $0.counting(in: phrases) }
    let text = JSONWriter.array { write(counted, to: &$0) }
    if let known = extras.firstIndex(where: { $0.text == text }) { return known }
    extras.append((text, counted))
    return extras.count - 1
  }

  private func write(_ events: [SessionEvent], to json: inout JSONWriter) {
    let start = events.first?.at ?? .zero
    for event in events {
      json.object { write(event, since: start, isAnnounced: true, to: &$0) }
    }
  }
}

extension SessionEvent {
  /// The event where nobody knows how many repetitions there are.
  fileprivate func counting(in phrases: any Phrases) -> SessionEvent {
    guard case .phaseStarted(let step, let rep, let phase) = body else { return self }
    var event = self
    let counted = Ordinal(rep.index, of: nil)
    event.body = .phaseStarted(step, rep: counted, phase: phase)
    event.text = phrases.sentence(
      .phase(cue: phase.cue, rep: phase.place.index == 1 ? counted : nil, side: nil))
    return event
  }
}

extension Preparation {
  /// What stands large while it lasts.
  fileprivate var heading: ScreenLabel {
    switch self {
    case .leadIn: .state(.getReady)
    case .changeover: .changeSides
    case .between: .state(.changePosition)
    }
  }
}

extension DoseUnit {
  fileprivate var isOfLoops: Bool {
    switch self {
    case .rounds, .sets: true
    case .seconds, .repetitions: false
    }
  }
}

extension Plan.Dose {
  /// Whether what is done in a step counts for the range.
  fileprivate func counts(_ step: StepInfo) -> Bool {
    guard key.routine == step.routine else { return false }
    switch (key.unit, step.kind) {
    case (.seconds, .timed), (.seconds, .rest), (.repetitions, .reps): break
    default: return false
    }
    if key.path == step.path { return true }
    return key.path.hasPrefix(step.path + "/")
      && (side == nil || step.side == nil || side == step.side)
  }
}

/// The events of one step: what leads to it, what it holds, and its end.
private struct Stretch {
  var places: Range<Int>
  /// The place of its `stepStarted`; nil for what stands before the first step and behind the last.
  var begun: Int?

  /// Splits events where steps end; what comes after a choice's options stands before the next step.
  static func split(_ events: [SessionEvent]) -> [Stretch] {
    var stretches: [Stretch] = []
    var current = Stretch(places: 0..<0)
    for (place, event) in events.enumerated() {
      current.places = current.places.lowerBound..<(place + 1)
      switch event.kind {
      case .stepStarted: current.begun = place
      case .sessionStarted, .stepEnded:
        stretches.append(current)
        current = Stretch(places: (place + 1)..<(place + 1))
      default: break
      }
    }
    if !current.places.isEmpty { stretches.append(current) }
    return stretches
  }
}
