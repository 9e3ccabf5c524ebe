/// What waits for a session: keys and signals in their order, and behind them what sinks ask for.
struct Inbox: Sendable {
  private var urgent: [PlayerInput] = []
  private var asked: [PlayerInput] = []

  /// What sinks asked for and that waits at most; more than a second's worth is of no use to anybody.
  static let limit = 50

  /// Takes an input in.
  ///
  /// - Returns: whether there is one more to be taken; a command that waits already, or for which there
  ///   is no room, is not.
  mutating func add(_ input: PlayerInput) -> Bool {
    switch input {
    case .control:
      guard asked.count < Self.limit, !asked.contains(input) else { return false }
      asked.append(input)
    case .sinkLeft:
      // Behind all that the sink had asked for.
      asked.append(input)
    case .key, .end, .stopRequested, .continued, .resized, .nothingMoreWillCome:
      urgent.append(input)
    }
    return true
  }

  /// The next input; nil where nothing waits.
  mutating func take() -> PlayerInput? {
    if !urgent.isEmpty { return urgent.removeFirst() }
    return asked.isEmpty ? nil : asked.removeFirst()
  }
}
