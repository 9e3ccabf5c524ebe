package import LimberPlatform
package import LimberRoutine
internal import LimberSyntax
internal import ShippedRoutines

/// Where routines come from: a file, the person's own folder, or the binary itself.
package struct RoutineLibrary: Sendable {
  package enum Origin: String, Sendable, Hashable {
    /// A file that was named.
    case file
    /// The person's own folder.
    case own
    /// Embedded in the binary.
    case shipped
    /// An example, embedded in the binary too: found by its name where nothing else has that name.
    case example
  }

  package struct Found: Sendable {
    /// Its id and text.
    package var file: RoutineFile
    /// Where the routines that it includes are looked for.
    package var lookup: RoutineLookup
    package var origin: Origin
    /// Its path; nil for an embedded one.
    package var path: String?
  }

  package struct Entry: Sendable, Hashable {
    package var id: String
    package var origin: Origin
    /// Its path; nil for an embedded one.
    package var path: String?
  }

  /// Why a routine could not be had.
  package enum Failure: Error, Sendable, Hashable {
    /// No routine has this id; `known` are the ids that there are.
    case unknown(id: String, known: [String])
    /// The file could not be read.
    case unreadable(FileReadError)
  }

  /// Bytes that are read of a routine file at most: one more than a file may have, so that one that
  /// is too large is told from one that is just not.
  package static let readLimit = 1_048_576 + 1

  /// The characters of an id at most, so that its file can be had on every disk.
  package static let longestID = 200

  /// The ids of the routines that came with limber.
  package static var shippedIDs: [String] { ShippedRoutines.files.map(\.id) }

  /// The id of the example that is a taste of a minute.
  package static let taste = "taste"

  /// The JSON Schema of routine files, as it came with limber.
  package static var schema: [UInt8] { ShippedRoutines.schema }

  /// Where its paths start from.
  package let surroundings: Surroundings
  /// The person's own folder.
  private let own: String?

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    own = surroundings.folders.routines
  }

  /// Whether an argument names a file rather than an id.
  package static func isPath(_ argument: String) -> Bool {
    argument.contains("/") || argument.hasSuffix(".json")
  }

  /// Finds what an argument names: a file where it contains `/` or ends in `.json`, else an id.
  package func find(_ argument: String) throws(Failure) -> Found {
    if Self.isPath(argument) { return try file(at: argument) }
    if let path = ownPath(of: argument), surroundings.disk.status(of: path) != nil {
      return try Found(
        file: read(path, id: argument, name: path), lookup: lookup(), origin: .own, path: path)
    }
    if let file = Self.shipped(argument) {
      return Found(file: file, lookup: lookup(), origin: .shipped, path: nil)
    }
    guard let file = Self.example(argument) else {
      throw .unknown(id: argument, known: knownIDs(in: nil))
    }
    return Found(file: file, lookup: lookup(), origin: .example, path: nil)
  }

  /// Finds what an entry names; one that is embedded is looked for nowhere else.
  package func find(_ entry: Entry) throws(Failure) -> Found {
    guard entry.path == nil, let file = Self.shipped(entry.id) ?? Self.example(entry.id) else {
      return try find(entry.id)
    }
    return Found(file: file, lookup: lookup(), origin: entry.origin, path: nil)
  }

  /// Every example, in the order of their ids.
  package func examples() -> [Entry] {
    ShippedRoutines.examples.map { Entry(id: $0.id, origin: .example, path: nil) }
  }

  private static func example(_ id: String) -> RoutineFile? {
    embedded(id, in: ShippedRoutines.examples)
  }

  /// Every routine that has an id, sorted; one of the person's own hides an embedded one.
  package func entries() -> [Entry] {
    let own = own.map { ids(in: $0) } ?? []
    let entries =
      own.map { Entry(id: $0, origin: .own, path: ownPath(of: $0)) }
      + ShippedRoutines.files.filter { !own.contains($0.id) }
      .map { Entry(id: $0.id, origin: .shipped, path: nil) }
    return entries.sorted { $0.id < $1.id }
  }

  /// Where included routines are looked for.
  ///
  /// - Parameter folder: a folder that goes first, such as the one of the file that includes them.
  package func lookup(first folder: String? = nil) -> RoutineLookup {
    RoutineLookup(
      find: { id in
        guard RoutineLibrary.isPlain(id) else { return nil }
        let paths = [folder.map { $0 + "/" + id + ".json" }, ownPath(of: id)]
        for path in paths.compactMap({ $0 }) {
          if let file = try? read(path, id: id, name: surroundings.shortened(path)) { return file }
        }
        return RoutineLibrary.shipped(id) ?? RoutineLibrary.example(id)
      },
      knownIDs: { knownIDs(in: folder) })
  }

  // MARK: - The places

  /// The id that a routine has by the path of its file.
  package static func id(ofFile path: String) -> String {
    let name = FilePath.split(path).name
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  /// The file that a routine was named by, links resolved; nil for one of the libraries, which its id
  /// tells from every other.
  package func fileOutside(_ argument: String) -> String? {
    guard Self.isPath(argument) else { return nil }
    let named = surroundings.absolute(argument)
    let path = surroundings.disk.resolved(named) ?? named
    let own = own.map { surroundings.disk.resolved($0) ?? $0 }
    return FilePath.split(path).folder == own ? nil : path
  }

  /// What names the same routine from any folder: an id as it is, a path made absolute.
  package func anywhere(_ argument: String) -> String {
    Self.isPath(argument) ? surroundings.absolute(argument) : argument
  }

  private func file(at argument: String) throws(Failure) -> Found {
    let path = surroundings.absolute(argument)
    let folder = FilePath.split(path).folder
    let read = try read(path, id: Self.id(ofFile: path), name: argument)
    return Found(
      file: RoutineFile(id: read.id, source: read.source, hasFreeName: takesAnyName(in: folder)),
      lookup: lookup(first: folder), origin: .file, path: path)
  }

  /// Whether files of a folder are called by their paths alone, and not by the ids that their names are.
  package func takesAnyName(in folder: String) -> Bool {
    guard let own else { return true }
    let disk = surroundings.disk
    return (disk.resolved(folder) ?? folder) != (disk.resolved(own) ?? own)
  }

  private func read(_ path: String, id: String, name: String) throws(Failure) -> RoutineFile {
    do {
      let bytes = try surroundings.disk.read(path, limit: Self.readLimit)
      return RoutineFile(id: id, source: SourceText(name: name, bytes: bytes))
    } catch {
      throw .unreadable(error.named(name))
    }
  }

  private func ownPath(of id: String) -> String? {
    guard Self.isPlain(id) else { return nil }
    return own.map { $0 + "/" + id + ".json" }
  }

  private static func shipped(_ id: String) -> RoutineFile? {
    embedded(id, in: ShippedRoutines.files)
  }

  private static func embedded(
    _ id: String, in files: [(id: String, bytes: [UInt8])]
  ) -> RoutineFile? {
    guard let file = files.first(where: { $0.id == id }) else { return nil }
    return RoutineFile(id: id, source: SourceText(name: id + ".json", bytes: file.bytes))
  }

  /// An id never leads out of a folder.
  private static func isPlain(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= longestID
      && !id.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
      && !id.hasPrefix(".")
  }

  /// The ids that files of a folder are named by; what is named otherwise has none.
  private func ids(in folder: String) -> [String] {
    names(in: folder).filter(RoutineID.isValid)
  }

  /// The names in the person's own folder that look like a routine's and hold no id, sorted.
  ///
  /// Nothing offers them: a name may hold anything, a command for a shell among it.
  package func namesWithoutID() -> [String] {
    (own.map(names) ?? []).filter { !RoutineID.isValid($0) }
  }

  private func names(in folder: String) -> [String] {
    let names = (try? surroundings.disk.names(in: folder)) ?? []
    // A schema may lie beside the routines, for editors.
    return names.filter {
      $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") && !$0.hasPrefix(".")
    }.map { String($0.dropLast(5)) }
  }

  private func knownIDs(in folder: String?) -> [String] {
    let nearby = folder.map { ids(in: $0) } ?? []
    return Array(Set(nearby + (entries() + examples()).map(\.id))).sorted()
  }
}
