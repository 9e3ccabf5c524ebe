internal import LimberBasics

/// What a voice says, from the fullest to the shortest: side and verb first, the count where it fits.
extension EnglishPhrases {
  /// A lead-in and the beginning of a step are shortened by whole sentences, a phase down to its verb.
  public func voiced(_ event: SessionEvent, isAnnounced: Bool) -> [String] {
    switch event.body {
    case .sessionStarted(let start): [event.text, closed(start.routine.title)]
    case .stepStarted(let step, _): isAnnounced ? ["Go."] : beginning(step)
    case .phaseStarted(let step, let rep, let phase): voiced(phase, rep, step.side)
    case .cue(let step, let kind, _): voiced(kind, step, event.text)
    case .answered(_, _, by: .default), .answered(_, _, by: .timeout): [event.text]
    case .waiting, .adjusted, .sessionEnded, .muted, .status: [event.text]
    case .paused: [event.text, "Paused."]
    case .resumed: [event.text, "Going on."]
    case .answered, .tick, .stepEnded: []
    }
  }

  private func beginning(_ step: StepInfo) -> [String] {
    switch step.kind {
    case .prompt: return byParts(closed(step.cue ?? step.name))
    case .choice: return [step.name]
    case .timed, .reps, .rest: break
    }
    let amount = sentence(.stepStarted(bare(step)))
    let short = closed(named(step))
    return withCue(amount + place(of: step), step.cue) + [amount, short, closed(step.name)]
  }

  private func voiced(_ kind: CueKind, _ step: StepInfo, _ text: String) -> [String] {
    switch kind {
    case .prepare:
      return withCue(text + place(of: step), step.cue)
        + [text, closed(named(step))]
        + (step.side.map { [English.capitalized(word($0)) + "."] } ?? [])
    case .authored: return byParts(text)
    case .next: return [text, String(text.prefix { $0 != "," && $0 != "." }) + "."]
    case .minimum: return [text, "The minimum is done."]
    case .last: return [text, "Last one."]
    case .timeUp: return [text, "Time."]
    case .halfway, .remaining, .countdown: return [text]
    }
  }

  private func voiced(_ phase: Phase, _ rep: Ordinal, _ side: Side?) -> [String] {
    let cue = closed(phase.cue)
    let verb = closed(verb(of: phase.cue))
    guard phase.place.index == 1 else { return [cue, verb] }
    let side = side.map { English.capitalized(word($0)) + ". " } ?? ""
    // How many they are was said when the step began.
    let counted = rep.index > 1 ? ["\(side)\(cue) \(ordinal(rep))."] : []
    return counted + [side + cue, side + verb, cue, verb]
  }

  /// The first word of what to do, with the one before it where that says only how.
  private func verb(of cue: String) -> String {
    let words = cue.split(separator: " ")
    let isManner = words.first?.hasSuffix("ly") == true
    return words.prefix(isManner ? 2 : 1).joined(separator: " ").filter { !",;:".contains($0) }
  }

  /// Which set and which round it is, behind another sentence.
  private func place(of step: StepInfo) -> String {
    let parts = [
      step.set.flatMap { $0.of != 1 ? label(.set($0)) : nil },
      step.round.flatMap { $0.of != 1 ? label(.round($0)) : nil },
    ]
    return parts.compactMap { $0 }.map { " " + English.capitalized($0) + "." }.joined()
  }

  private func bare(_ step: StepInfo) -> StepInfo {
    var step = step
    step.cue = nil
    return step
  }

  /// A sentence with what to do behind it, a sentence less each time.
  private func withCue(_ text: String, _ cue: String?) -> [String] {
    (cue.map { byParts(closed($0)) } ?? []).map { text + " " + $0 } + [text]
  }

  /// A text, and what is left of it without its last sentence, and so on.
  private func byParts(_ text: String) -> [String] {
    var ends: [String.Index] = []
    for index in text.indices where ".!?…".contains(text[index]) {
      let after = text.index(after: index)
      if after == text.endIndex || text[after] == " " { ends.append(after) }
    }
    if ends.last != text.endIndex { ends.append(text.endIndex) }
    return ends.reversed().map { String(text[..<$0]) }
  }
}
