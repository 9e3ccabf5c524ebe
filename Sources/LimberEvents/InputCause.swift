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
