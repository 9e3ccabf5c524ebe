internal import LimberBasics

/// What the person is told about the running of things.
extension EnglishPhrases {
  /// What follows from pain, and how to tell a rating later, are whole sentences.
  public func note(_ note: SessionNote) -> String {
    switch note {
    case .sinkOff(let name, let reason): "sink '\(name)' is off: \(reason)"
    case .sinkStuck(let name, let time):
      "sink '\(name)' has taken nothing for \(English.short(time)); the session goes on without waiting"
    case .sinkFloods(let name):
      "sink '\(name)' floods the session with commands; none is taken any more"
    case .sinkCrashed(let name, let how): "sink '\(name)' crashed with \(how); it is started again"
    case .sinkCrashedAgain(let name, let how):
      "sink '\(name)' is off: it crashed again, with \(how)"
    case .sinkRefuses(let name, let reason): "sink '\(name)' will not work: \(reason)"
    case .standsIn(let name, let other): "sink '\(name)' takes the place of '\(other)'"
    case .sinkTells(let name, let text): "sink '\(name)': \(text)"
    case .preparing(let name, let done, let count, let takesKeys):
      "sink '\(name)' prepares, \(done) of \(count)"
        + (takesKeys ? "; any key begins without the rest" : "")
    case .notPrepared(let name, let reason): "sink '\(name)' could not prepare: \(reason)"
    case .noThreadForKeys: "the system gives no thread for keys and signals; Ctrl-C ends it at once"
    case .notControlled(let reason):
      "the session cannot be asked and told from outside: \(reason)"
    case .limit(let title, let ordinal, let perDay, let allowed):
      "\(English.ordinal(ordinal)) \(title.prefix(1).lowercased())\(title.dropFirst())"
        + " \(perDay ? "today" : "this week"): the routine allows \(allowed)"
    case .rest(let title, let day, let today): English.rest(title, until: day, today: today)
    case .jump(let name, let wanted, let usual, let unit):
      "\(English.dose(wanted, unit)) of '\(name)' is more than one step above"
        + " \(English.bareDose(usual)), to which you have grown: grow slowly"
    case .sideBehind(let name, let left, let right, let unit):
      "\(SafeText.shown(name ?? English.name(of: unit))): \(English.dose(left, unit)) on the left,"
        + " \(English.dose(right, unit)) on the right, until the \(left < right ? "left" : "right")"
        + " has caught up"
    case .spike(let time, let longest):
      "\(English.short(time)) on foot is more than a tenth above \(English.short(longest)), the"
        + " longest of the last 30 days: a jump like that brings injuries, so go easy"
    case .playedAfterPain(let day, let today):
      "you \(stopped(day, today)); it is played at today's dose"
    case .sessionAhead(let routine, let day, let id):
      "a session of '\(routine)' begins after now, on \(day.longText), so it is left out;"
        + " 'limber history delete \(id)' forgets it"
    case .goingOn(let title, let wasStopped, let time, let now, let step):
      "\(title), \(wasStopped ? "stopped" : "interrupted") \(English.ago(time, now: now)):"
        + " going on at step \(ordinal(step))"
    case .dosesOfToday(let areLower):
      areLower
        ? "today's doses are lower, so it goes on with them"
        : "that is long ago, so it goes on with today's doses"
    case .nobodyThere(let takesKeys):
      takesKeys
        ? "prompts and questions answer themselves; the keys work all the same"
        : "nobody is there to press keys; it goes on by itself"
    case .handsFree(let isOn):
      isOn
        ? "hands free: what waits goes on by itself, and the keys work all the same"
        : "no longer hands free: what waits, waits for a key"
    case .rehearsal: "a rehearsal: \(rehearsed)"
    case .wasRehearsal: "that was a rehearsal: \(rehearsed)"
    case .noHistory: "there is no home folder, so what you do cannot be kept"
    case .notKept(let reason): "what you do cannot be kept: \(reason)"
    case .prospect(let prospect): words(prospect)
    case .keptAgain: "what you do is kept again"
    case .writtenAnew:
      "the disk failed to save the history; it was written anew, and what you do is kept"
    case .placeNotKept(let reason): "the place to go on from cannot be kept: \(reason)"
    case .endNotKept(let reason):
      "the end of this session could not be kept: \(reason ?? "it was not written in time");"
        + " 'limber resume' goes on from where it stood"
    case .answerNotKept(let reason): "your answer cannot be kept: \(reason)"
    case .canGoOn: "'limber resume' goes on there"
    case .afterPain(let care, let doses): afterPain(care, doses)
    case .severePain: "Rest it, and see a professional before you go on."
    case .lastingPain(let days):
      "It has hurt for \(English.number(days)) days now, each time that you said how it was. See a"
        + " professional before you go on."
    case .rateLater(let session, let asksEffort):
      "'limber history rate \(session) --pain N\(asksEffort ? " --effort N" : "")' tells it later."
    case .hurtPlace(let place): "It hurt: \(place)"
    case .saved(let file): "\(file) was saved; it begins again"
    case .waitingForSave(let file): "waiting for \(file) to be saved; Ctrl-C ends"
    }
  }

