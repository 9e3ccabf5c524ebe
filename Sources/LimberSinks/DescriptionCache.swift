internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax

/// What external sinks said of themselves, remembered by path, time and size of their files.
struct DescriptionCache {
  private struct Entry: Hashable {
    var path: String
    var modified: Int
    var size: Int
    var memory: Memory
  }

  /// What is remembered of a program.
  enum Memory: Hashable, Sendable {
    /// What it said.
    case text(String)
    /// It said nothing, for a reason that is a phrase, when it was asked in that second since 1970.
    case silence(String, at: Int)
  }

  /// Seconds after which a program that said nothing is asked again: it may have been a slow day.
  static let silenceLasts = 3600

  /// Entries that are kept at most, the newest.
  private static let maximumEntries = 100
  /// Bytes of the file that are read at most.
  private static let limit = 16 << 20

  private let path: String?
  private let disk: Disk
  private var entries: [Entry] = []
  private var isChanged = false

  /// Reads what is remembered; nothing where there is no folder or no file that can be read.
  init(folder: String?, on disk: Disk) {
    self.disk = disk
    path = folder.map { $0 + "/sinks.jsonl" }
    guard let path, let bytes = try? disk.read(path, limit: Self.limit) else { return }
    entries = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let object = JSONObject(text: String(decoding: line, as: UTF8.self)),
        let path = object.text("path"), let modified = object.whole("modified"),
        let size = object.whole("size"), let memory = Self.memory(object)
      else { return nil }
      return Entry(path: path, modified: modified, size: size, memory: memory)
    }
  }

  private static func memory(_ object: JSONObject) -> Memory? {
    if let text = object.text("text") { return .text(text) }
    guard let reason = object.text("silent"), let asked = object.whole("asked") else { return nil }
    return .silence(reason, at: asked)
  }

  /// What is remembered of a program; nil where it has changed since, was never asked, or said nothing
  /// so long ago that it is asked again.
  func memory(of sink: FoundSink, now: Int) -> Memory? {
    guard let key = key(sink) else { return nil }
    let memory = entries.last {
      $0.path == key.path && $0.modified == key.modified && $0.size == key.size
    }?.memory
    if case .silence(_, let asked) = memory {
      let (age, overflow) = now.subtractingReportingOverflow(asked)
      guard !overflow, (0..<Self.silenceLasts).contains(age) else { return nil }
    }
    return memory
  }

  /// Remembers what came of asking a program.
  mutating func keep(_ memory: Memory, of sink: FoundSink) {
    guard var entry = key(sink) else { return }
    entry.memory = memory
    entries.removeAll { $0.path == entry.path }
    entries.append(entry)
    entries.removeFirst(max(0, entries.count - Self.maximumEntries))
    isChanged = true
  }

  /// Writes what is new; where that cannot be done, programs are asked again next time.
  mutating func save() {
    guard isChanged, let path else { return }
    let lines = entries.map { entry in
      JSONWriter.object { json in
        json.field("path", entry.path)
        json.field("modified", entry.modified)
        json.field("size", entry.size)
        switch entry.memory {
        case .text(let text): json.field("text", text)
        case .silence(let reason, let asked):
          json.field("silent", reason)
          json.field("asked", asked)
        }
      } + "\n"
    }
    try? disk.makeFolder(FilePath.split(path).folder)
    try? disk.write(Array(lines.joined().utf8), to: path)
    isChanged = false
  }

  /// What tells a program from another or from what it was before; nil where it is not to be
  /// remembered, as with an interpreter that the settings name with arguments.
  private func key(_ sink: FoundSink) -> Entry? {
    guard sink.arguments.isEmpty || sink.isReadyMade, let status = disk.status(of: sink.path) else {
      return nil
    }
    return Entry(
      path: ([sink.path] + sink.arguments).joined(separator: " "), modified: Int(status.modified),
      size: status.size, memory: .text(""))
  }
}
