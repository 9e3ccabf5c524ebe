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
  /// Whether it grows less with the time; not so while the session is paused.
  public var isPassing: Bool

  /// Makes what is left.
  public init(step: Duration? = nil, session: Duration, isPassing: Bool = true) {
    self.step = step
    self.session = session
    self.isPassing = isPassing
  }

  /// In how long something runs out by itself; nil where nothing does.
  public var runsOut: Duration? { isPassing ? step : nil }
}

/// Who or what gave a session an input.
public enum InputCause: Sendable, Hashable {
  /// A person, with a key.
  case person
  /// The machine, which slept.
  case suspend
  /// The system, which had the program stand still.
  case stopSignal
  /// A command from outside, with the name of the sink that sent it; empty where it has none.
  case control(String)

  /// What paused a session, or let it go on.
  public var pauseCause: PauseCause {
    switch self {
    case .person: .person
    case .suspend: .suspend
    case .stopSignal: .stopSignal
    case .control: .control
    }
  }

  /// Who answered.
  public var answeredBy: AnsweredBy {
    switch self {
    case .person, .suspend, .stopSignal: .person
    case .control: .control
    }
  }

  /// Who sent the command, where it was one.
  public var controller: String? {
    switch self {
    case .person, .suspend, .stopSignal: nil
    case .control(let name): name
    }
  }
}
