internal import LimberEvents
internal import LimberSyntax

/// What external sinks said of themselves, remembered by path, time and size of their files.
struct DescriptionCache {
  private struct Entry: Hashable {
    var path: String
    var modified: Int
    var size: Int
    var text: String
  }

  /// Entries that are kept at most, the newest.
  private static let maximumEntries = 100
  /// Bytes of the file that are read at most.
  private static let limit = 16 << 20

  private let path: String?
  private var entries: [Entry] = []
  private var isChanged = false

  /// Reads what is remembered; nothing where there is no folder or no file that can be read.
  init(folder: String?) {
    path = folder.map { $0 + "/sinks.jsonl" }
    guard let path, let bytes = try? FileReader.read(path, limit: Self.limit) else { return }
    entries = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let object = JSONObject(text: String(decoding: line, as: UTF8.self)),
        let path = object.text("path"), let modified = object.whole("modified"),
        let size = object.whole("size"), let text = object.text("text")
      else { return nil }
      return Entry(path: path, modified: modified, size: size, text: text)
    }
  }

  /// What a program said; nil where it has changed since, or was never asked.
  func text(of sink: FoundSink) -> String? {
    guard let key = Self.key(sink) else { return nil }
    return entries.last {
      $0.path == key.path && $0.modified == key.modified && $0.size == key.size
    }?.text
  }

  /// Remembers what a program said.
  mutating func keep(_ text: String, of sink: FoundSink) {
    guard var entry = Self.key(sink) else { return }
    entry.text = text
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
        json.field("text", entry.text)
      } + "\n"
    }
    try? FilePath.makeFolder(FilePath.split(path).folder)
    try? AtomicFile.write(Array(lines.joined().utf8), to: path)
    isChanged = false
  }

  /// What tells a program from another or from what it was before; nil where it is not to be
  /// remembered, as with an interpreter that the settings name with arguments.
  private static func key(_ sink: FoundSink) -> Entry? {
    guard sink.arguments.isEmpty, let status = FileStatus.of(sink.path) else { return nil }
    return Entry(path: sink.path, modified: Int(status.modified), size: status.size, text: "")
  }
}
