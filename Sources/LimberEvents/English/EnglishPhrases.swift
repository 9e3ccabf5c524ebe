public import LimberBasics

/// The words of a session in English.
public struct EnglishPhrases: Phrases {
  /// Makes the maker.
  public init() {}

  /// Names come with their side, amounts in whole seconds or in repetitions.
  public func sentence(_ saying: Saying) -> String {
    switch saying {
    case .sessionStarted(let title, let time): "\(title), \(English.about(time))."
    case .stepStarted(let info): started(info)
    case .prepare(let info, let pause): "\(heading(pause)): \(named(info))."
    case .phase(let cue, let rep, let side): phase(cue, rep, side)
    case .authored(let words): closed(words)
    case .halfway: "Halfway."
    case .remaining(let time): English.capitalized("\(English.spoken(time)) left.")
    case .countdown(let seconds): "\(seconds)"
    case .minimum(let done): English.capitalized("\(amount(done)): the minimum is done.")
    case .last: "The last one."
    case .timeUp(let held): "Time. \(English.capitalized(English.roundsHeld(held)))."
    case .next(let next):
      next.map { "Next: \(named($0.name, $0.side))." } ?? "Then you are done."
    case .waiting(let info, let reason, let options, let defaultOption, let goesOn):
      waiting(reason, info, options, defaultOption, goesOn)
    case .confirmed(let who, let isExpected): confirmed(who, isExpected)
    case .repetitionsDone(let count, let unit): English.repetitions(count, unit: unit) + "."
    case .chosen(let label): "Chosen: \(closed(label))"
    case .paused(let gap): gap.map { "Paused. " + slept($0) } ?? "Paused."
    case .slept(let gap): slept(gap)
    case .sleepCounts: "The time asleep counts: going on."
    case .resumed(let info): info.map { "Going on: \(named($0))." } ?? "Going on."
    case .adjusted(let delta): adjusted(delta)
    case .stepEnded(let info, let outcome, let did): ended(info, outcome, did)
    case .muted(let isMuted): isMuted ? "Muted." : "Sound again."
    case .status(let info, let rep, let left, let pause, let isPaused):
      (isPaused ? "Paused. " : pause.map { "\(heading($0)). " } ?? "")
        + status(info, rep, left, pause)
    case .sessionEnded(let end): ended(end)
    }
  }

  /// The first letter decides, be it small or large: `y` or `n`.
  public func agrees(_ answer: String) -> Bool? {
    switch answer.lowercased().first(where: { !$0.isWhitespace }) {
    case "y": true
    case "n": false
    default: nil
    }
  }

  /// A side's word, or the beginning of it: `l`, `right`, `both`.
  public func soreSide(_ answer: String) -> SoreSide? {
    let word = answer.lowercased()
    return word.isEmpty ? nil : SoreSide.allCases.first { $0.rawValue.hasPrefix(word) }
  }

  /// `b` for back.
  public var backKeys: Set<Character> { ["b", "B"] }
}

// MARK: - Sentences

extension EnglishPhrases {
  private func started(_ info: StepInfo) -> String {
    switch info.kind {
    case .prompt: return closed(info.cue ?? info.name)
    case .choice: return info.name
    case .timed, .reps, .rest: break
    }
    // One piece of memory for the whole sentence.
    var text = ""
    text.reserveCapacity(80)
    text += named(info)
    if info.isOpen {
      text += ", "
      text += open(info)
    } else if let reps = info.reps {
      text += ", "
      text += English.repetitions(reps, unit: info.unit)
    } else if let duration = info.duration {
      text += ", "
      text += English.spoken(duration)
    }
    if let load = info.load { text += ", with \(load)" }
    text += "."
    if let cue = info.cue {
      text += " "
      text += closed(cue)
    }
    return text
  }

  /// `as many as you can, at least 9`, `as long as you can`.
  func open(_ info: StepInfo) -> String {
    switch info.kind {
    case .timed, .rest, .prompt, .choice:
      "as long as you can" + (info.duration.map { ", at least \(English.spoken($0))" } ?? "")
    case .reps:
      asMany(info.unit, least: info.reps)
    }
  }

  func asMany(_ unit: String?, least: Int?) -> String {
    "as many \(unit.map { "\($0) " } ?? "")as you can"
      + (least.map { $0 > 0 ? ", at least \($0)" : "" } ?? "")
  }

  private func phase(_ cue: String, _ rep: Ordinal?, _ side: Side?) -> String {
    guard let rep else { return closed(cue) }
    let side = side.map { ", \(word($0))" } ?? ""
    return "\(ordinal(rep))\(side). \(closed(cue))"
  }

  private func waiting(
    _ reason: WaitReason, _ info: StepInfo, _ options: [String],
    _ defaultOption: Int?, _ goesOn: Duration?
  ) -> String {
    switch reason {
    case .confirmation:
      if let goesOn { return "Going on in \(English.spoken(goesOn))." }
      return "Press Enter when you are ready."
    case .repetitions where info.isOpen:
      let task = English.capitalized("\(open(info)). Plus and minus count")
      return goesOn.map { "\(task). Going on in \(English.spoken($0))." }
        ?? "\(task), Enter ends it."
    case .repetitions:
      let reps = English.repetitions(info.reps ?? 0, unit: info.unit)
      if let goesOn {
        return "\(reps), in your own time. Going on in \(English.spoken(goesOn))."
      }
      return "Press Enter when the \(reps) are done."
    case .choice:
      return choice(options, defaultOption, goesOn)
    }
  }

