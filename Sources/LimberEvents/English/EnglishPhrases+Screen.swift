internal import LimberBasics

/// What a display writes.
extension EnglishPhrases {
  /// Labels begin small where they stand behind others, as in `set 1 of 3`.
  public func label(_ label: ScreenLabel) -> String {
    switch label {
    case .side(let side): word(side)
    case .rest: "Rest"
    case .dose(let unit): English.name(of: unit)
    case .prepare(let pause): heading(pause) + ":"
    case .changeSides: "Change sides"
    case .step(let step): "step \(ordinal(step))"
    case .set(let set): "set \(ordinal(set))"
    case .round(let round): "round \(ordinal(round))"
    case .repetition(let rep): "repetition \(ordinal(rep))"
    case .left(let clock): "\(clock) left"
    case .next: "Next:"
    case .state(.getReady): "Get ready"
    case .state(.changePosition): "Change position"
    case .state(.paused): "Paused"
    case .state(.muted): "muted"
    case .cautions(let count, let key):
      "\(English.count(count, "thing")) to heed" + (key.map { ": \($0) shows them" } ?? "")
    case .paused(let gap, let takesKeys):
      "Paused" + (gap.map { ": the computer slept for \(English.roughly($0))" } ?? "")
        + (takesKeys ? " — space to go on" : "")
    case .watching: "q leaves; the session is steered where it plays"
    case .waitsElsewhere: "Waits for an answer where it plays"
    case .countingIn(let clock): "Going on in \(clock)"
    case .slept(let gap): "The computer slept for \(English.roughly(gap)); the time went on."
    case .confirmation(let clock, let takesKeys): confirmation(clock, takesKeys)
    case .ownPace(let reps, let unit, let range, let takesKeys):
      (reps.map { English.repetitions($0, unit: unit) } ?? "Repetitions")
        + (range.map { " (\($0) in all)" } ?? "") + ", in your own time"
        + (takesKeys ? " — Enter when done" : "")
    case .openPace(let least, let unit, let takesKeys):
      English.capitalized(asMany(unit, least: least))
        + (takesKeys ? " — + and − count, Enter when done" : "")
    case .goesOn(let clock): "Goes on in \(clock)"
    case .minimumReached(let takesKeys):
      "Minimum reached" + (takesKeys ? " — d when that is enough" : "")
    case .key(let mark): mark
    case .action(let action): word(action)
    case .shade(let shade): word(shade)
    case .help(let action): help(action)
    case .keyLine(let keys, let action): "\(keys.joined(separator: " or ")): \(help(action))."
    case .planned(let time, let longest, let isRest, let steps):
      "planned \(time)" + (isRest ? " from here on" : longest.map { " to \($0)" } ?? "")
        + ", \(English.count(steps, "step"))"
    case .caution(let text): "Caution: \(text)"
    case .skipped: "skipped"
    case .partial: "partial"
    case .repetitions(let count, let goal, let unit): repetitions(count, goal, unit)
    case .time(let clock, let goal): "\(clock) of \(goal)"
    case .end(let end): heading(end)
    case .restNow: "Rest now."
    case .kind(let kind): kind.rawValue
    case .lost(let count): "\(count) events lost before"
    case .page(let page): word(page)
    }
  }

  /// Whether one of its words does: rise, raise, lift, up, stand.
  public func leadsUp(_ cue: String) -> Bool {
    let words = cue.lowercased().split { !$0.isLetter }
    return words.contains { ["rise", "raise", "lift", "up", "stand"].contains($0) }
  }

  private func confirmation(_ clock: String?, _ takesKeys: Bool) -> String {
    guard takesKeys else { return clock.map { "Goes on in \($0)" } ?? "Goes on by itself" }
    return "Enter when you are ready" + (clock.map { " — goes on in \($0)" } ?? "")
  }

  private func repetitions(_ count: Int, _ goal: String?, _ unit: String?) -> String {
    guard let goal else { return English.repetitions(count, unit: unit) }
    return "\(count) of \(goal) \(English.repetitionNoun(goal == "1" ? 1 : 2, unit: unit))"
  }

  private func heading(_ end: SessionEnd) -> String {
    var counts = [English.count(end.stepsDone, "step") + " done"]
    if end.stepsPartial > 0 { counts.append("\(end.stepsPartial) partial") }
    if end.stepsSkipped > 0 { counts.append("\(end.stepsSkipped) skipped") }
    let facts = "\(end.time.clock), \(counts.joined(separator: ", "))"
    return switch (end.outcome, end.reason) {
    case (.completed, _): "Session done: \(facts)"
    case (.stopped, EndReason.nothingDone): "Nothing was done."
    case (.stopped, EndReason.pain): "Stopped because it hurts: \(facts)"
    case (.stopped, _): "Stopped: \(facts)"
    case (.interrupted, EndReason.nobodyAnswered): "Interrupted, for nobody answered: \(facts)"
    case (.interrupted, let reason): "Interrupted\(reason.map { " by " + $0 } ?? ""): \(facts)"
    }
  }
}

// MARK: - Keys

extension EnglishPhrases {
  private func word(_ action: KeyBinding.Action) -> String {
    switch action {
    case .pause: "pause"
    case .next: "next"
    case .back: "back"
    case .restart: "restart"
    case .more: "more"
    case .less: "less"
    case .done: "done"
    case .confirm: "confirm"
    case .choose: "choose"
    case .handsFree: "hands free"
    case .stop: "stop"
    case .stopForPain: "it hurts"
    case .mute: "mute"
    case .status: "where"
    case .cautions: "heed"
    case .help: "keys"
    }
  }

  private func word(_ shade: KeyShade) -> String {
    switch shade {
    case .goOn: "go on"
    case .takeDefault: "default"
    case .setDone: "done"
    case .beginNow: "begin now"
    case .changeReps: "reps"
    case .countReps: "count"
    case .changeTime: "time"
    }
  }

  private func help(_ action: KeyBinding.Action) -> String {
    switch action {
    case .pause: "pause, or go on; confirm at a prompt"
    case .next: "skip to the next step"
    case .back: "to the start of this step, or to the step before"
    case .restart: "begin this step again"
    case .more: "10 seconds or one repetition more"
    case .less: "10 seconds or one repetition fewer"
    case .done: "end this step here; what you did counts"
    case .confirm: "confirm, or end a set that you pace yourself"
    case .choose: "choose one of the options"
    case .handsFree: "let what waits go on by itself, or wait for you again"
    case .stop: "stop the session"
    case .stopForPain: "stop because it hurts"
    case .mute: "silence bell, tones and voice, or let them sound again"
    case .status: "say where you are: step, side, count and what is left"
    case .cautions: "show what must be heeded, or hide it"
    case .help: "show all keys, or hide them"
    }
  }
}
