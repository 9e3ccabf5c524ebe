package import LimberBasics
package import LimberEvents
internal import LimberPlatform

/// The place of a session that is being played, as it is kept on the disk, call by call.
package struct PlaceFile {
  private let folder: PositionFolder
  private let now: @Sendable () -> Instant
  private let say: @Sendable (SessionNote) -> Void
  private var position: Position
  /// Whether the last place could not be kept.
  package private(set) var hasFailed = false
  private var hasComplained = false
  private var isReplaced = false
  /// Tells others that the session is being played, for as long as this value is there.
  private let lock: (any DiskFile)?

  /// Begins, and takes away what killed sessions left behind.
  package init(
    _ template: Position, session: String, in folder: PositionFolder,
    now: @escaping @Sendable () -> Instant, say: @escaping @Sendable (SessionNote) -> Void
  ) {
    self.folder = folder
    self.now = now
    self.say = say
    position = template
    position.session = session
    lock = folder.hold(session)
    folder.tidy(now: now().milliseconds)
  }

  /// Keeps a place; complains once.
  package mutating func keep(_ place: SessionPlace) {
    position.time = now()
    position.place = place
    write()
  }

  /// Ends: forgets the session where it is behind its last step and its end is in the history; else keeps
  /// the last place.
  package mutating func end(at place: SessionPlace?, isDone: Bool, outcome: SessionOutcome) {
    position.time = now()
    if let place { position.place = place }
    position.isStopped = outcome == .stopped
    if isDone {
      folder.forget(position)
    } else {
      write()
    }
  }

  private mutating func write() {
    do {
      try folder.write(position)
      if !isReplaced, let resumed = position.resumes { folder.remove(resumed) }
      isReplaced = true
      hasFailed = false
    } catch {
      hasFailed = true
      guard !hasComplained else { return }
      hasComplained = true
      say(.placeNotKept(reason: "\(error)"))
    }
  }
}
