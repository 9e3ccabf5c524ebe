public import LimberBasics
public import LimberFigures

/// One step of a routine as its file states it.
public struct Step: Sendable, Equatable {
  /// The step's place in its own file as a JSON Pointer, such as `/steps/1/steps/0`.
  public var path: String
  /// What to call it; nil where the file does not say.
  public var name: String?
  /// What to do, to be shown and spoken.
  public var cue: String?
  /// What its movement looks like; nil where nothing is drawn.
  public var figure: FigureReference?
  /// What kind of step it is.
  public var kind: Kind

  /// Makes a step.
  public init(
    path: String, name: String? = nil, cue: String? = nil, figure: FigureReference? = nil,
    kind: Kind
  ) {
    self.path = path
    self.name = name
    self.cue = cue
    self.figure = figure
    self.kind = kind
  }
}

extension Step {
  /// Its figure with the poses that the phases of its tempo end in.
  var movingFigure: MovingFigure? {
    guard let figure else { return nil }
    guard case .reps(let reps) = kind else { return MovingFigure(figure) }
    return MovingFigure(figure, goals: reps.tempo.map(\.pose))
  }
}

extension Step {
  /// The seven step types, each with its own facts.
  public indirect enum Kind: Sendable, Equatable {
    case timed(Timed)
    case reps(Reps)
    case rest(Rest)
    case prompt(timeout: Duration?)
    case rounds(Rounds)
    case choice(Choice)
    /// Another routine, played in this place, with values for its parameters.
    case routine(id: String, with: ParameterValues = .none)
  }

  /// Counts down for its duration, on each side where it has sides.
  public struct Timed: Sendable, Equatable {
    /// How long; at each side the whole of it.
    public var duration: StepAmount<Duration>
    /// The sides; `alternate` is not allowed here.
    public var sides: Sides?
    /// How often the step is played, and what lies between.
    public var sets: Sets?
    /// What is held or carried, in the author's words.
    public var load: String?
    /// The author's own cues, which replace the automatic ones but for the countdown.
    public var cues: [TimedCue]?
    /// What happens when the machine slept in the middle.
    public var onSuspend: OnSuspend
    /// The lead-in before it, in place of the usual one; zero for none.
    public var leadIn: Duration?

    /// Makes a timed step.
    public init(
      duration: StepAmount<Duration>, sides: Sides? = nil, sets: Sets? = nil,
      cues: [TimedCue]? = nil, onSuspend: OnSuspend = .pause, leadIn: Duration? = nil
    ) {
      self.duration = duration
      self.sides = sides
      self.sets = sets
      self.cues = cues
      self.onSuspend = onSuspend
      self.leadIn = leadIn
    }
  }

  /// Repetitions, paced by a tempo or ended by the person.
  public struct Reps: Sendable, Equatable {
    /// How many; with sides, at each side.
    public var reps: StepAmount<Int>
    /// The sides.
    public var sides: Sides?
    /// How often the step is played, and what lies between.
    public var sets: Sets?
    /// What is held or carried, in the author's words.
    public var load: String?
    /// What is counted in place of repetitions, in the plural; nil for repetitions.
    public var unit: String?
    /// The phases of a repetition; empty where the person sets the pace.
    public var tempo: [Phase]
    /// The lead-in before it, in place of the usual one; zero for none.
    public var leadIn: Duration?

    /// Makes repetitions.
    public init(
      reps: StepAmount<Int>, sides: Sides? = nil, sets: Sets? = nil, tempo: [Phase] = [],
      leadIn: Duration? = nil
    ) {
      self.reps = reps
      self.sides = sides
      self.sets = sets
      self.tempo = tempo
      self.leadIn = leadIn
    }
  }

  /// A pause that counts down and announces what comes next.
  public struct Rest: Sendable, Equatable {
    /// How long.
    public var duration: Amount<Duration>
    /// What happens when the machine slept in the middle.
    public var onSuspend: OnSuspend

    /// Makes a rest.
    public init(duration: Amount<Duration>, onSuspend: OnSuspend = .elapse) {
      self.duration = duration
      self.onSuspend = onSuspend
    }
  }

  /// Plays its steps again and again.
  public struct Rounds: Sendable, Equatable {
    /// How many rounds there are.
    public enum Extent: Sendable, Hashable {
      /// So many.
      case times(Amount<Int>)
      /// As many as a time holds.
      case within(Duration)
    }

    /// How often, or how long.
    public var extent: Extent
    /// How long the rest between two rounds is; nil for none.
    public var rest: Duration?
    /// From the start of a round to the start of the next; nil where one follows the other.
    public var every: Duration?
    /// The side or the sides that all rounds are played on; never `alternate`.
    public var sides: Sides?
    /// The pause between two exercises in it; nil for that of what is around it, zero for none.
    public var between: Duration?
    /// What one round is made of; never empty.
    public var steps: [Step]

    /// Makes rounds.
    public init(
      _ extent: Extent, rest: Duration? = nil, every: Duration? = nil, sides: Sides? = nil,
      between: Duration? = nil, steps: [Step]
    ) {
      self.extent = extent
      self.rest = rest
      self.every = every
      self.sides = sides
      self.between = between
      self.steps = steps
    }

    /// Makes rounds that are counted.
    public init(rounds: Amount<Int>, rest: Duration? = nil, steps: [Step]) {
      self.init(.times(rounds), rest: rest, steps: steps)
    }
  }

  /// Asks, and plays the branch that was chosen.
  public struct Choice: Sendable, Equatable {
    /// One branch.
    public struct Option: Sendable, Equatable {
      /// What the person reads.
      public var label: String
      /// What is played; may be empty.
      public var steps: [Step]

      /// Makes a branch.
      public init(label: String, steps: [Step]) {
        self.label = label
        self.steps = steps
      }
    }

    /// What the person is asked.
    public var question: String
    /// 1 to 9 branches.
    public var options: [Option]
    /// Index of the branch that is taken when nobody answers.
    public var defaultIndex: Int
    /// Whether it is asked once a session, and what was chosen the last time is proposed.
    public var remembers = false

    /// Makes a choice.
    public init(question: String, options: [Option], defaultIndex: Int = 0) {
      self.question = question
      self.options = options
      self.defaultIndex = defaultIndex
    }
  }
}

extension Step {
  /// What is held or carried in it, in the author's words; nil where it says nothing.
  public var load: String? {
    switch kind {
    case .timed(let timed): timed.load
    case .reps(let reps): reps.load
    case .rest, .prompt, .rounds, .choice, .routine: nil
    }
  }
}
