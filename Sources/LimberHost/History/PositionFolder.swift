#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The positions of sessions that are not at their end, one file each in the state folder.
public struct PositionFolder: Sendable {
  private let folder: String

  /// How many are kept; older ones are forgotten.
  private static let most = 10
  /// A position is never larger than this, in bytes.
  private static let limit = 1 << 20

  /// The positions in a state folder.
  public init(state: String) {
    folder = state + "/positions"
  }

  /// Every position of a session that nobody plays now, the newest first.
  public func all() -> [Position] {
    sessions().filter { !isPlayed($0) }.compactMap(read)
      .sorted { ($0.time, $0.session) > ($1.time, $1.session) }
  }

  /// Forgets a session's position.
  public func remove(_ session: String) {
    unlink(path(session))
    unlink(lockPath(session))
  }

  // MARK: - For the session that is played

  /// Keeps a position; whoever reads it sees the old one or this one.
  func write(_ position: Position) throws(SystemError) {
    try FilePath.makeFolder(folder)
    try AtomicFile.write(Array(position.json.utf8), to: path(position.session))
  }

  /// Marks a session as being played for as long as the file that this returns is held.
  func hold(_ session: String) -> OpenFile? {
    guard (try? FilePath.makeFolder(folder)) != nil,
      let file = try? OpenFile(lockPath(session), O_RDWR | O_CREAT), file.lock(within: 0)
    else { return nil }
    return file
  }

  /// Forgets the oldest beyond the few that are worth keeping.
  func tidy() {
    for position in all().dropFirst(Self.most) { remove(position.session) }
  }

  // MARK: - Files

  private func sessions() -> [String] {
    ((try? FilePath.names(in: folder)) ?? [])
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
  }

  private func read(_ session: String) -> Position? {
    guard let bytes = try? FileReader.read(path(session), limit: Self.limit),
      let position = Position(json: String(decoding: bytes, as: UTF8.self)),
      position.session == session
    else { return nil }
    return position
  }

  private func isPlayed(_ session: String) -> Bool {
    guard let file = try? OpenFile(lockPath(session), O_RDWR) else { return false }
    return !file.lock(within: 0)
  }

  private func path(_ session: String) -> String { "\(folder)/\(session).json" }
  private func lockPath(_ session: String) -> String { "\(folder)/\(session).lock" }
}
