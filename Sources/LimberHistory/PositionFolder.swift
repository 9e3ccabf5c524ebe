internal import LimberBasics
package import LimberPlatform
internal import LimberProgress

/// The positions of sessions that are not at their end, one file each in the state folder.
package struct PositionFolder: Sendable {
  private let state: String
  private let folder: String
  private let disk: Disk

  /// How many are kept; older ones are forgotten.
  private static let most = 10
  /// How long one is kept, in milliseconds: half a year, after which nobody goes on with a session.
  private static let longest: Int64 = 183 * 86_400_000
  /// How old a file without a position is before nobody uses it any more, in milliseconds.
  private static let patience: Int64 = 3_600_000
  /// A position is never larger than this, in bytes.
  private static let limit = 1 << 20

  /// The positions in a state folder.
  package init(state: String, on disk: Disk) {
    self.state = state
    self.disk = disk
    folder = state + "/positions"
  }

  /// Every position of a session that nobody plays now, the newest first.
  ///
  /// One that another session goes on from is not among them, though a crash may have left it there.
  package func all() -> [Position] {
    let positions = sessions().compactMap(read)
    let resumed = Set(positions.compactMap(\.resumes))
    return positions.filter { !resumed.contains($0.session) && !isPlayed($0.session) }
      .sorted { ($0.time, $0.session) > ($1.time, $1.session) }
  }

  /// What the sessions play that are played now, as the person would name it.
  package func played() -> [String] {
    sessions().filter(isPlayed).compactMap(read).flatMap(\.routines)
  }

  /// Forgets a session's position, and those of the sessions that it went on from.
  package func forget(_ position: Position) {
    var next: Position? = position
    var known: Set<String> = []
    while let position = next, known.insert(position.session).inserted {
      next = position.resumes.flatMap(read)
      if let resumed = position.resumes { remove(resumed) }
      remove(position.session)
    }
  }

  /// Forgets a session's position.
  package func remove(_ session: String) {
    // What cannot be removed is found to be done with when the positions are read the next time.
    try? disk.remove(path(session))
    try? disk.remove(lockPath(session))
  }

  // MARK: - For the session that is played

  /// Keeps a position; whoever reads it sees the old one or this one.
  func write(_ position: Position) throws(SystemError) {
    try disk.makeFolder(folder)
    try disk.write(Array(position.json.utf8), to: path(position.session))
  }

  /// Marks a session as being played for as long as the file that this returns is held.
  func hold(_ session: String) -> (any DiskFile)? {
    guard (try? disk.makeFolder(folder)) != nil,
      let file = try? disk.open(lockPath(session), for: .locking), file.lock(within: 0)
    else { return nil }
    return file
  }

  /// Forgets what nobody will go on from, and takes away what killed sessions left behind.
  ///
  /// - Parameter now: milliseconds since 1970.
  package func tidy(now: Int64) {
    for (index, position) in all().enumerated()
    where index >= Self.most || now - position.time.milliseconds > Self.longest {
      forget(position)
    }
    let names = (try? disk.names(in: folder)) ?? []
    let known = Set(names)
    for name in names where name.hasSuffix(".lock") && !known.contains(name.dropLast(5) + ".json") {
      removeLock(folder + "/" + name, now: now)
    }
    for place in [state, folder] { disk.tidy(place, now: now) }
  }

  private func removeLock(_ path: String, now: Int64) {
    guard let status = disk.status(ofLink: path), status.kind == .regular,
      now - status.modified / 1_000_000 > Self.patience,
      let file = try? disk.open(path, for: .changing), file.lock(within: 0)
    else { return }
    try? disk.remove(path)
  }

  // MARK: - Files

  private func sessions() -> [String] {
    ((try? disk.names(in: folder)) ?? [])
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
  }

  private func read(_ session: String) -> Position? {
    guard let bytes = try? disk.read(path(session), limit: Self.limit),
      let position = Position(json: String(decoding: bytes, as: UTF8.self)),
      position.session == session
    else { return nil }
    return position
  }

  private func isPlayed(_ session: String) -> Bool {
    guard let file = try? disk.open(lockPath(session), for: .changing) else { return false }
    return !file.lock(within: 0)
  }

  private func path(_ session: String) -> String { "\(folder)/\(session).json" }
  private func lockPath(_ session: String) -> String { "\(folder)/\(session).lock" }
}
