internal import Dispatch
package import LimberEvents
package import LimberPlatform
internal import Synchronization

/// Everybody at a session's socket, on one thread that sleeps while nobody is there.
package final class ControlServer: Sendable {
  private struct Guest {
    let connection: OpenFile
    var client: ControlClient
  }

  private struct State {
    var guests: [Int: Guest] = [:]
    var lastNumber = 0
    /// When everybody is let go whatever they still have to take; nil while the session goes on.
    var end: UInt64?
    /// Whether nobody is let in for a moment, because the system has no room.
    var isFull = false
    /// Those who are greeted with the next answer of the session; nil while it is not asked.
    var expected: Set<Int>?
    /// Whether anybody follows the ticks, as the session was told last.
    var followsTicks = false
    /// The lines of events that several are told.
    var memo = LineMemo()
  }

  /// What the session says, in its order, until the thread sees to it: whoever plays waits for nobody who
  /// is read, written to, or has lines made.
  private struct Mail {
    enum Letter {
      case event(SessionEvent)
      case answer(ControlReply.Outcome, to: Int)
      /// What newcomers are greeted with.
      case overview(SessionOverview)
    }

    var letters: [Letter] = []
    /// Whether somebody follows, or does once the letters are read.
    var isFollowed = false
  }

  /// Programs at most.
  package static let limit = 16
  /// Nanoseconds that the end of a session waits for them.
  private static let farewell: UInt64 = 1_000_000_000
  /// Bytes that are read at once, so that nobody keeps the others waiting.
  private static let chunk = 4096

  private let listener: LocalListener
  private let greeting: ControlGreeting
  private let alarm: WakePipe
  private let state = Mutex(State())
  private let mail = Mutex(Mail())
  private let done = DispatchGroup()

  /// Makes a server; nobody is let in before `start`, and nil where the system has no room for one.
  package init?(_ listener: LocalListener, greeting: ControlGreeting) {
    guard let alarm = WakePipe() else { return nil }
    self.listener = listener
    self.greeting = greeting
    self.alarm = alarm
  }

  /// Begins to let programs in; false where the system gives no thread.
  ///
  /// - Parameters:
  ///   - ask: hands a question to the session.
  ///   - look: hands on what comes and where the session is, found out when it is asked.
  ///   - tick: told whether anybody wants ticks, whenever that changes.
  package func start(
    asking ask: @escaping @Sendable (ControlQuestion) -> Void,
    looking look: @escaping @Sendable (@escaping @Sendable (SessionOverview) -> Void) -> Void,
    ticking tick: @escaping @Sendable (Bool) -> Void
  ) -> Bool {
    done.enter()
    let isStarted = PlainThread.start {
      while self.turn(ask) {
        self.greetNewcomers(look)
        self.heedTicks(tick)
      }
      self.done.leave()
    }
    if !isStarted {
      listener.removeName()
      done.leave()
    }
    return isStarted
  }

  /// An event happened; whoever follows its kind has it behind what waits already.
  package func offer(_ event: SessionEvent) {
    let isFollowed = mail.withLock { mail in
      if mail.isFollowed { mail.letters.append(.event(event)) }
      return mail.isFollowed
    }
    if isFollowed { alarm.ring() }
  }

  /// Ends: the name goes at once, and everybody has a moment to take what waits for them.
  package func close() {
    listener.removeName()
    let now = Self.now
    readMail()
    state.withLock { state in
      state.end = now + Self.farewell
      for number in state.guests.keys { state.guests[number]?.client.end() }
    }
    alarm.ring()
    _ = done.wait(timeout: .now() + .nanoseconds(Int(2 * Self.farewell)))
  }

  private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

  // MARK: - On the thread

  /// Hands on what the session said.
  private func readMail() {
    state.withLock { state in
      // Behind the other lock, so that whoever comes second finds nothing to hand on too early.
      let letters = mail.withLock { mail in
        defer { mail.letters = [] }
        return mail.letters
      }
      for letter in letters {
        switch letter {
        case .event(let event):
          for number in state.guests.keys where state.guests[number]?.client.follows == true {
            state.guests[number]?.client.noteIdle(at: Self.now)
            state.guests[number]?.client.offer(event)
          }
        case .answer(let outcome, let number):
          state.guests[number]?.client.noteIdle(at: Self.now)
          state.guests[number]?.client.answer(outcome)
        case .overview(let overview):
          var greeting = greeting
          greeting.overview = overview
          for number in state.expected ?? [] {
            state.guests[number]?.client.greet(greeting, at: Self.now)
          }
          state.expected = nil
        }
      }
      let isFollowed = state.guests.values.contains { $0.client.follows }
      mail.withLock { if $0.letters.isEmpty { $0.isFollowed = isFollowed } }
    }
  }

  /// Waits for something to happen and sees to it; false where it is over.
  private func turn(_ ask: (ControlQuestion) -> Void) -> Bool {
    let now = Self.now
    let (interests, numbers, timeout) = state.withLock { state in
      // Who is not greeted yet is looked at once he is, even where he has gone meanwhile.
      let numbers = state.guests.filter(\.value.client.isGreeted).keys.sorted()
      let letsIn = state.end == nil && !state.isFull
      var interests = [SocketPoll.Interest(listener.file, reads: letsIn)]
      var deadlines = [state.end, state.isFull ? now + 1_000_000_000 : nil]
      for number in numbers {
        guard let guest = state.guests[number] else { continue }
        interests.append(
          SocketPoll.Interest(
            guest.connection, reads: guest.client.isRead(at: now), writes: guest.client.hasMore))
        deadlines.append(guest.client.deadline(at: now))
      }
      return (
        interests, numbers, Self.milliseconds(to: deadlines.compactMap { $0 }.min(), from: now)
      )
    }
    let found = SocketPoll.wait(for: interests, or: alarm, timeout: timeout)
    readMail()
    for (number, readiness) in zip(numbers, found.dropFirst()) { see(to: number, readiness, ask) }
    state.withLock { $0.isFull = false }
    if found.first?.isReadable == true { letIn() }
    return state.withLock { state in
      guard let end = state.end else { return true }
      return !state.guests.isEmpty && Self.now < end
    }
  }

  private static func milliseconds(to deadline: UInt64?, from now: UInt64) -> Int32 {
    guard let deadline else { return -1 }
    return deadline > now ? Int32(clamping: (deadline - now) / 1_000_000 + 1) : 0
  }

  private func letIn() {
    for _ in 0..<Self.limit {
      switch listener.accept() {
      case .nobody: return
      case .stranger: break
      case .noRoom:
        state.withLock { $0.isFull = true }
        return
      case .somebody(let connection): welcome(connection)
      }
    }
  }

  private func welcome(_ connection: OpenFile) {
    let now = Self.now
    let isRefused = state.withLock { state in
      guard state.guests.count < Self.limit else { return true }
      state.lastNumber += 1
      state.guests[state.lastNumber] = Guest(
        connection: connection, client: ControlClient(at: now))
      return false
    }
    guard isRefused else { return }
    // A new connection takes one line at once, or was never worth one.
    var client = ControlClient(
      refused: ControlFault(.full, "\(Self.limit) programs are connected, which is as many as may"),
      at: now)
    var memo = LineMemo()
    _ = LocalSocket.send(client.nextBytes(&memo), to: connection)
  }

  /// Asks the session for what newcomers are greeted with: once for all of them, and once at a time.
  private func greetNewcomers(
    _ look: (@escaping @Sendable (SessionOverview) -> Void) -> Void
  ) {
    let isAsked = state.withLock { state in
      guard state.expected == nil, state.end == nil else { return false }
      let newcomers = Set(state.guests.filter { !$0.value.client.isGreeted }.keys)
      state.expected = newcomers.isEmpty ? nil : newcomers
      return !newcomers.isEmpty
    }
    guard isAsked else { return }
    look { [weak self] overview in
      self?.mail.withLock { $0.letters.append(.overview(overview)) }
      self?.alarm.ring()
    }
  }

  private func heedTicks(_ tick: (Bool) -> Void) {
    let change: Bool? = state.withLock { state in
      let follows = state.guests.values.contains { $0.client.followsTicks }
      guard follows != state.followsTicks else { return nil }
      state.followsTicks = follows
      return follows
    }
    if let change { tick(change) }
  }

  /// Reads what one program says, and sends it what it is due.
  private func see(
    to number: Int, _ readiness: SocketPoll.Readiness, _ ask: (ControlQuestion) -> Void
  ) {
    let now = Self.now
    let requests = state.withLock { state -> [ControlRequest] in
      guard var guest = state.guests[number] else { return [] }
      var requests: [ControlRequest] = []
      if readiness.isReadable, guest.client.isRead(at: now) {
        switch LocalSocket.receive(from: guest.connection, atMost: Self.chunk) {
        case .bytes(let bytes): requests = guest.client.take(bytes, at: now)
        case .nothing: break
        case .end: requests = guest.client.takeEnd(at: now)
        }
      }
      var isGone = readiness.isGone && !readiness.isReadable
      let bytes = guest.client.nextBytes(&state.memo)
      if !bytes.isEmpty {
        switch LocalSocket.send(bytes, to: guest.connection) {
        case .taken(let count): guest.client.note(sent: count, at: now)
        case .gone: isGone = true
        }
      }
      state.guests[number] =
        isGone || guest.client.isOver(at: now) && requests.isEmpty ? nil : guest
      return requests
    }
    for request in requests {
      ask(
        ControlQuestion(request.wish, from: request.sender) { [weak self] outcome in
          self?.answer(outcome, to: number)
        })
    }
  }

  /// Called where the session lives, so that a follower has its status between two events.
  private func answer(_ outcome: ControlReply.Outcome, to number: Int) {
    mail.withLock { mail in
      mail.letters.append(.answer(outcome, to: number))
      // Where that is what it asked for, it follows from the next event on.
      if case .status = outcome { mail.isFollowed = true }
    }
    alarm.ring()
  }
}
