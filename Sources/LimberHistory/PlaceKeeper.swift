package import Dispatch
package import LimberBasics
package import LimberEvents
internal import LimberPlatform
internal import Synchronization

/// Keeps the place of a session that is being played, on a thread of its own.
///
/// No cue waits for a disk. Of places that come faster than they can be kept only the last is. The
/// first place is kept after the history says that the session began, and the last one is forgotten
/// after it says that the session was completed: whatever happens in between, the session is whole or
/// can be gone on with.
package final class PlaceKeeper: Sendable {
  private enum Work: Sendable {
    case place(SessionPlace)
    /// The last place, where it is not the one that was kept last.
    case end(SessionPlace?, isBehind: Bool, SessionOutcome)
  }

  private let template: Position
  private let folder: PositionFolder
  private let marks: RecordMarks?
  private let now: @Sendable () -> Instant
  private let say: @Sendable (SessionNote) -> Void
  private let work = Mutex<Work?>(nil)
  private let bell = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()

  /// Makes a keeper; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - template: all of the position but the session, the time and the place; the position of the
  ///     session that it resumes is replaced.
  ///   - marks: what the history has of the session; nil where there is no history.
  ///   - say: tells the person, in a line, that the place cannot be kept.
  package init(
    _ template: Position, in folder: PositionFolder, marks: RecordMarks? = nil,
    now: @escaping @Sendable () -> Instant, say: @escaping @Sendable (SessionNote) -> Void
  ) {
    self.template = template
    self.folder = folder
    self.marks = marks
    self.now = now
    self.say = say
  }

  /// Begins, for a session.
  package func start(session: String) {
    ended.enter()
    let isStarted = PlainThread.start { [self] in
      run(session)
      ended.leave()
    }
    if !isStarted { ended.leave() }
  }

  /// Keeps a place, soon.
  package func keep(_ place: SessionPlace) {
    let wasIdle = work.withLock { work in
      if case .end? = work { return false }
      defer { work = .place(place) }
      return work == nil
    }
    if wasIdle { bell.signal() }
  }

  /// Ends, soon: keeps the last place, or behind the last step forgets the session, once the history
  /// has its end.
  package func end(at place: SessionPlace?, outcome: SessionOutcome) {
    work.withLock { work in
      // Behind the last step there is no place to go on from: should the end not be kept, the one
      // before it stands.
      var last = place
      if last == nil, case .place(let place)? = work { last = place }
      work = .end(last, isBehind: place == nil, outcome)
    }
    bell.signal()
  }

  /// Nobody will keep anything of the session in the history any more: waits until its place is dealt
  /// with.
  package func finish() {
    marks?.ending.settle(false)
    _ = waitUntilEnded(within: .seconds(2))
  }

  /// Waits until the last place is kept, for so long at most.
  package func waitUntilEnded(within time: DispatchTimeInterval) -> Bool {
    ended.wait(timeout: .now() + time) == .success
  }

  // MARK: - The thread

  /// How long the history may take to say that the session began.
  private static let patience: DispatchTimeInterval = .seconds(5)

  private func run(_ session: String) {
    var file = PlaceFile(template, session: session, in: folder, now: now, say: say)
    if let marks { _ = marks.beginning.wait(until: .now() + Self.patience) }
    while true {
      bell.wait()
      guard
        let next = work.withLock({ work in
          defer { work = nil }; return work
        })
      else { continue }
      switch next {
      case .place(let place): file.keep(place)
      case .end(let place, let isBehind, let outcome):
        file.end(
          at: place, isDone: isBehind && marks?.ending.wait() ?? true, outcome: outcome)
        return
      }
    }
  }
}
