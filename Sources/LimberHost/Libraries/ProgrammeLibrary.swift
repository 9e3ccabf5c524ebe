internal import LimberPlatform
package import LimberRoutine
internal import LimberSyntax
internal import ShippedRoutines

/// Where programmes come from: the person's own folder, or the binary itself.
package struct ProgrammeLibrary: Sendable {
  private let routines: RoutineLibrary

  /// The JSON Schema of programmes, for editors.
  package static var schema: [UInt8] { ShippedRoutines.programmeSchema }

  /// Makes a library beside the one that the routines of its programmes come from.
  package init(_ routines: RoutineLibrary) {
    self.routines = routines
  }

  /// Every id, sorted; a programme of the person's own hides a shipped one.
  package var ids: [String] {
    let names = folder.flatMap { try? routines.surroundings.disk.names(in: $0) } ?? []
    let own = names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .filter(RoutineID.isValid)
    return Set(own + ShippedRoutines.programmes.map(\.id)).sorted()
  }

  /// The ids of the examples, which a programme of the person's own hides too.
  package var examples: [String] {
    let others = Set(ids)
    return ShippedRoutines.exampleProgrammes.map(\.id).filter { !others.contains($0) }
  }

  /// Reads the programme with an id; nil where there is none.
  package func read(_ id: String) -> ProgrammeReading? {
    guard RoutineID.isValid(id), let file = file(id) else { return nil }
    return ProgrammeReader.read(file, lookup: routines.lookup())
  }

  private var folder: String? { routines.surroundings.folders.data.map { $0 + "/programmes" } }

  private func file(_ id: String) -> RoutineFile? {
    if let path = folder.map({ "\($0)/\(id).json" }),
      let bytes = try? routines.surroundings.disk.read(path, limit: RoutineLibrary.readLimit)
    {
      return RoutineFile(
        id: id, source: SourceText(name: routines.surroundings.shortened(path), bytes: bytes))
    }
    let embedded = ShippedRoutines.programmes + ShippedRoutines.exampleProgrammes
    return embedded.first { $0.id == id }.map {
      RoutineFile(id: id, source: SourceText(name: "\(id).json", bytes: $0.bytes))
    }
  }
}
