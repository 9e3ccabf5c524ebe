public import LimberBasics

/// What the person is told about the running of things, with the facts that the words are made of.
///
/// A reason that comes from the system or another program passes through as it stands.
public enum SessionNote: Sendable, Hashable {
  // MARK: Sinks

  case sinkOff(String, reason: String)
  /// It takes nothing any more; the session goes on.
  case sinkStuck(String, after: Duration)
  case sinkFloods(String)
  case sinkCrashed(String, how: String)
  case sinkCrashedAgain(String, how: String)
  case sinkRefuses(String, reason: String)
  /// One is heard in the place of another, which is not heard any more.
  case standsIn(String, for: String)
  /// What a sink itself has to say to the person.
  case sinkTells(String, String)
  /// It makes ready what it will need, so many of so many.
  case preparing(String, done: Int, of: Int, takesKeys: Bool)
  case notPrepared(String, reason: String)
  case noThreadForKeys
  /// It plays without a socket.
  case notControlled(reason: String)

  // MARK: Before it begins

  /// How this session stands to what its routine allows, from 1.
  case limit(title: String, ordinal: Int, perDay: Bool, allowed: Int)
  /// A routine asks for days of rest that last until a day, on which it may be done again.
  case rest(title: String, until: Day, today: Day)
  /// A dose of the person's own is more than a step above the usual one.
  case jump(name: String, wanted: DoseAmount, usual: DoseAmount, DoseUnit)
  /// One side of a dose stays behind the other, since only that one hurt.
  case sideBehind(name: String?, left: DoseAmount, right: DoseAmount, DoseUnit)
  /// It walks and runs for longer than a tenth above the longest session of the last 30 days.
  case spike(Duration, longest: Duration)
  /// Pain ended the last session, and nobody can be asked whether to play all the same.
  case playedAfterPain(on: Day, today: Day)
  /// A session of the history begins after now, and no rule sees it.
  case sessionAhead(routine: String, on: Day, id: String)
  case goingOn(title: String, wasStopped: Bool, at: Instant, now: Instant, step: Ordinal)
  /// It is gone on with at today's doses: they are lower, or the session was long ago.
  case dosesOfToday(areLower: Bool)
  /// Prompts answer themselves.
  case nobodyThere(takesKeys: Bool)
  /// Whoever does it need not be at the keys.
  case handsFree(Bool)
  case rehearsal

  // MARK: What cannot be kept

  case noHistory
  case notKept(reason: String)
  /// What comes of the session, told at its end.
  case prospect(Prospect)
  /// What could not be kept for a while is kept.
  case keptAgain
  /// The disk failed to make the history last, so that it was written anew, whole.
  case writtenAnew
  case placeNotKept(reason: String)
  /// nil where it was not written in time.
  case endNotKept(reason: String?)
  case answerNotKept(reason: String)

  // MARK: Afterwards

  case wasRehearsal
  /// The session can be gone on with.
  case canGoOn
  /// What pain means for the next session: the doses that it begins with.
  case afterPain(PainCare, [NextDose])
  /// Pain of 7 and more: it says so that it is one for a professional.
  case severePain
  /// It has hurt for so many days, each time that the person said how it was.
  case lastingPain(days: Int)
  /// Some of the answers are missing, and can be given later.
  case rateLater(session: String, asksEffort: Bool)
  /// What the person said of where it hurt, as it is kept.
  case hurtPlace(String)

  // MARK: While a routine is written

  case saved(String)
  case waitingForSave(String)
}

/// What follows from pain for the next session.
public enum PainCare: Sendable, Hashable, CaseIterable {
  /// It begins at the minimum.
  case minimum
  /// It begins one step back.
  case stepBack
  /// Nothing grows for now.
  case hold
  /// No dose changes.
  case none
}

/// A dose of the next session.
public struct NextDose: Sendable, Hashable {
  /// What its step is called.
  public var name: String
  /// What it aims at.
  public var target: DoseAmount
  /// What it is counted in.
  public var unit: DoseUnit

  /// Makes a dose.
  public init(name: String, target: DoseAmount, unit: DoseUnit) {
    self.name = name
    self.target = target
    self.unit = unit
  }
}

/// What the person is asked around a session, with the facts that the words are made of.
public enum SessionQuestion: Sendable, Hashable {
  /// How hard it was, from 0 to 10.
  case effort
  /// How much it hurts, from 0 to 10.
  case pain
  /// Where it hurts, in a few words.
  case place
  /// Which side hurts, of what is done on two.
  case side
  /// The same after an answer that names none.
  case sideAgain
  /// What stands before a number that is typed.
  case number(canGoBack: Bool)
  /// The same after an answer that is no number from 0 to 10.
  case numberAgain
  /// How the person is the morning after some routines, from 0 to 10; Enter alone is no worse than usual.
  case morning(after: [String], isOfLegs: Bool)
  /// The same after an answer that is no number from 0 to 10.
  case morningAgain
  /// Whether to play although pain ended the last session.
  case playAfterPain(on: Day, today: Day)
  /// Whether to play more often than the routine allows.
  case playPastLimit
  /// Whether to go on where a session was interrupted.
  case goOn(since: Instant, now: Instant)
  /// A question with its answers, and which of them Enter alone gives.
  case yesOrNo(String, usually: Bool)
  /// What is said to an answer that means neither.
  case yesOrNoAgain
}

/// What comes of a session, told to the person at its end; each is a line of its own.
public enum Prospect: Sendable, Hashable {
  /// How a dose stands; the name is nil where the file gives the step none.
  case dose(name: String?, unit: DoseUnit, DoseStanding)
  /// So many doses more have something to tell.
  case moreDoses(Int)
  /// A routine of the programme's week; `limit` says why it is not for today, where it is due.
  case task(routine: String, done: Int, perWeek: Int, isDue: Bool, isDone: Bool, limit: String?)
  /// When a reminder comes next: the day and the time of day as `18:00`.
  case reminder(Day, time: String, isThisYear: Bool)
  /// A routine was played as often as it allows, today or in a week.
  case limitReached(title: String, isDaily: Bool)
  /// A routine asks for rest until a day, on which it may be done again.
  case rest(title: String, until: Day, today: Day)
}
