public import LimberEvents
import Synchronization

/// Everything that a sink may touch, made of buffers.
public struct SinkBench: Sendable {
  /// The terminal that the session is shown on.
  public let display = BufferDisplay()
  /// The file that a sink may append to.
  public let log = BufferLog()
  /// The terminals that the person is logged in at.
  public let terminals: [BufferDisplay]
  /// How a sink kept its thread waiting.
  public let pauses = PauseRecorder()
  private let isLive: Bool
  private let gathersLines: Bool

  /// Makes a bench.
  public init(isLive: Bool = false, terminals: Int = 0, gathersLines: Bool = false) {
    self.isLive = isLive
    self.gathersLines = gathersLines
    self.terminals = (0..<terminals).map { _ in BufferDisplay() }
  }

  /// The context that lends it all.
  public var context: SinkContext {
    var context = SinkContext(
      display: display.display(isLive: isLive), openLog: { try log.open($0) },
      loggedInTerminals: { terminals.map { $0.display() } }, pause: { pauses.add($0) },
      phrases: EnglishPhrases())
    context.gathersLines = gathersLines
    return context
  }

  /// Makes a sink as the command line would: from `name:option=value,…`.
  ///
  /// - Parameter status: where the session is, if it is joined in its middle.
  public func make(
    _ descriptor: SinkDescriptor, options: String = "",
    status: SessionStatus? = nil
  ) throws -> any Sink {
    var context = context
    context.status = status
    return try descriptor.make(Self.values(descriptor, options: options), context)
  }

  /// The kinds that a sink with these options wants.
  public func kinds(_ descriptor: SinkDescriptor, options: String = "") throws -> Set<EventKind> {
    descriptor.kinds(try Self.values(descriptor, options: options), context)
  }

  private static func values(_ descriptor: SinkDescriptor, options: String) throws -> SinkValues {
    let text = options.isEmpty ? descriptor.name : descriptor.name + ":" + options
    return try descriptor.resolve(SinkRequest(parsing: text))
  }
}

/// Remembers pauses in place of taking them.
public final class PauseRecorder: Sendable {
  private let state = Mutex<[Duration]>([])

  /// Makes a recorder that has seen nothing.
  public init() {}

  /// Each pause, in order.
  public var all: [Duration] { state.withLock { $0 } }

  /// Keeps a pause.
  public func add(_ pause: Duration) { state.withLock { $0.append(pause) } }
}
