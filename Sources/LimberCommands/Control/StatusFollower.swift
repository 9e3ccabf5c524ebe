import LimberBasics
import LimberEvents
import LimberPlatform

/// Prints a line whenever what a session is doing has changed, and waits for the next session.
///
/// It sleeps in between. While a time runs in the line it wakes once a second, and counts by itself what
/// passes as the clock does, so that the session sleeps on; a new session is told by its folder.
struct StatusFollower {
  private let sessions: PlayingSessions
  private let session: String?
  private let shape: StatusShape
  private let output: HostOutput
  private let phrases: any Phrases
  /// Standard output, to end with whoever reads it.
  private let reader: OpenFile?
  private let clock: WallClock
  private var last: String?
  /// What the session answered last, and when, where time passes in it as it does on the clock.
  private var passing: (status: SessionStatus, since: Int64)?

  init(
    _ sessions: PlayingSessions, named session: String?, shape: StatusShape, output: HostOutput,
    phrases: any Phrases, clock: WallClock
  ) {
    self.clock = clock
    self.sessions = sessions
    self.session = session
    self.shape = shape
    self.output = output
    self.phrases = phrases
    reader = output.isTerminal ? nil : OpenFile(number: 1, name: "standard output")
  }

  /// Follows until somebody ends it, or nobody reads any more.
  func run() throws -> ExitStatus {
    var follower = self
    while true {
      // Before it is looked for, so that none that begins meanwhile is missed.
      let watch = sessions.watch()
      if let link = sessions.links(named: session).first {
        guard try follower.follow(link) else { return .success }
        continue
      }
      try follower.write(shape.idle)
      guard let watch else {
        throw CommandFailure(.unavailable, "the system has no way to wait for a session")
      }
      var interests = [SocketPoll.Interest(watch.file)]
      if let reader { interests.append(SocketPoll.Interest(reader, reads: false)) }
      let found = SocketPoll.wait(for: interests, or: nil, timeout: -1)
      if found.dropFirst().first?.isGone == true { return .success }
    }
  }

  /// Follows one session to its end; false where nobody reads any more.
  private mutating func follow(_ link: SessionLink) throws -> Bool {
    link.say(ControlRequest(.follow(ControlRequest.usualKinds)))
    var isAsked = false
    var wait: Int32 = -1
    while true {
      switch link.hear(within: wait, for: reader) {
      case .end: return true
      case .unread: return false
      case .nothing:
        if let passing, !isAsked {
          let time = Duration.nanoseconds(Clocks.awake() - passing.since)
          wait = try show(passing.status.after(time))
          continue
        }
        wait = -1
        if !isAsked { link.say(ControlRequest(.status)) }
        isAsked = true
      case .message(.event(let event)):
        if event.kind == .sessionEnded { return true }
        if !isAsked { link.say(ControlRequest(.status)) }
        isAsked = true
      case .message(.status(let status)):
        wait = try show(heard: status)
      case .message(.reply(let reply)):
        guard case .status(let status) = reply.outcome else { continue }
        isAsked = false
        wait = try show(heard: status)
      case .message(.greeting): break
      }
    }
  }

  /// Prints what the session answered, and finds out whether its time passes as the clock's does: in a
  /// rehearsal it does not, nor where a person is waited for.
  private mutating func show(heard status: SessionStatus) throws -> Int32 {
    passing = nil
    if let end = status.endsAt, let left = status.stepRemaining {
      let byClock = Duration.milliseconds(end.milliseconds - clock.now().milliseconds)
      if abs((byClock - left).wholeMilliseconds) < 100 { passing = (status, Clocks.awake()) }
    }
    return try show(status)
  }

  /// Prints a status, and answers in how many milliseconds its line is too old.
  private mutating func show(_ status: SessionStatus) throws -> Int32 {
    try write(shape.line(status, in: phrases))
    guard shape.runs(during: status) else { return -1 }
    guard let left = status.stepRemaining else { return 1_000 }
    // When the second that is shown is over.
    let milliseconds = Int32(clamping: left.wholeNanoseconds / 1_000_000 % 1_000)
    return milliseconds < 20 ? milliseconds + 1_000 : milliseconds + 5
  }

  private mutating func write(_ line: String) throws {
    guard line != last else { return }
    last = line
    try output.write(line + "\n")
  }
}
