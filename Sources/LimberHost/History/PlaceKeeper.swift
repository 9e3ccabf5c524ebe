internal import Dispatch
public import LimberProgress
internal import LimberSession
internal import Synchronization

/// Keeps the place of a session that is being played, on a thread of its own.
///
/// No cue waits for a disk. Of places that come faster than they can be kept only the last is.
public final class PlaceKeeper: Sendable {
  /// How much of a session may pass without its place being kept.
  public static let interval: Duration = .seconds(10)

  private enum Work: Sendable {
    case place(Session.Place)
    case end(Session.Place?, isStopped: Bool)
  }

  private let template: Position
  private let folder: PositionFolder
  private let replaced: String?
  private let now: @Sendable () -> Moment
  private let say: @Sendable (String) -> Void
  private let work = Mutex<Work?>(nil)
  private let bell = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()

  /// Makes a keeper; nothing happens before `start`.
  ///
  /// - Parameters:
  ///   - template: all of the position but the session, the time and the place.
  ///   - replaced: the session whose place this one goes on from, and whose position it replaces.
  ///   - say: tells the person, in a line, that the place cannot be kept.
  public init(
    _ template: Position, in folder: PositionFolder, replacing replaced: String? = nil,
    now: @escaping @Sendable () -> Moment, say: @escaping @Sendable (String) -> Void
  ) {
    self.template = template
    self.folder = folder
    self.replaced = replaced
    self.now = now
    self.say = say
  }

  /// Begins, for a session.
  func start(session: String) {
    ended.enter()
    let isStarted = PlainThread.start { [self] in
      run(session)
      ended.leave()
    }
    if !isStarted { ended.leave() }
  }

  /// Keeps a place, soon.
  func keep(_ place: Session.Place) {
    let wasIdle = work.withLock { work in
      if case .end? = work { return false }
      defer { work = .place(place) }
      return work == nil
    }
    if wasIdle { bell.signal() }
  }

  /// Ends: keeps a last place, or forgets the session where there is none.
  func end(at place: Session.Place?, isStopped: Bool) {
    work.withLock { $0 = .end(place, isStopped: isStopped) }
    bell.signal()
    _ = waitUntilEnded(within: .seconds(2))
  }

  /// Waits until the last place is kept, for so long at most.
  func waitUntilEnded(within time: DispatchTimeInterval) -> Bool {
    ended.wait(timeout: .now() + time) == .success
  }

  // MARK: - The thread

  private func run(_ session: String) {
    let lock = folder.hold(session)
    var position = template
    position.session = session
    var hasComplained = false
    var isReplaced = false
    func write() {
      do {
        try folder.write(position)
        if let replaced, !isReplaced { folder.remove(replaced) }
        isReplaced = true
      } catch {
        guard !hasComplained else { return }
        hasComplained = true
        say("the place to go on from cannot be kept: \(error)")
      }
    }
    while true {
      bell.wait()
      guard
        let next = work.withLock({ work in
          defer { work = nil }; return work
        })
      else { continue }
      position.time = now()
      switch next {
      case .place(let place):
        position.place = place
        write()
      case .end(let place, let isStopped):
        if let place {
          position.place = place
          position.isStopped = isStopped
          write()
          folder.tidy()
        } else {
          folder.remove(session)
          if let replaced { folder.remove(replaced) }
        }
        withExtendedLifetime(lock) {}
        return
      }
    }
  }
}
