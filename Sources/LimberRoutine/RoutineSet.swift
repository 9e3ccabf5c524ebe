public import LimberBasics
public import LimberSyntax

/// A routine with every routine that it includes, all free of faults.
public struct RoutineSet: Sendable, Equatable {
  /// The id of the routine that was asked for.
  public var rootID: String
  /// The routine and all that it includes, by id; the root is among them, with the values it is played
  /// with, and the others as they are by themselves.
  public var routines: [String: Routine]
  /// The included routines as they are with the values that they are played with.
  var valued: [RoutineCall: Routine] = [:]
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

  /// A routine as it is played in a place; nil where it is not in the set.
  public func routine(_ id: String, with values: ParameterValues) -> Routine? {
    (values.isEmpty ? nil : valued[RoutineCall(id: id, values: values)]) ?? routines[id]
  }

  /// What each of the root's parameters is.
  public var values: ParameterValues { routines[rootID]?.values ?? .none }

  /// What each parameter of an included routine is, once for each way in which it is played.
  package func valuesPlayed(of id: String) -> [ParameterValues] {
    let called = Set(valued.filter { $0.key.id == id }.map(\.value.values))
    return called.isEmpty
      ? [routines[id]?.values ?? .none] : called.sorted { $0.words < $1.words }
  }

  /// Two sets are equal where their routines are, however they are written.
  public static func == (left: RoutineSet, right: RoutineSet) -> Bool {
    left.rootID == right.rootID && left.routines == right.routines && left.valued == right.valued
  }

  /// Gives the root an id where its file's name is none, so that nothing that tells of it holds more than an id may.
  ///
  /// No routine that it includes is called so.
  public mutating func nameRoot() {
    guard !RoutineID.isValid(rootID), var root = routines.removeValue(forKey: rootID) else {
      return
    }
    var id = RoutineID.nearest(to: rootID) ?? "routine"
    while routines[id] != nil { id += "-file" }
    sources[id] = sources.removeValue(forKey: rootID)
    root.id = id
    routines[id] = root
    rootID = id
  }

  /// The file of a routine, where that is known to lie outside of the libraries.
  public func file(of id: String) -> String? { id == rootID ? file : nil }

  /// A hash of the text of a routine, to know whether it changed.
  public func hash(of id: String) -> String { ContentHash.of(sources[id]?.bytes ?? []) }
}

/// A routine with the values that it is played with.
struct RoutineCall: Hashable, Sendable {
  var id: String
  var values: ParameterValues
}

/// What is known of routines with the values that they are played with.
///
/// Most are played with none, and are looked up by their ids alone.
struct CallTable<Value> {
  private var usual: [String: Value] = [:]
  private var valued: [RoutineCall: Value] = [:]

  subscript(call: RoutineCall) -> Value? {
    get { call.values.isEmpty ? usual[call.id] : valued[call] }
    set {
      if call.values.isEmpty { usual[call.id] = newValue } else { valued[call] = newValue }
    }
  }
}

/// A routine file that was found: its id and its text.
public struct RoutineFile: Sendable {
  /// The file's name without `.json`.
  public let id: String
  /// The text, under the name that messages show.
  public let source: SourceText
  /// Whether any name will do, since it is called by its path and no other routine includes it.
  public let hasFreeName: Bool

  /// Makes a file.
  public init(id: String, source: SourceText, hasFreeName: Bool = false) {
    self.id = id
    self.source = source
    self.hasFreeName = hasFreeName
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
