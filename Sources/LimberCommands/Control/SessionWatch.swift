import LimberEvents
import LimberPlatform
import LimberPlayer
import Synchronization

/// Shows one session that plays elsewhere on a sink, to its end.
///
/// What is shown is made of the session's own answer and its own events. Where some of them were lost, or
/// the session hung up on a program that stood still, it is asked anew.
struct SessionWatch {
  private let sessions: PlayingSessions
  private let sink: SinkAssignment
  private let keys: KeyQueue?
  private let alarm: WakePipe
  /// What is told to whoever presses a key that does nothing; nil where the screen says so anyhow.
  private let hint: String?
  /// Standard output, to end with whoever reads it.
  private let reader: OpenFile?
  /// Why nothing is shown any more.
  private let failure = Failure()

  private final class Failure: Sendable {
    let reason = Mutex<String?>(nil)
  }

  /// Why the watch of a session is over.
  private enum Ending {
    /// With an exit code of its own.
    case over(ExitStatus)
    /// The connection is of no use any more.
    case cut
  }

  init(
    _ sessions: PlayingSessions, sink: SinkAssignment, desk: (any ControlDesk)?,
    output: HostOutput, hint: String?
  ) throws {
    guard let alarm = WakePipe() else {
      throw CommandFailure(.unavailable, "the system has no files left")
    }
    self.sessions = sessions
    self.sink = sink
    self.alarm = alarm
    self.hint = hint
    keys = desk.map { KeyQueue($0, ring: alarm.ring) }
    reader = output.isTerminal ? nil : OpenFile(number: 1, name: "standard output")
  }

  /// Shows it until it ends, somebody leaves, or nobody looks any more.
  func run(_ link: SessionLink) throws -> ExitStatus {
    let isOpen = keys?.open(for: .playing)
    defer { if isOpen == true { keys?.close() } }
    var link = link
    while true {
      switch try show(link) {
      case .over(let status): return status
      case .cut:
        guard let again = sessions.links(named: link.name).first else {
          throw CommandFailure(
            .unavailable, "the session \(link.name) is gone: its program was ended")
        }
        link = again
      }
    }
  }

  /// Shows it by one connection.
  private func show(_ link: SessionLink) throws -> Ending {
    link.say(ControlRequest(.follow(sink.kinds.union([.sessionEnded]))))
    var figures = ShownFigures()
    guard let status = status(of: link).map({ figures.take($0) }) else { return .cut }
    let onlooker = Onlooker(
      sink, session: link.greeting.session,
      from: SessionOverview(outline: link.greeting.overview.outline, status: status)
    ) { [failure, alarm] reason in
      failure.reason.withLock { $0 = reason }
      alarm.ring()
    }
    defer { onlooker.finish() }
    while true {
      if let status = takeKeys(for: onlooker) { return .over(status) }
      if let reason = failure.reason.withLock({ $0 }) { throw CommandFailure(.output, reason) }
      switch link.hear(within: -1, for: reader, or: alarm) {
      case .nothing: break
      case .unread: return .over(.success)
      case .end: return .cut
      case .message(.event(let event)):
        if event.stamp.dropped > 0 { return .cut }
        onlooker.show(figures.take(event))
        if event.kind == .sessionEnded { return .over(.success) }
      case .message(.status), .message(.reply), .message(.greeting): break
      }
    }
  }

  /// Where the session is as it begins to be followed; nil where it does not say so.
  private func status(of link: SessionLink) -> SessionStatus? {
    while case .message(let message) = link.hear(within: SessionLink.patience) {
      if case .status(let status) = message { return status }
    }
    return nil
  }

  /// Does what keys and the system ask for; answers how it ends, where it does.
  private func takeKeys(for onlooker: Onlooker) -> ExitStatus? {
    while let happening = keys?.takeNow() {
      switch happening {
      case .key(.character("q")), .key(.character("Q")): return .success
      case .key:
        if let hint { onlooker.tell(hint) }
      case .end(let signal): return .signal(signal)
      case .stop:
        onlooker.suspend()
        keys?.standStill()
        onlooker.refresh()
      case .redraw: onlooker.refresh()
      case .over: return .success
      }
    }
    return nil
  }
}
