package import LimberEvents
internal import LimberPlatform

/// One program at a session's socket: its lines in, ours out, and nothing of how they travel.
///
/// A value that is told the time, in nanoseconds on any clock that does not go back.
package struct ControlClient: Sendable {
  /// Nanoseconds without progress after which a program that has something to take is cut off.
  package static let patience: UInt64 = 10_000_000_000
  /// Bytes that wait for it above which nothing more is read of it.
  private static let highWater = 64 * 1024
  /// Nanoseconds for which a program that asks too much is not read.
  private static let rest: UInt64 = 100_000_000

  private var assembler = LineAssembler(limit: WireForm.maximumLineBytes - 1)
  private var limit = CommandLimit(isForgiving: true)
  /// The events that wait for it; nil where it follows none.
  private var events: EventQueue?
  private var outgoing: [UInt8] = []
  /// Bytes of that which are gone already.
  private var sent = 0
  /// What was asked and not answered yet, in its order.
  private var unanswered: [ControlRequest] = []
  /// When it last took something, or had nothing to take.
  private var progress: UInt64
  private var restsUntil: UInt64 = 0
  /// Whether it says no more.
  private var isSilent = false
  /// Whether it is let go once it has what it is due.
  private var isLeaving = false
  /// Whether it has been told what a greeting tells.
  package private(set) var isGreeted = false

  /// Makes a program that has not been greeted; nothing that it says is read before.
  package init(at now: UInt64) {
    progress = now
  }

  package mutating func greet(_ greeting: ControlGreeting, at now: UInt64) {
    noteIdle(at: now)
    isGreeted = true
    say(.greeting(greeting))
  }

  /// Tells a program that there is no room for it.
  package init(refused fault: ControlFault, at now: UInt64) {
    progress = now
    say(.reply(ControlReply(.refused(fault))))
    isLeaving = true
  }

  // MARK: - What it says

  /// Whether it is read now.
  package func isRead(at now: UInt64) -> Bool {
    isGreeted && !isSilent && !isLeaving && now >= restsUntil && waiting < Self.highWater
  }

  /// Takes bytes, and answers at once what no session has to be asked for.
  ///
  /// - Returns: what the session is to be asked.
  package mutating func take(_ bytes: some Sequence<UInt8>, at now: UInt64) -> [ControlRequest] {
    noteIdle(at: now)
    let lines = assembler.take(ArraySlice(bytes))
    var requests: [ControlRequest] = []
    for line in lines where !isLeaving {
      if let request = take(line, at: now) { requests.append(request) }
    }
    if assembler.isCut { leave(overlong) }
    return requests
  }

  /// It says no more; the last line needs no newline.
  package mutating func takeEnd(at now: UInt64) -> [ControlRequest] {
    isSilent = true
    return assembler.finish().flatMap { take($0, at: now) }.map { [$0] } ?? []
  }

  private mutating func take(_ line: LineAssembler.Line, at now: UInt64) -> ControlRequest? {
    if line.isCut {
      leave(overlong)
      return nil
    }
    var request = ControlRequest(line: line.text)
    if limit.take(at: now) != .taken {
      restsUntil = now + Self.rest
      request.wish = .unreadable(
        ControlFault(.tooFast, "at most \(ControlCommand.perSecond) commands a second are taken"))
    }
    unanswered.append(request)
    // Behind those before it, so that answers keep the order of what was asked.
    if case .unreadable(let fault) = request.wish, unanswered.count == 1 {
      answer(.refused(fault))
      return nil
    }
    return request
  }

  private var overlong: ControlFault {
    ControlFault(.badLine, "a line has at most \(WireForm.maximumLineBytes) bytes with its newline")
  }

  private mutating func leave(_ fault: ControlFault) {
    say(.reply(ControlReply(.refused(fault))))
    isLeaving = true
  }

  // MARK: - What it is told

  /// Answers what was asked first and has no answer yet.
  package mutating func answer(_ outcome: ControlReply.Outcome) {
    guard !unanswered.isEmpty else { return }
    let request = unanswered.removeFirst()
    if case .follow(let kinds) = request.wish, case .status(let status) = outcome {
      say(.reply(ControlReply(.following, to: request.id)))
      say(.status(status))
      events = EventQueue(kinds: kinds)
    } else {
      say(.reply(ControlReply(outcome, to: request.id)))
    }
  }

  package var follows: Bool { events != nil }

  /// Whether it follows the ticks.
  package var followsTicks: Bool { events?.wants(.tick) == true }

  /// An event happened.
  package mutating func offer(_ event: SessionEvent) {
    events?.offer(event)
  }

  /// The session is over: what was asked last has its answer, and it is let go.
  package mutating func end() {
    while !unanswered.isEmpty {
      answer(.refused(ControlFault(.over, "the session is over")))
    }
    isLeaving = true
  }

  private mutating func say(_ message: ControlMessage) { say(message.line) }

  private mutating func say(_ line: String) {
    outgoing += line.utf8
    outgoing.append(UInt8(ascii: "\n"))
  }

  // MARK: - How it travels

  private var waiting: Int { outgoing.count - sent }

  /// What is to be sent next; empty where nothing is.
  ///
  /// - Parameter memo: the lines of events that others are told too.
  package mutating func nextBytes(_ memo: inout LineMemo) -> ArraySlice<UInt8> {
    // Events become lines no sooner than there is room, so that the queue alone bounds what waits.
    while waiting < WireForm.maximumLineBytes, let event = events?.take() { say(memo.line(event)) }
    return outgoing[sent...]
  }

  /// Whether there is something to be sent.
  package var hasMore: Bool { waiting > 0 || events?.isEmpty == false }

  /// So many bytes were taken.
  package mutating func note(sent count: Int, at now: UInt64) {
    sent += count
    if count > 0 || !hasMore { progress = now }
    guard sent == outgoing.count || sent > Self.highWater else { return }
    outgoing.removeFirst(sent)
    sent = 0
  }

  /// Something may have come to be sent, where nothing was before.
  package mutating func noteIdle(at now: UInt64) {
    if !hasMore { progress = now }
  }

  /// When it is to be looked at again though nothing came; nil for never.
  package func deadline(at now: UInt64) -> UInt64? {
    let stuck = hasMore ? progress + Self.patience : nil
    let rested = !isSilent && !isLeaving && restsUntil > now ? restsUntil : nil
    return [stuck, rested].compactMap { $0 }.min()
  }

  /// Whether it is to be let go now: it has all that it is due, or takes none of it.
  package func isOver(at now: UInt64) -> Bool {
    if hasMore { return now >= progress + Self.patience }
    return isLeaving || isSilent && !follows && unanswered.isEmpty
  }
}
