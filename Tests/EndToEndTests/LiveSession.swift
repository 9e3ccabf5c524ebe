import LimberTestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built program playing a routine of two long steps on a terminal, with a log beside it.
final class LiveSession {
  let terminal: PseudoTerminal
  let before: PseudoTerminal.Modes
  private let folder: String

  static let routine = """
    { "format": 1, "title": "Two holds", "cautions": ["Stop when it hurts."], "steps": [
      { "type": "timed", "name": "Hold", "cue": "Hold still.", "duration": "10m",
        "cues": [ { "at": "9m", "cue": "Breathe." } ] },
      { "type": "timed", "name": "Reach", "cue": "Reach up.", "duration": "10m",
        "cues": [ { "at": "9m", "cue": "Breathe." } ] } ] }
    """

  /// Starts `limber play` with these arguments behind the routine.
  init(
    _ arguments: [String] = [], variables: [String: String] = [:], columns: Int = 80,
    prefix: [String] = []
  ) throws {
    folder = try Self.makeFolder()
    Self.write(Self.routine, to: folder + "/holds.json")
    terminal = try PseudoTerminal(columns: columns)
    before = terminal.modes
    let command =
      [
        try Self.binary(), "play", folder + "/holds.json", "--lead-in", "0s", "--no-inhibit",
        "--no-questions",
        "--sink", "console", "--sink", "log:format=jsonl,path=\(folder)/events.jsonl",
      ] + arguments
    try terminal.start(
      prefix + command,
      variables: ["HOME": folder, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"]
        .merging(variables) { $1 })
  }

  deinit {
    for name in Self.names(in: folder) { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  // MARK: - What was logged

  /// The events of the log: their kinds, and the words `by`, `outcome` and `reason` behind them.
  var log: [String] {
    Self.read(folder + "/events.jsonl").split(separator: "\n").map { line in
      let fields = ["kind", "by", "outcome", "reason"].compactMap { field(String(line), $0) }
      return fields.joined(separator: " ")
    }
  }

  /// The value of a key whose value is a plain word.
  private func field(_ line: String, _ key: String) -> String? {
    let parts = line.components(after: "\"\(key)\":\"")
    return parts.map { String($0.prefix { $0 != "\"" }) }
  }

  // MARK: - Files

  /// The program that was built together with the tests.
  static func binary() throws -> String {
    if let path = getenv("LIMBER_BINARY") { return String(cString: path) }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/" + root + "/.build/debug/limber"
    guard access(path, X_OK) == 0 else {
      throw PseudoTerminal.Impatience(what: "program", shown: path)
    }
    return path
  }

  private static func makeFolder() throws -> String {
    var template = Array("/tmp/limber-live-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw PseudoTerminal.Impatience(what: "folder", shown: "/tmp")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    let bytes = Array(text.utf8)
    _ = Self.writeAll(file, bytes)
  }

  private static func writeAll(_ file: Int32, _ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { buffer in
      #if canImport(Glibc)
        Glibc.write(file, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        Musl.write(file, buffer.baseAddress, buffer.count)
      #else
        Darwin.write(file, buffer.baseAddress, buffer.count)
      #endif
    }
  }

  private static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}

extension String {
  /// What stands behind the first place where a text occurs.
  fileprivate func components(after text: String) -> Substring? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.dropFirst(text.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
