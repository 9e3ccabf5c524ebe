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
  let folder: String

  static let routine = """
    { "format": 1, "title": "Two holds", "cautions": ["Stop when it hurts."], "steps": [
      { "type": "timed", "name": "Hold", "cue": "Hold still.", "duration": "10m",
        "cues": [ { "at": "9m", "cue": "Breathe." } ] },
      { "type": "timed", "name": "Reach", "cue": "Reach up.", "duration": "10m",
        "cues": [ { "at": "9m", "cue": "Breathe." } ] } ] }
    """

  /// Starts `limber play` with these arguments behind the routine.
  ///
  /// - Parameters:
  ///   - sinks: external sinks that take part, by name, each as the body of a shell script; `$folder` is
  ///     the session's, and `$$` is added to its file `pids`.
  ///   - awake: the body of what stands in for the program that keeps the machine awake; nil to do without.
  ///   - asks: whether the questions afterwards are asked.
  ///   - settings: what stands in the settings file; nil for none.
  init(
    _ arguments: [String] = [], variables: [String: String] = [:], columns: Int = 80,
    prefix: [String] = [], sinks: [String: String] = [:], awake: String? = nil, asks: Bool = false,
    settings: String? = nil
  ) throws {
    folder = try Self.makeFolder()
    Self.write(Self.routine, to: folder + "/holds.json")
    if let settings {
      mkdir(folder + "/.config", 0o700)
      mkdir(folder + "/.config/limber", 0o700)
      Self.write(settings, to: folder + "/.config/limber/settings.json")
    }
    for (name, body) in sinks { try Self.makeProgram("limber-sink-" + name, body, in: folder) }
    for name in ["systemd-inhibit", "caffeinate"] {
      if let awake { try Self.makeProgram(name, awake, in: folder) }
    }
    terminal = try PseudoTerminal(columns: columns)
    before = terminal.modes
    let command =
      [try Self.binary(), "play", folder + "/holds.json", "--lead-in", "0s"]
      + (asks ? [] : ["--no-questions"]) + (awake == nil ? ["--no-inhibit"] : [])
      + ["--sink", "console", "--sink", "log:format=jsonl,path=\(folder)/events.jsonl"]
      + sinks.keys.sorted().flatMap { ["--sink", $0] } + arguments
    try terminal.start(
      prefix + command,
      variables: [
        "HOME": folder, "PATH": folder + ":/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
      ].merging(variables) { $1 })
  }

  deinit {
    Self.remove(folder)
  }

  // MARK: - Programs

  private static func makeProgram(_ name: String, _ body: String, in folder: String) throws {
    try ProgramFile.write(
      """
      #!/bin/sh
      folder='\(folder)'
      case "$1" in --describe) exec echo '{"protocol":[1],"drainSeconds":1,"controls":true}' ;; esac
      echo $$ >> "$folder/pids"
      \(body)

      """, to: folder + "/" + name)
  }

  /// Waits until so many programs of the session have begun.
  func waitForPrograms(_ count: Int) throws {
    try Self.wait(for: "\(count) programs") { programs.count >= count }
  }

  /// Waits until no program of the session runs any more.
  func waitUntilNoneRuns() throws {
    try Self.wait(for: "end of \(programs)") { programs.allSatisfy { !Self.isAlive($0) } }
  }

  /// Sends the program a signal, and waits until it has taken it.
  func sendTaken(signal: Int32) throws {
    terminal.send(signal: signal)
    try Self.wait(for: "a taken signal") {
      let status = Self.read("/proc/\(terminal.child)/status")
      let pending = status.components(after: "ShdPnd:\t")?.prefix { $0 != "\n" } ?? ""
      return status.components(after: "State:\t")?.first == "Z" || pending.allSatisfy { $0 == "0" }
    }
  }

  private var programs: [Int32] {
    Self.read(folder + "/pids").split(separator: "\n").compactMap { Int32($0) }
  }

  /// Whether a process runs; one that is over but that nobody has waited for does not.
  private static func isAlive(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    return read("/proc/\(process)/stat").components(after: ") ")?.first != "Z"
  }

  private static func wait(for what: String, until isSo: () -> Bool) throws {
    for _ in 0..<(PseudoTerminal.patience * 100) {
      if isSo() { return }
      _ = poll(nil, 0, 10)
    }
    throw PseudoTerminal.Impatience(what: what, shown: "")
  }

  /// What the programs left in the file `said`, line by line.
  var said: [String] {
    Self.read(folder + "/said").split(separator: "\n").map(String.init)
  }

  /// The last line of the history.
  var lastOfHistory: String {
    Self.read(folder + "/.local/state/limber/history.jsonl").split(separator: "\n").last
      .map(String.init) ?? ""
  }

  // MARK: - What was logged

  /// The lines of the history in which a session was rated, or something noted of it.
  var answers: [String] {
    Self.read(folder + "/.local/state/limber/history.jsonl").split(separator: "\n")
      .filter { $0.contains("\"kind\":\"rating\"") || $0.contains("\"kind\":\"note\"") }
      .map(String.init)
  }

  /// The events of the log: their kinds, and the words `by`, `controller`, `outcome` and `reason` behind them.
  var log: [String] {
    Self.read(folder + "/events.jsonl").split(separator: "\n").map { line in
      let fields = ["kind", "by", "controller", "outcome", "reason"].compactMap {
        field(String(line), $0)
      }
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

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) where name != "." && name != ".." { remove(path + "/" + name) }
    rmdir(path)
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
