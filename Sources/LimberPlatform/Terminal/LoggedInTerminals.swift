internal import Synchronization
internal import SystemLibrary

/// The terminals that the person is logged in at, by the system's list of logins and by logind's.
///
/// Systems that count past 2038 have no list of logins any more, and logind keeps its own everywhere it
/// runs. `mesg n` shuts a terminal to others; what limber says there comes from the person.
package enum LoggedInTerminals {
  /// The list is read with one position for the whole process.
  private static let reading = Mutex(())

  /// Each terminal of this person that can be written to now.
  package static func all() -> [OtherTerminal] {
    var paths = logins()
    for path in seats(in: logind, of: getuid()) where !paths.contains(path) { paths.append(path) }
    return paths.compactMap(terminal(at:))
  }

  /// A terminal; nil where it takes nothing now, as one that is held with Ctrl-S.
  ///
  /// What is written to it is taken at once or not at all: no terminal holds anybody up.
  package static func terminal(at path: String) -> OtherTerminal? {
    guard let file = try? OpenFile(path, O_WRONLY | O_NOCTTY | O_NONBLOCK) else { return nil }
    var request = pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)
    guard poll(&request, 1, 0) == 1, request.revents & Int16(POLLOUT) != 0 else { return nil }
    return OtherTerminal { try file.writeNow(Array($0.utf8)) }
  }

  /// Where logind keeps a file for each session.
  private static let logind = "/run/systemd/sessions"

  /// The terminals of a person's sessions, as logind's files name them.
  static func seats(in folder: String, of user: UInt32, on disk: Disk = .system) -> [String] {
    let names = ((try? disk.names(in: folder)) ?? []).filter { !$0.contains(".") }.sorted()
    return names.compactMap { name in
      guard let bytes = try? disk.read(folder + "/" + name, limit: 64 * 1_024) else { return nil }
      var fields: [Substring: Substring] = [:]
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        guard let equals = line.firstIndex(of: "=") else { continue }
        fields[line[..<equals]] = line[line.index(after: equals)...]
      }
      guard fields["UID"] == "\(user)", fields["STATE"] != "closing", let line = fields["TTY"],
        !line.isEmpty, !line.split(separator: "/").contains("..")
      else { return nil }
      return "/dev/" + line
    }
  }

  private static func logins() -> [String] {
    #if canImport(Musl)
      return []
    #else
      return reading.withLock { _ in
        var paths: [String] = []
        setutxent()
        defer { endutxent() }
        while let entry = getutxent() {
          guard entry.pointee.ut_type == USER_PROCESS else { continue }
          let path = "/dev/" + text(entry.pointee.ut_line)
          if !paths.contains(path), isOwn(path) { paths.append(path) }
        }
        return paths
      }
    #endif
  }

  /// Whether a terminal is this person's: a login gives it to them.
  private static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_uid == getuid()
  }

  /// A fixed array of characters that need not end with a zero.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// A terminal that the person is logged in at, beside the one that the program runs in.
package struct OtherTerminal: Sendable {
  /// Writes all of a text at once, or throws.
  package var write: @Sendable (String) throws -> Void

  package init(write: @escaping @Sendable (String) throws -> Void) {
    self.write = write
  }
}
