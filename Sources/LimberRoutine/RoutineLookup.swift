public import LimberSyntax

/// A routine file that was found: its id and its text.
public struct RoutineFile: Sendable {
  /// The file's name without `.json`.
  public let id: String
  /// The text, under the name that messages show.
  public let source: SourceText

  /// Makes a file.
  public init(id: String, source: SourceText) {
    self.id = id
    self.source = source
  }
}

/// Where included routines are looked for; reading files is lent by the caller.
public struct RoutineLookup: Sendable {
  /// The file with an id, or nil where there is none.
  public let find: @Sendable (_ id: String) -> RoutineFile?
  /// Every id that `find` would find, for suggestions.
  public let knownIDs: @Sendable () -> [String]

  /// Makes a lookup.
  public init(
    find: @escaping @Sendable (_ id: String) -> RoutineFile?,
    knownIDs: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.find = find
    self.knownIDs = knownIDs
  }

  /// A lookup that finds nothing.
  public static let empty = RoutineLookup { _ in nil }
}
