internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// The ready-made sentences of events: the one place that has the words of a session.
enum Sentences {
  static func sessionStarted(_ plan: Plan, lasting time: Duration) -> String {
    "\(plan.title), \(about(time))."
  }

  static func stepStarted(_ info: StepInfo) -> String {
    switch info.kind {
    case .prompt: return sentence(info.cue ?? info.name)
    case .choice: return info.name
    case .timed, .reps, .rest: break
    }
    var text = named(info)
    if let reps = info.reps {
      text += ", " + count(reps, "repetition")
    } else if let duration = info.duration {
      text += ", " + spoken(duration)
    }
    text += "."
    if let cue = info.cue { text += " " + sentence(cue) }
    return text
  }

  static func prepare(_ info: StepInfo, isChangeover: Bool) -> String {
    isChangeover ? "Change sides: \(named(info))." : "Get ready: \(named(info))."
  }

  static func phase(_ cue: String, isFirst: Bool, rep: Ordinal, side: Side?) -> String {
    guard isFirst else { return sentence(cue) }
    let side = side.map { ", \($0.rawValue)" } ?? ""
    return "\(rep.index) of \(rep.of)\(side). \(sentence(cue))"
  }

  static func cue(
    _ kind: CueKind, words: String?, info: StepInfo, remaining: Duration, next: NextStep?
  ) -> String {
    switch kind {
    case .authored: return sentence(words ?? "")
    case .halfway: return "Halfway."
    case .remaining: return "\(spoken(remaining)) left.".capitalizedFirst
    case .countdown: return "\(remaining.components.seconds)"
    case .minimum:
      guard case .time(let least, _)? = info.range else { return "" }
      return minimum(info, done: spoken(least))
    case .next:
      guard let next else { return "Then you are done." }
      return "Next: \(named(next.name, next.side))."
    case .last: return "The last one."
    case .prepare: return prepare(info, isChangeover: false)
    }
  }

  static func minimum(_ info: StepInfo, done: String) -> String {
    "\(done): the minimum is done.".capitalizedFirst
  }

  /// - Parameter goesOn: after how long it goes on, where nobody is there to press a key.
  static func waiting(
    _ reason: WaitReason, _ info: StepInfo, options: [String], goesOn: Duration? = nil
  ) -> String {
    switch reason {
    case .confirmation:
      if let goesOn { return "Going on in \(spoken(goesOn))." }
      return "Press Enter when you are ready."
    case .repetitions:
      if goesOn != nil { return "\(count(info.reps ?? 0, "repetition")), in your own time." }
      return "Press Enter when the \(count(info.reps ?? 0, "repetition")) are done."
    case .choice:
      let list = options.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
      return "Choose: \(sentence(list))"
    }
  }

  /// - Parameter isExpected: whether an answer was waited for at all.
  static func confirmed(by who: AnsweredBy, isExpected: Bool) -> String {
    switch who {
    case .person, .control: "Confirmed."
    case .default, .timeout: isExpected ? "Nobody answered: going on." : "Going on."
    }
  }

  static func repetitionsDone(_ reps: Int) -> String { count(reps, "repetition") + "." }

  static func chosen(_ label: String) -> String { "Chosen: \(sentence(label))" }

  static func paused(gap: Duration?) -> String {
    guard let gap else { return "Paused." }
    return "Paused. " + slept(gap)
  }

  static func slept(_ gap: Duration) -> String {
    "The computer slept for \(spoken(gap))."
  }

  static let elapsed = "The time asleep counts: going on."

  static func resumed(_ info: StepInfo?) -> String {
    guard let info else { return "Going on." }
    return "Going on: \(named(info))."
  }

  static func adjusted(_ info: StepInfo, _ delta: Effort) -> String {
    let time = delta.time ?? .zero
    let isMore = delta.reps.map { $0 > 0 } ?? (time > .zero)
    let amount =
      delta.reps.map { count(abs($0), "repetition") } ?? spoken(isMore ? time : .zero - time)
    return "\(amount) \(isMore ? "more" : "less").".capitalizedFirst
  }

  static func stepEnded(_ info: StepInfo, _ outcome: StepOutcome, did: Effort) -> String {
    switch outcome {
    case .skipped: return "\(named(info)): skipped."
    case .repeated: return "\(named(info)): to be played again."
    case .done: return "\(named(info)): done\(amount(did))."
    case .partial: return "\(named(info)): partly done\(amount(did))."
    }
  }

  /// What was done, behind a comma; nothing where there is nothing to count.
  private static func amount(_ did: Effort) -> String {
    if let reps = did.reps, reps > 0 { return ", " + count(reps, "repetition") }
    guard let time = did.time, time.inSeconds.rounded() > 0 else { return "" }
    return ", " + spoken(time)
  }

  static func sessionEnded(_ end: SessionEnd) -> String {
    let time = spoken(end.time)
    switch (end.outcome, end.reason) {
    case (.completed, _): return "Session completed: \(time)."
    case (.stopped, EndReason.nothingDone): return "Nothing was done."
    case (.stopped, EndReason.pain):
      let after = end.time.inSeconds.rounded() > 0 ? ", after \(time)" : ""
      return "Stopped because it hurts\(after). Rest now."
    case (.stopped, _): return "Session stopped after \(time)."
    case (.interrupted, _): return "Session interrupted after \(time)."
    }
  }
}

// MARK: - Parts of sentences

extension Sentences {
  static func named(_ info: StepInfo) -> String { named(info.name, info.side) }

  /// A step's name with its side, to stand inside a sentence: a cue that serves as a name ends with a
  /// mark of its own, which is left out.
  static func named(_ name: String, _ side: Side?) -> String {
    var bare = Substring(name)
    while let last = bare.last, ".!?".contains(last) { bare.removeLast() }
    let name = bare.isEmpty ? name : String(bare)
    return side.map { "\(name), \($0.rawValue) side" } ?? name
  }

  /// A number with its noun.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A time in words, in whole seconds as people count them: `1 minute 30 seconds`.
  static func spoken(_ time: Duration) -> String {
    let seconds = time.inSeconds
    let whole = seconds > 0 ? max(Int(seconds.rounded()), 1) : 0
    var parts: [String] = []
    if whole >= 3600 { parts.append(count(whole / 3600, "hour")) }
    if whole % 3600 >= 60 { parts.append(count(whole % 3600 / 60, "minute")) }
    let rest = whole % 60
    if rest > 0 || parts.isEmpty { parts.append(count(rest, "second")) }
    return parts.joined(separator: " ")
  }

  /// A planned time in words, to the minute from two minutes on.
  static func about(_ duration: Duration) -> String {
    let seconds = duration.inSeconds
    guard seconds >= 120 else { return "about " + spoken(.seconds(seconds.rounded())) }
    return "about " + spoken(.seconds((seconds / 60).rounded() * 60))
  }

  /// A text with a full stop, unless it ends with a mark of its own.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return last.isPunctuation ? text : text + "."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
