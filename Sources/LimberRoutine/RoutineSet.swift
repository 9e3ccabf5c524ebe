public import LimberSyntax

/// A routine with every routine that it includes, all free of faults.
public struct RoutineSet: Sendable, Equatable {
  /// The id of the routine that was asked for.
  public var rootID: String
  /// The routine and all that it includes, by id; the root is among them.
  public var routines: [String: Routine]
  /// The text that each routine was read from; empty where they were not read from texts.
  public var sources: [String: SourceText] = [:]
  /// The absolute path of the root's file, where that lies outside of the libraries.
  public var file: String?

  /// Makes a set.
  public init(
    rootID: String, routines: [String: Routine], sources: [String: SourceText] = [:]
  ) {
    self.rootID = rootID
    self.routines = routines
    self.sources = sources
  }

  /// Two sets are equal where their routines are, however they are written.
  public static func == (left: RoutineSet, right: RoutineSet) -> Bool {
    left.rootID == right.rootID && left.routines == right.routines
  }

  /// The file of a routine, where that is known to lie outside of the libraries.
  public func file(of id: String) -> String? { id == rootID ? file : nil }

  /// A hash of the text of a routine, to know whether it changed.
  public func hash(of id: String) -> String { ContentHash.of(sources[id]?.bytes ?? []) }
}