  private var rehearsed: String {
    "at another speed than 1 a session is kept, and counts for nothing"
  }

  private func stopped(_ day: Day, _ today: Day) -> String {
    "stopped \(English.day(day, on: today)) because it hurt"
  }

  private func afterPain(_ care: PainCare, _ doses: [NextDose]) -> String {
    let advice = "When the pain stays, see a professional."
    return switch care {
    case .minimum: "Your next session begins at the minimum, \(list(doses)). \(advice)"
    case .stepBack: "Your next session begins one step back, at \(list(doses)). \(advice)"
    case .hold: "Your doses stay as they are for now. \(advice)"
    case .none: advice
    }
  }

  /// The first few doses: `8 repetitions of Heel drop`.
  private func list(_ doses: [NextDose]) -> String {
    let words = doses.prefix(2).map { "\(English.dose($0.target, $0.unit)) of \($0.name)" }
    let more = doses.count - words.count
    return words.joined(separator: " and ") + (more > 0 ? " and \(more) more" : "")
  }
}

// MARK: - Questions

extension EnglishPhrases {
  /// Those that are answered in their own line end in a colon.
  public func question(_ question: SessionQuestion) -> String {
    switch question {
    case .effort: "How hard was it, from 0 (not at all) to 10 (as hard as can be)?"
    case .pain: "How much does it hurt, from 0 (not at all) to 10 (as bad as can be)?"
    case .place: "Where does it hurt? A few words, or Enter to skip:"
    case .side: "Which side hurts: left, right or both (l, r, b)? Enter for both:"
    case .sideAgain: "l for left, r for right, b for both, please, or Enter for both:"
    case .number(let canGoBack):
      "A number, or Enter to skip\(canGoBack ? "; b goes back" : ""):"
    case .numberAgain: "From 0 to 10, please, or Enter alone to skip:"
    case .morning(let routines, let isOfLegs):
      "The morning after \(English.list(routines)): how \(isOfLegs ? "are your legs" : "are you")?"
        + " From 0 (no pain) to 10 (as bad as can be), Enter for no worse than usual:"
    case .morningAgain: "From 0 to 10, please, or Enter alone for no worse than usual:"
    case .playAfterPain(let day, let today): "You \(stopped(day, today)). Play all the same?"
    case .playPastLimit: "That is more than the routine allows. Play all the same?"
    case .goOn(let time, let now):
      "The last session was interrupted \(English.ago(time, now: now)). Go on there?"
    case .yesOrNo(let question, let usually): "\(question) [\(usually ? "Y/n" : "y/N")]"
    case .yesOrNoAgain: "Please answer y or n."
    }
  }
}

// MARK: - What comes of it

extension EnglishPhrases {
  private func words(_ prospect: Prospect) -> String {
    switch prospect {
    case .dose(let name, let unit, let standing):
      "\(SafeText.shown(name ?? English.name(of: unit))): \(English.standing(standing))."
    case .moreDoses(let count): "'limber progress' tells of \(English.count(count, "more dose"))."
    case .task(let routine, let done, let perWeek, let isDue, let isDone, let limit):
      English.task(
        SafeText.shown(routine), done: done, perWeek: perWeek, isDue: isDue, isDone: isDone,
        limit: limit)
    case .reminder(let day, let time, let isThisYear):
      "Next: \(English.moment(day, time, isThisYear: isThisYear))."
    case .rest(let title, let day, let today):
      "\(English.rest(SafeText.shown(title), until: day, today: today))."
    case .limitReached(let title, let isDaily):
      "\(SafeText.shown(title)): as often as it allows \(isDaily ? "today" : "this week")."
    }
  }
}
