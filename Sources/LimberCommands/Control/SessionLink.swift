import LimberEvents
import LimberPlatform

/// A connection to a session that plays, from this end.
final class SessionLink {
  /// What came of listening.
  enum Heard {
    case message(ControlMessage)
    /// Nothing in that time, or the alarm rang.
    case nothing
    /// Nobody reads what it is for any more.
    case unread
    /// The session is over, or its program is gone.
    case end
  }

  /// The first characters of the session's UUID.
  let name: String
  /// What it said first.
  private(set) var greeting = ControlGreeting(hostVersion: "", session: "", locale: "")
  private let connection: OpenFile
  private var assembler = LineAssembler(limit: WireForm.maximumLineBytes)
  private var lines: [String] = []

  /// Milliseconds that a session may take to answer before it counts as standing still.
  static let patience: Int32 = 2_000

  /// Connects and waits to be greeted.
  ///
  /// - Throws: `SystemError`; refused where no session is behind the name any more.
  init(_ found: SessionSockets.Found) throws(SystemError) {
    name = found.session
    connection = try LocalSocket.connect(to: found.path)
    guard case .message(.greeting(let greeting)) = hear(within: Self.patience) else {
      throw .failed("the session \(found.session)", detail: "it does not answer")
    }
    self.greeting = greeting
  }

  /// Says something; what does not arrive is found out by listening.
  func say(_ request: ControlRequest) {
    _ = LocalSocket.send(ArraySlice(Array((request.line + "\n").utf8)), to: connection)
  }

  /// Asks, and waits for the answer; nil where there comes none.
  func ask(_ wish: ControlRequest.Wish, as sender: String = "") -> ControlReply? {
    say(ControlRequest(wish, sender: sender))
    while case .message(let message) = hear(within: Self.patience) {
      if case .reply(let reply) = message { return reply }
    }
    return nil
  }

  /// Waits for the next line.
  ///
  /// - Parameters:
  ///   - time: milliseconds; negative for no limit.
  ///   - output: where it leads: the wait ends once nobody reads it any more.
  ///   - alarm: what else ends the wait.
  func hear(within time: Int32, for output: OpenFile? = nil, or alarm: WakePipe? = nil) -> Heard {
    while true {
      while !lines.isEmpty {
        // What a later version says is passed over.
        if let message = ControlMessage(line: lines.removeFirst()) { return .message(message) }
      }
      var interests = [SocketPoll.Interest(connection)]
      if let output { interests.append(SocketPoll.Interest(output, reads: false)) }
      let found = SocketPoll.wait(for: interests, or: alarm, timeout: time)
      if found.last?.isGone == true, found.count > 1 { return .unread }
      guard found[0].isAnything else { return .nothing }
      switch LocalSocket.receive(from: connection, atMost: WireForm.maximumLineBytes) {
      case .bytes(let bytes): lines += assembler.take(bytes[...]).map(\.text)
      case .nothing: break
      case .end: return .end
      }
    }
  }
}

struct PlayingSessions {
  private let sockets: SessionSockets
  private let disk: Disk

  init(_ surroundings: Surroundings) {
    sockets = SessionSockets(surroundings)
    disk = surroundings.disk
  }

  /// Connections to those that a person means, the newest first: all of them where they named none.
  func links(named id: String?) -> [SessionLink] {
    sockets.found().filter { found in
      id.map { found.session.hasPrefix($0) || $0.hasPrefix(found.session) } ?? true
    }.compactMap { try? SessionLink($0) }
  }

  /// A watch for others that begin; nil where the system has none to give.
  func watch() -> FolderWatch? { FolderWatch(sockets.folders, on: disk) }
}
