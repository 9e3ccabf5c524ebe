import LimberEvents
import Synchronization

/// A sink that is silent for as long as another one is heard, and takes its place where that one fails in the
/// middle of a session: who does not look is never left without a tone.
struct Understudy: Sink {
  /// Tells the one from the other that it failed.
  final class Cue: Sendable {
    private enum State { case waiting, given, tooLate }
    private let state = Mutex(State.waiting)

    /// Whether the other one is to be heard.
    var isGiven: Bool { state.withLock { $0 == .given } }

    /// The first one is heard no more; answers whether that is news.
    func give() -> Bool {
      state.withLock { state in
        defer { if state == .waiting { state = .given } }
        return state == .waiting
      }
    }

    /// The session is over: nothing is left to be heard.
    func close() { state.withLock { if $0 == .waiting { $0 = .tooLate } } }
  }

  private var sink: any Sink
  private let cue: Cue
  /// What told it last that nothing is to sound, while it heard nothing itself.
  private var muted: SessionEvent?

  mutating func receive(_ event: SessionEvent) throws {
    guard cue.isGiven else {
      if case .muted(let flag) = event.body { muted = flag ? event : nil }
      return
    }
    if let muted {
      self.muted = nil
      try sink.receive(muted)
    }
    try sink.receive(event)
  }

  var wakesIn: Duration? { cue.isGiven ? sink.wakesIn : nil }
  mutating func wake(after elapsed: Duration) throws { try sink.wake(after: elapsed) }
  mutating func finish() throws { try sink.finish() }
}

extension Understudy {
  /// Makes one sink of a session wait behind another.
  static func put(_ other: SinkAssignment, behind first: SinkAssignment) -> [SinkAssignment] {
    let cue = Cue()
    var (first, other) = (first, other)
    let (makeFirst, makeOther) = (first.make, other.make)
    let (name, otherName) = (first.name, other.name)
    first.make = { port in
      let say = port.say
      @Sendable func fail() { if cue.give() { say(.standsIn(otherName, for: name)) } }
      var watched = port
      watched.say = { note in
        say(note)
        if note.ends(name) { fail() }
      }
      do {
        return Watched(sink: try makeFirst(watched), cue: cue, fail: fail)
      } catch {
        fail()
        throw error
      }
    }
    other.make = { port in Understudy(sink: try makeOther(port), cue: cue) }
    return [first, other]
  }

  private init(sink: any Sink, cue: Cue) {
    self.sink = sink
    self.cue = cue
  }
}

/// The sink that is heard first.
private struct Watched: Sink {
  var sink: any Sink
  let cue: Understudy.Cue
  let fail: @Sendable () -> Void

  mutating func receive(_ event: SessionEvent) throws {
    if event.kind == .sessionEnded { cue.close() }
    do {
      try sink.receive(event)
    } catch {
      fail()
      throw error
    }
  }

  mutating func notice(_ notice: DisplayNotice) throws { try sink.notice(notice) }
  var wakesIn: Duration? { sink.wakesIn }
  mutating func wake(after elapsed: Duration) throws { try sink.wake(after: elapsed) }
  mutating func finish() throws { try sink.finish() }
}

extension SessionNote {
  /// Whether it says that a sink is heard no more.
  fileprivate func ends(_ sink: String) -> Bool {
    switch self {
    case .sinkOff(sink, _), .sinkCrashedAgain(sink, _), .sinkRefuses(sink, _): true
    default: false
    }
  }
}