  private func choice(
    _ options: [String], _ defaultOption: Int?, _ goesOn: Duration?
  ) -> String {
    let list = options.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
    let question = "Choose: \(closed(list))"
    // Where it is taken at once, the answer says which.
    guard let number = defaultOption, options.indices.contains(number - 1), goesOn != .zero
    else { return question }
    let usual = "\(number), \(closed(options[number - 1]))"
    return goesOn.map { "\(question) In \(English.spoken($0)) it is \(usual)" }
      ?? "\(question) Enter takes \(usual)"
  }

  private func confirmed(_ who: AnsweredBy, _ isExpected: Bool) -> String {
    switch who {
    case .person, .control: "Confirmed."
    case .default, .timeout: isExpected ? "Nobody answered: going on." : "Going on."
    }
  }

  /// What matters most comes first: who hears it has the eyes closed.
  private func status(_ info: StepInfo, _ rep: Ordinal?, _ left: Duration?, _ pause: Preparation?)
    -> String
  {
    var parts = ["\(named(info))."]
    if let rep {
      parts.append("Repetition \(ordinal(rep)).")
    } else if let counted = info.counted, pause == nil {
      parts.append(English.repetitions(counted, unit: info.unit) + " counted.")
    } else if info.isOpen {
      parts.append(English.capitalized(open(info)) + ".")
    } else if let reps = info.reps {
      parts.append(English.repetitions(reps, unit: info.unit) + ".")
    }
    if let set = info.set { parts.append("Set \(ordinal(set)).") }
    if let round = info.round { parts.append("Round \(ordinal(round)).") }
    if let left { parts.append(English.capitalized("\(English.spoken(left)) left.")) }
    parts.append("Step \(info.index) of \(info.of).")
    return parts.joined(separator: " ")
  }

  /// `3 of 5`, or `3` where nobody knows how many there are.
  func ordinal(_ ordinal: Ordinal) -> String {
    ordinal.of.map { "\(ordinal.index) of \($0)" } ?? "\(ordinal.index)"
  }

  private func slept(_ gap: Duration) -> String {
    "The computer slept for \(English.spoken(gap))."
  }

  private func adjusted(_ delta: Effort) -> String {
    let isMore = delta.reps.map { $0 > 0 } ?? ((delta.time ?? .zero) > .zero)
    let size = Effort(
      time: delta.time.map { max($0, .zero - $0) }, reps: delta.reps.map { max($0, -$0) })
    return English.capitalized("\(amount(size)) \(isMore ? "more" : "less").")
  }

  private func ended(_ info: StepInfo, _ outcome: StepOutcome, _ did: Effort) -> String {
    switch outcome {
    case .skipped: named(info) + ": skipped."
    case .repeated: named(info) + ": to be played again."
    case .done: ended(info, ": done", did)
    case .partial: ended(info, ": partly done", did)
    }
  }

  private func ended(_ info: StepInfo, _ words: String, _ did: Effort) -> String {
    var text = ""
    text.reserveCapacity(60)
    text += named(info)
    text += words
    text += done(did, info.unit)
    text += "."
    return text
  }

  /// What was done, behind a comma; nothing where there is nothing to count.
  private func done(_ did: Effort, _ unit: String?) -> String {
    if let reps = did.reps, reps > 0 { return ", " + English.repetitions(reps, unit: unit) }
    guard let time = did.time, isAnything(time) else { return "" }
    return ", " + English.spoken(time)
  }

  private func ended(_ end: SessionEnd) -> String {
    let time = English.spoken(end.time)
    switch (end.outcome, end.reason) {
    case (.completed, _): return "Session completed: \(time)."
    case (.stopped, EndReason.nothingDone): return label(.end(end))
    case (.stopped, EndReason.pain):
      let after = isAnything(end.time) ? ", after \(time)" : ""
      return "Stopped because it hurts\(after). \(label(.restNow))"
    case (.stopped, _): return "Session stopped after \(time)."
    case (.interrupted, _): return "Session interrupted after \(time)."
    }
  }

  /// Half a second is the least that is spoken of.
  private func isAnything(_ time: Duration) -> Bool { time >= .milliseconds(500) }
}

// MARK: - Parts of sentences

extension EnglishPhrases {
  /// A step's name with its side: `Heel drop, left side`.
  package func named(_ info: StepInfo) -> String { named(info.name, info.side) }

  /// A step's name with its side, to stand inside a sentence: a cue that serves as a name ends with a
  /// mark of its own, which is left out.
  func named(_ name: String, _ side: Side?) -> String {
    let name = bare(name)
    return side.map { "\(name), \(word($0)) side" } ?? name
  }

  /// A name without the marks at its end, unless it is nothing else.
  private func bare(_ name: String) -> String {
    if endsPlainly(name) { return name }
    var bare = Substring(name)
    while let last = bare.last, ".!?".contains(last) { bare.removeLast() }
    return bare.isEmpty ? name : String(bare)
  }

  /// Whether a text ends with a small letter of plain English, as nearly every one does.
  private func endsPlainly(_ text: String) -> Bool {
    text.utf8.last.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
  }

  /// What a pause before a step is there for, to stand before the step's name.
  func heading(_ pause: Preparation) -> String {
    switch pause {
    case .leadIn: "Get ready"
    case .changeover: label(.changeSides)
    case .between: "Next"
    }
  }

  func word(_ side: Side) -> String {
    switch side {
    case .left: "left"
    case .right: "right"
    }
  }

  /// Repetitions, or else a time.
  func amount(_ effort: Effort) -> String {
    effort.reps.map { English.count($0, "repetition") } ?? English.spoken(effort.time ?? .zero)
  }

  /// A text with a full stop, unless it ends with a mark of its own.
  func closed(_ text: String) -> String {
    if endsPlainly(text) { return text + "." }
    guard let last = text.last else { return "" }
    return last.isPunctuation ? text : text + "."
  }
}
