internal import LimberEvents
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminals that the person is logged in at, by the system's list of logins.
enum LoggedInTerminals {
  /// The list is read with one position for the whole process.
  private static let reading = Mutex(())

  /// A display for each terminal of this person that can be written to now.
  static func displays() -> [Display] {
    paths().compactMap { path in
      guard access(path, W_OK) == 0 else { return nil }
      return Display(
        write: { text in
          // A terminal that is stopped or gone must not hold anybody up.
          let file = try OpenFile(path, O_WRONLY | O_NOCTTY | O_NONBLOCK)
          try file.writeAll(Array(text.utf8))
        }, size: { Display.Size(columns: 80, rows: 24) }, isLive: false, hasColour: false)
    }
  }

  private static func paths() -> [String] {
    #if canImport(Musl)
      return []
    #else
      guard let record = getpwuid(getuid()), let name = record.pointee.pw_name else { return [] }
      let user = String(cString: name)
      return reading.withLock { _ in
        var paths: [String] = []
        setutxent()
        defer { endutxent() }
        while let entry = getutxent() {
          guard entry.pointee.ut_type == USER_PROCESS, text(entry.pointee.ut_user) == user else {
            continue
          }
          let path = "/dev/" + text(entry.pointee.ut_line)
          if !paths.contains(path) { paths.append(path) }
        }
        return paths
      }
    #endif
  }

  /// A fixed array of characters that need not end with a zero.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
