internal import LimberBasics
internal import SinkKit

/// Sentences that were spoken into files, to be played on the instant: 50 MB of them, of which those go first
/// that were not said for the longest time.
///
/// A file's name holds what it is of (engine, manner, words) and what is in it, so that one that was torn,
/// changed or put there by somebody else is never played.
final class Shelf {
  struct Sentence {
    var path: String
    /// From its beginning to its last sound.
    var seconds: Double
  }

  private struct File {
    var name: String
    var size: Int
    /// When it was said last, or made, in milliseconds since 1970.
    var used: Int64
  }

  /// Bytes of all files together.
  private static let limit = 50_000_000
  /// Bytes of one file: some minutes of the finest sound there is.
  private static let fileLimit = 16_000_000
  /// What begins the name of a file that an engine is writing, and the milliseconds after which it was
  /// given up.
  private static let unfinished = (prefix: "new-", age: Int64(3_600_000))
  private static let ending = ".wav"
  private static let hashDigits = 16

  private let folder: String
  private let system: SinkSystem
  private let identity: String
  /// What is there, by the hash of what it is of.
  private var files: [String: File] = [:]
  /// What was asked for before.
  private var known: [String: Sentence?] = [:]
  /// What this session said or is to say, which does not go.
  private var wanted: Set<String> = []
  private var count = 0

  private var usesFile: String { folder + "/used.tsv" }

  /// Opens the one of this person; nil where there is no place for it.
  ///
  /// - Parameter identity: what tells the sound of these sentences from that of others.
  init?(identity: String, _ system: SinkSystem) {
    guard let cache = system.cacheFolder, system.makeOwnFolder(cache),
      system.makeOwnFolder(cache + "/speech")
    else { return nil }
    folder = cache + "/speech"
    self.identity = identity
    self.system = system
    let uses = uses()
    for name in system.names(in: folder) {
      let path = folder + "/" + name
      let key = Self.key(of: name)
      guard let file = system.ownFile(path) else {
        if key != nil { system.remove(path) }
        continue
      }
      if let key {
        files[key] = File(
          name: name, size: file.size, used: max(uses[key] ?? 0, file.written))
      } else if name.hasPrefix(Self.unfinished.prefix),
        system.wallMilliseconds - file.written > Self.unfinished.age
      {
        system.remove(path)
      }
    }
  }

  /// A sentence, where it is there and whole.
  func sentence(_ words: String) -> Sentence? {
    let key = key(words)
    if let answer = known[key] {
      wanted.insert(key)
      return answer
    }
    let found = files[key].flatMap { file in
      let path = folder + "/" + file.name
      let sentence = system.contents(of: path, limit: Self.fileLimit).flatMap { bytes in
        file.name == Self.name(key, bytes)
          ? Recording(bytes).map { Sentence(path: path, seconds: $0.seconds) } : nil
      }
      if sentence == nil {
        system.remove(path)
        files[key] = nil
      }
      return sentence
    }
    known[key] = .some(found)
    if found != nil { wanted.insert(key) }
    return found
  }

  /// A path for an engine to speak into.
  func freshFile() -> String {
    count += 1
    return "\(folder)/\(Self.unfinished.prefix)\(system.stamp)-\(count)\(Self.ending)"
  }

  /// Takes over what an engine spoke into a file, which is gone then.
  ///
  /// - Returns: nil where that is no sound, or there is no room for it.
  func take(_ path: String, as words: String) -> Sentence? {
    defer { system.remove(path) }
    guard let bytes = system.contents(of: path, limit: Self.fileLimit + 1),
      bytes.count <= Self.fileLimit, let recording = Recording(bytes)
    else { return nil }
    let key = key(words)
    let name = Self.name(key, bytes)
    guard makeRoom(for: bytes.count), system.write(bytes, to: folder + "/" + name) else {
      return nil
    }
    files[key] = File(name: name, size: bytes.count, used: system.wallMilliseconds)
    let sentence = Sentence(path: folder + "/" + name, seconds: recording.seconds)
    known[key] = .some(sentence)
    wanted.insert(key)
    return sentence
  }

  /// Lets those go that were not said for the longest time; answers whether there is room then.
  private func makeRoom(for bytes: Int) -> Bool {
    var total = files.values.reduce(0) { $0 + $1.size } + bytes
    let oldest = files.filter { !wanted.contains($0.key) }.sorted {
      ($0.value.used, $0.key) < ($1.value.used, $1.key)
    }
    for (key, file) in oldest where total > Self.limit {
      system.remove(folder + "/" + file.name)
      files[key] = nil
      known[key] = nil
      total -= file.size
    }
    return total <= Self.limit
  }

  // MARK: - Names

  private func key(_ words: String) -> String {
    ContentHash.of((identity + "\u{0}" + words).utf8)
  }

  private static func name(_ key: String, _ bytes: [UInt8]) -> String {
    key + "-" + ContentHash.of(bytes) + ending
  }

  private static func key(of name: String) -> String? {
    let parts = name.dropLast(ending.count).split(separator: "-")
    guard name.hasSuffix(ending), parts.count == 2,
      parts.allSatisfy({ $0.count == hashDigits && $0.allSatisfy(\.isHexDigit) })
    else { return nil }
    return String(parts[0])
  }

  // MARK: - When they were used

  private func uses() -> [String: Int64] {
    let text = system.contents(of: usesFile, limit: 1_000_000) ?? []
    var uses: [String: Int64] = [:]
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let time = Int64(fields[1]) else { continue }
      uses[String(fields[0])] = time
    }
    return uses
  }

  /// Keeps what was said in this session.
  func keepUses() {
    guard !wanted.isEmpty else { return }
    var uses = uses().filter { files[$0.key] != nil }
    for key in wanted where files[key] != nil { uses[key] = system.wallMilliseconds }
    let lines = uses.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
    // Where it cannot be kept, those that were made first go first.
    _ = system.write(Array(lines.joined().utf8), to: usesFile)
  }
}
