/// Where the sockets of the sessions lie that play now, by their names.
package struct SessionSockets: Sendable {
  /// A socket as its name shows it; whether anybody listens is found out by connecting.
  package struct Found: Sendable, Hashable {
    /// The first characters of the session's UUID.
    package var session: String
    package var path: String
    /// When it was made, in nanoseconds since 1970.
    package var made: Int64
  }

  /// The folder that a session's socket is made in; nil where there is no home folder.
  package let folder: String?
  /// The folders that they are looked for in: a reminder knows of no login's folder.
  package let folders: [String]
  private let disk: Disk

  /// Characters of a session's UUID that name its socket.
  package static let nameLength = 8
  private static let ending = ".sock"

  /// Finds the folders: in `$XDG_RUNTIME_DIR` where there is such a folder, else in the state folder.
  package init(_ surroundings: Surroundings) {
    disk = surroundings.disk
    let own = surroundings.folders.state.map { $0 + "/run" }
    let runtime = surroundings.variable("XDG_RUNTIME_DIR").flatMap { path in
      path.hasPrefix("/") && surroundings.disk.status(of: path)?.kind == .folder ? path : nil
    }
    let usual = RuntimeFolder.usual(on: surroundings.disk)
    folder = (runtime ?? own).map { $0 + "/limber" }
    var folders: [String] = []
    for candidate in [runtime, own, surroundings.variable("XDG_RUNTIME_DIR") == nil ? usual : nil] {
      if let candidate { folders.append(candidate + "/limber") }
    }
    self.folders = folders
  }

  // MARK: - A session's own

  /// Listens for a session, and clears what dead ones left behind.
  ///
  /// - Throws: `SystemError` where the folder is not the person's alone, or the system refuses.
  package func listen(for session: String) throws(SystemError) -> LocalListener {
    guard let folder else {
      throw .failed("a socket to be controlled through", detail: "there is no home folder")
    }
    try prepare(folder)
    clear(folder)
    let path = folder + "/" + session.prefix(Self.nameLength) + Self.ending
    guard disk.status(ofLink: path)?.isSocket != true else {
      throw .failed(path, detail: "another session listens there")
    }
    return try LocalListener(
      in: folder, called: session.prefix(Self.nameLength) + Self.ending, on: disk)
  }

  /// Makes the folder for the person alone, and sees to it that it is.
  private func prepare(_ folder: String) throws(SystemError) {
    let parent = FilePath.split(folder).folder
    if disk.status(of: parent) == nil { try disk.makeFolder(parent) }
    // Whoever owns the folder above can put another in its place.
    guard disk.status(of: parent)?.isOwnFolder(withNone: 0o022) == true else {
      throw .forbidden(parent, detail: "it is not a folder that you alone can write to")
    }
    try disk.makeFolder(folder)
    let status = try disk.open(folder, for: .inspecting).status()
    guard status.isOwnFolder(withNone: 0o077) else {
      throw .forbidden(folder, detail: "it is not a folder of your own that nobody else may read")
    }
  }

  /// Takes the names away at which nobody listens; what is no socket is left alone.
  private func clear(_ folder: String) {
    for found in sockets(in: folder) where !isAlive(found.path) { disk.discard(found.path) }
  }

  private func isAlive(_ path: String) -> Bool {
    do {
      _ = try LocalSocket.connect(to: path)
      return true
    } catch {
      return !error.isRefused
    }
  }

  // MARK: - All of them

  /// Every socket of this person's, the newest first.
  package func found() -> [Found] {
    folders.flatMap(sockets).sorted { ($0.made, $0.session) > ($1.made, $1.session) }
  }

  private func sockets(in folder: String) -> [Found] {
    guard let status = disk.status(ofLink: folder), status.isOwnFolder(withNone: 0o077),
      let names = try? disk.names(in: folder)
    else { return [] }
    return names.compactMap { name in
      let path = folder + "/" + name
      guard name.hasSuffix(Self.ending), !name.hasPrefix("."),
        let status = disk.status(ofLink: path), status.isSocket, status.owner == Identity.user
      else { return nil }
      return Found(
        session: String(name.dropLast(Self.ending.count)), path: path, made: status.modified)
    }
  }
}
