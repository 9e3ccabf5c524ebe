public import LimberBasics
public import LimberFigures

/// A position in a counted row: `index` from 1, `of` in all.
public struct Ordinal: Sendable, Hashable {
  /// Which one, from 1.
  public var index: Int
  /// How many in all; nil where nobody knows.
  public var of: Int?

  /// Makes an ordinal.
  public init(_ index: Int, of: Int?) {
    self.index = index
    self.of = of
  }
}

/// The range that a step is played in: the least that counts as done, and the most that is asked for.
public enum DoseRange: Sendable, Hashable {
  case time(min: Duration, max: Duration)
  case repetitions(min: Int, max: Int)
}

/// A leaf step as every event about it carries it.
public struct StepInfo: Sendable, Hashable {
  /// Its number in the session, from 1.
  public var index: Int
  /// How many leaf steps the session has.
  public var of: Int
  /// Its place in its own routine file, as a JSON Pointer.
  public var path: String
  /// The id of the routine whose file it stands in.
  public var routine: String
  /// What kind of step it is.
  public var kind: StepKind
  /// What to call it; never empty.
  public var name: String
  /// What to do.
  public var cue: String?
  /// What its movement looks like; programs are told the name of one that ships, and what one of the
  /// author's own looks like as its step begins.
  public var figure: MovingFigure?
  /// Its side of the body, where it has one.
  public var side: Side?
  /// How long it is to last, where that is known.
  public var duration: Duration?
  /// How many repetitions are aimed at.
  public var reps: Int?
  /// Whether it goes on until the person ends it; `duration` and `reps` are the least then.
  public var isOpen = false
  /// How many the person has counted so far, from the least on; nil where they are not asked to.
  public var counted: Int?
  /// What is counted in place of repetitions, in the plural; nil for repetitions.
  public var unit: String?
  /// What is held or carried, in the author's words.
  public var load: String?
  /// Where the file states a range, its ends.
  public var range: DoseRange?
  /// Which set of the step this is.
  public var set: Ordinal?
  /// Which round of the innermost rounds this is.
  public var round: Ordinal?

  /// Makes a step.
  public init(
    index: Int, of: Int, path: String, routine: String, kind: StepKind, name: String,
    cue: String? = nil, figure: MovingFigure? = nil, side: Side? = nil, duration: Duration? = nil,
    reps: Int? = nil, unit: String? = nil, load: String? = nil, range: DoseRange? = nil,
    set: Ordinal? = nil, round: Ordinal? = nil
  ) {
    self.index = index
    self.of = of
    self.path = path
    self.routine = routine
    self.kind = kind
    self.name = name
    self.cue = cue
    self.figure = figure
    self.side = side
    self.duration = duration
    self.reps = reps
    self.unit = unit
    self.load = load
    self.range = range
    self.set = set
    self.round = round
  }
}

/// What comes after a step.
public struct NextStep: Sendable, Hashable {
  /// What to call it.
  public var name: String
  /// Its side, where it has one.
  public var side: Side?

  /// Makes a preview.
  public init(name: String, side: Side? = nil) {
    self.name = name
    self.side = side
  }
}

/// An amount that was done, or by which a step was changed.
public struct Effort: Sendable, Hashable {
  /// How long, where time counts.
  public var time: Duration?
  /// Repetitions, where they count.
  public var reps: Int?

  /// Makes an amount.
  public init(time: Duration? = nil, reps: Int? = nil) {
    self.time = time
    self.reps = reps
  }
}

/// A routine as events name it.
public struct RoutineName: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: String

  /// Makes a name.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

/// What became of one range of a routine.
public struct DoseRecord: Sendable, Hashable {
  /// The range's place in its own routine file, as a JSON Pointer to the step.
  public var path: String
  /// The id of that routine.
  public var routine: String
  /// The step's name; a word for what is counted where its file gives none.
  public var name: String
  /// Whether its file names the step, so that the name is no word of the session's language.
  public var isNamed: Bool
  /// The side that it is for; nil where both have one amount, or there is none.
  public var side: Side?
  /// What it is counted in.
  public var unit: DoseUnit
  /// The lower end.
  public var min: DoseAmount
  /// The upper end.
  public var max: DoseAmount
  /// What was aimed at.
  public var target: DoseAmount
  /// The least that was done in any playing of it; nothing where it was never reached.
  public var did: DoseAmount

  /// Makes a record.
  public init(
    path: String, routine: String, name: String, isNamed: Bool = true, side: Side? = nil,
    unit: DoseUnit, min: DoseAmount, max: DoseAmount, target: DoseAmount, did: DoseAmount
  ) {
    self.path = path
    self.routine = routine
    self.name = name
    self.isNamed = isNamed
    self.side = side
    self.unit = unit
    self.min = min
    self.max = max
    self.target = target
    self.did = did
  }
}

/// What is left at an event's instant, by the plan as it stands then.
///
/// It is right after every input and in a pause, so that nobody who shows it adds up for himself.
public struct Remaining: Sendable, Hashable {
  /// Until the step, or the lead-in or changeover before it, runs out; nil where nothing does, as
  /// while a person is waited for.
  public var step: Duration?
  /// Until the session ends, as planned: with the default of each choice still to be made, and
  /// without the time that a person takes to answer.
  public var session: Duration
  /// Until something happens next by itself, ticks aside: a phase, a cue, the end of what runs.
  ///
  /// Nil where nothing does, as in a pause. So whoever speaks knows how long he may.
  public var next: Duration?
  /// Whether it grows less with the time; not so while the session is paused.
  public var isPassing: Bool

  /// Makes what is left.
  public init(
    step: Duration? = nil, session: Duration, next: Duration? = nil, isPassing: Bool = true
  ) {
    self.step = step
    self.session = session
    self.next = next
    self.isPassing = isPassing
  }

  /// In how long something runs out by itself; nil where nothing does.
  public var runsOut: Duration? { isPassing ? step : nil }
}
