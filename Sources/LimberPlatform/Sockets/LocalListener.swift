internal import SystemLibrary

/// A socket with a path of its own that takes connections of this person's programs.
///
/// The name appears when it listens already, so whoever connects and is refused has found one that a
/// dead program left behind.
package final class LocalListener: Sendable {
  /// What is waited for: it can be read where somebody connects.
  package let file: OpenFile
  package let path: String
  private let status: FileStatus?
  private let disk: Disk

  /// Connections that wait at most until they are taken.
  private static let backlog: Int32 = 64

  /// What came of looking whether somebody connects.
  package enum Caller: Sendable {
    case somebody(OpenFile)
    /// Another user's program, which is hung up on.
    case stranger
    case nobody
    /// The system gives no connection now.
    case noRoom
  }

  /// Listens under a name in a folder of the person's own.
  ///
  /// Files that other threads make in this moment are as closed as the socket.
  ///
  /// - Parameters:
  ///   - folder: see ``SessionSockets/prepare(_:)``.
  ///   - name: what to call it; whatever stands there is replaced, unless it is a folder.
  package init(in folder: String, called name: String, on disk: Disk) throws(SystemError) {
    let path = folder + "/" + name
    let unready = folder + "/." + name
    let file = try LocalSocket.make(path)
    // The longer of the two, so that neither is too long.
    disk.discard(unready)
    let mask = umask(0o177)
    let bound: Int32
    do {
      defer { umask(mask) }
      bound = try LocalSocket.withAddress(unready) { bind(file.number, $0, $1) }
    }
    guard bound == 0 else { throw .last(path) }
    guard listen(file.number, Self.backlog) == 0 else {
      let error = SystemError.last(path)
      disk.discard(unready)
      throw error
    }
    do {
      try disk.effects.rename(unready, to: path)
    } catch {
      disk.discard(unready)
      throw error
    }
    file.makeNonBlocking()
    self.file = file
    self.path = path
    self.disk = disk
    status = disk.status(ofLink: path)
  }

  /// Takes one connection, where somebody waits for it.
  package func accept() -> Caller {
    let number = SystemLibrary.accept(file.number, nil, nil)
    guard number >= 0 else {
      switch errno {
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .noRoom
      default: return .nobody
      }
    }
    let connection = LocalSocket.adopt(number, path)
    guard LocalSocket.peer(of: connection) == Identity.user else { return .stranger }
    connection.makeNonBlocking()
    return .somebody(connection)
  }

  /// Takes its name away, unless it has become something else's.
  package func removeName() {
    guard let status, disk.status(ofLink: path)?.isSame(as: status) == true else { return }
    disk.discard(path)
  }
}
