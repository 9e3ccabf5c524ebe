/// What waits for a session: keys and signals in their order, and behind them what is asked from outside.
struct Inbox: Sendable {
  /// What is to be done next.
  enum Errand: Sendable {
    case input(PlayerInput)
    case question(ControlQuestion)
  }

  private var urgent: [PlayerInput] = []
  private var asked: [Errand] = []
  /// The commands of sinks that wait.
  private var commands: [PlayerInput] = []
  private var questions = 0

  /// What sinks asked for and that waits at most; more than a second's worth is of no use to anybody.
  static let limit = 50
  /// Questions that wait at most; each has its answer.
  static let questionLimit = 1000

  /// Takes an input in.
  ///
  /// - Returns: whether there is one more to be taken; a command that waits already, or for which there
  ///   is no room, is not.
  mutating func add(_ input: PlayerInput) -> Bool {
    switch input {
    case .control:
      guard commands.count < Self.limit, !commands.contains(input) else { return false }
      commands.append(input)
      asked.append(.input(input))
    case .sinkLeft:
      // Behind all that the sink had asked for.
      asked.append(.input(input))
    case .key, .ticksWanted, .end, .stopRequested, .continued, .resized, .nothingMoreWillCome:
      urgent.append(input)
    }
    return true
  }

  /// Takes a question in; false where there is no room for it.
  mutating func add(_ question: ControlQuestion) -> Bool {
    guard questions < Self.questionLimit else { return false }
    questions += 1
    asked.append(.question(question))
    return true
  }

  /// What comes next; nil where nothing waits.
  mutating func take() -> Errand? {
    if !urgent.isEmpty { return .input(urgent.removeFirst()) }
    guard !asked.isEmpty else { return nil }
    let next = asked.removeFirst()
    switch next {
    case .question: questions -= 1
    case .input(.control): commands.removeFirst()
    case .input: break
    }
    return next
  }
}
