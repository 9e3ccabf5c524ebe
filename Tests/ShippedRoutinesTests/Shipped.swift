import LimberRoutine
import LimberSyntax
import ShippedRoutines
import Testing

/// The shipped routines, read as a person's own files would be.
enum Shipped {
  static let ids = ShippedRoutines.files.map(\.id)

  static let lookup = RoutineLookup(
    find: { id in
      ShippedRoutines.files.first { $0.id == id }.map { file in
        RoutineFile(
          id: id, source: SourceText(name: "routines/\(id).json", bytes: file.bytes))
      }
    },
    knownIDs: { ids })

  static func reading(_ id: String) throws -> RoutineReading {
    RoutineReader.read(try #require(lookup.find(id)), lookup: lookup)
  }

  static func set(_ id: String) throws -> RoutineSet {
    try #require(try reading(id).set)
  }

  static func routine(_ id: String) throws -> Routine {
    try #require(try set(id).routines[id])
  }

  /// Every step of a routine's own file, the nested ones after the step that holds them.
  static func steps(_ id: String) throws -> [Step] {
    func flattened(_ steps: [Step]) -> [Step] {
      steps.flatMap { step in
        switch step.kind {
        case .rounds(let rounds): [step] + flattened(rounds.steps)
        case .choice(let choice): [step] + choice.options.flatMap { flattened($0.steps) }
        case .timed, .reps, .rest, .prompt, .routine: [step]
        }
      }
    }
    return flattened(try routine(id).steps)
  }
}
