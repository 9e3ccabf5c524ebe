import LimberHost
import LimberPlatform

struct NewRoutinePlace {
  /// The absolute path; nil for standard output.
  let path: String?
  /// The id that the file's name says.
  let id: String
  /// Whether it is the person's own folder, so that the routine is found by its id.
  let isOwn: Bool
  private let surroundings: Surroundings

  /// Finds the place.
  ///
  /// - Parameter output: a folder, a file that ends in `.json`, or `-`; nil for the person's own folder.
  init(id: String, output: String?, in surroundings: Surroundings) throws(CommandFailure) {
    self.surroundings = surroundings
    isOwn = output == nil
    switch output {
    case "-":
      path = nil
    case let output? where output.hasSuffix(".json"):
      path = surroundings.absolute(output)
    case let output?:
      let isHere = output == "." || output == "./"
      let folder = isHere ? surroundings.workingFolder : surroundings.absolute(output)
      path = (folder.hasSuffix("/") ? folder : folder + "/") + id + ".json"
    case nil:
      guard let folder = surroundings.folders.routines else {
        throw CommandFailure(.cannotCreate, "\(NoHomeFolder())")
      }
      path = folder + "/" + id + ".json"
    }
    self.id = path.map { String(FilePath.split($0).name.dropLast(".json".count)) } ?? id
  }

  /// What messages call it.
  var name: String { path.map(surroundings.shortened) ?? "<stdout>" }

  var folder: String {
    path.map { FilePath.split($0).folder } ?? surroundings.workingFolder
  }

  /// Where an editor finds the schema, seen from the file; nil where limber keeps none.
  var schema: String? { isOwn ? "../" + Self.schemaName : nil }

  private static let schemaName = "routine.schema.json"

  /// Keeps the schema above the person's own folder, for editors; a routine does without it.
  func writeSchema() {
    guard isOwn, let data = surroundings.folders.data else { return }
    let path = data + "/" + Self.schemaName
    let schema = RoutineLibrary.schema
    guard (try? surroundings.disk.read(path, limit: schema.count + 1)) != schema else { return }
    try? surroundings.disk.write(schema, to: path)
  }

  /// Refuses a place where a file is.
  func refuseIfTaken() throws(CommandFailure) {
    guard let path, surroundings.disk.status(of: path) != nil else { return }
    throw CommandFailure(.cannotCreate, "'\(name)' is there already; --force replaces it")
  }

  /// Writes the file, or to standard output.
  func write(_ text: [UInt8], force: Bool, or output: HostOutput) throws {
    guard let path else {
      try output.writeExactly(String(decoding: text, as: UTF8.self))
      return
    }
    do {
      try surroundings.disk.makeFolder(folder)
      if force {
        try surroundings.disk.write(text, to: path)
      } else {
        try surroundings.disk.create(text, at: path)
      }
    } catch {
      if error.isAlreadyThere { try refuseIfTaken() }
      throw CommandFailure(.cannotCreate, "'\(name)' cannot be written: \(error.reason)")
    }
  }
}
