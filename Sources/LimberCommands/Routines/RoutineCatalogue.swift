import LimberBasics
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax
import Synchronization

/// Routines as commands meet them: found by what the person wrote, and read.
struct RoutineCatalogue: Sendable {
  /// A routine that was found, with all that is known of it.
  struct Item: Sendable {
    var entry: RoutineLibrary.Entry
    var reading: RoutineReading

    /// The routine itself; nil where it is faulty.
    var routine: Routine? { reading.set.flatMap { $0.routines[$0.rootID] } }
  }

  let library: RoutineLibrary
  private let streams: Streams

  init(_ library: RoutineLibrary, streams: Streams) {
    self.library = library
    self.streams = streams
  }

  // MARK: - One or several, by name

  /// Reads the routines that arguments name.
  ///
  /// All that is wrong with any of them is said before this throws.
  func load(_ wishes: [RoutineWish]) throws -> [RoutineSet] {
    var sets: [RoutineSet] = []
    var failure: CommandFailure?
    var known: Set<String> = []
    for wish in wishes {
      do {
        let (set, parameters) = try read(wish)
        known.formUnion(parameters)
        sets.append(set)
      } catch {
        if let failure { streams.say("limber: \(failure.message)") }
        failure = failure.map { CommandFailure($0.status, error.message) } ?? error
      }
    }
    if let failure { throw failure }
    for wish in wishes {
      // Of several routines each takes the values that it has a parameter for.
      guard let name = wish.with.sorted.map(\.name).first(where: { !known.contains($0) }) else {
        continue
      }
      throw Self.unknownParameter(name, of: wish.name, known: known.sorted())
    }
    return sets
  }

  /// Reads the routine that an argument names; a faulty one's diagnostics are said first.
  func load(
    _ argument: String, with values: ParameterValues = .none
  ) throws(CommandFailure) -> RoutineSet {
    let (set, known) = try read(RoutineWish(argument, with: values))
    if let name = values.sorted.map(\.name).first(where: { !known.contains($0) }) {
      throw Self.unknownParameter(name, of: argument, known: known)
    }
    return set
  }

  private static func unknownParameter(
    _ name: String, of routine: String, known: [String]
  ) -> CommandFailure {
    let (name, routine) = (SafeText.shown(name), SafeText.shown(routine))
    let hint =
      known.isEmpty
      ? ", which has none"
      : Suggestion.closest(to: name, among: known).map { "; did you mean '\($0)'?" }
        ?? "; there is \(known.map { "'\($0)'" }.joined(separator: ", "))"
    return CommandFailure(.usage, "there is no parameter '\(name)' in '\(routine)'\(hint)")
  }

  /// Reads a routine with its values; what it has no parameter for is passed over.
  private func read(
    _ wish: RoutineWish
  ) throws(CommandFailure) -> (set: RoutineSet, parameters: [String]) {
    let argument = wish.name
    let reading = try read(argument, with: wish.with)
    if var set = reading.set {
      set.file = library.fileOutside(argument)
      set.nameRoot()
      return (set, reading.parameters)
    }
    if let fault = reading.valueFaults.first {
      throw CommandFailure(.usage, (fault.name.map { "--with \($0): " } ?? "") + fault.message)
    }
    for report in reading.reports {
      let text = DiagnosticRenderer(source: report.source, fit: streams.errors.fit)
        .text(report.diagnostics.filter { $0.severity == .error }, total: nil)
      try? streams.errors.write(text)
    }
    let name = SafeText.shown(argument == "-" ? "standard input" : argument)
    throw CommandFailure(.data, "'\(name)' is faulty and cannot be used")
  }

  /// The absolute path of the file that an argument names; nil where it is none.
  func path(of argument: String) -> String? {
    if RoutineLibrary.isPath(argument) { return library.surroundings.absolute(argument) }
    return (try? library.find(argument))?.path
  }

  /// Where the files may lie that a routine includes, directly or not; be they faulty or not there yet.
  func placesOfIncluded(in argument: String) -> [String] {
    guard let found = try? library.find(argument) else { return [] }
    let asked = Mutex<Set<String>>([])
    let lookup = RoutineLookup { id in
      asked.withLock { _ = $0.insert(id) }
      return found.lookup.find(id)
    }
    _ = RoutineReader.read(found.file, lookup: lookup)
    let folders =
      [found.path.map { FilePath.split($0).folder }, library.surroundings.folders.routines]
      .compactMap { $0 }
    return asked.withLock { $0.sorted() }.flatMap { id in folders.map { "\($0)/\(id).json" } }
  }

  /// The text of the routine that an argument names.
  func source(of argument: String) throws(CommandFailure) -> SourceText {
    if argument == "-" { return try standardInput().source }
    do {
      return try library.find(argument).file.source
    } catch {
      throw explain(error)
    }
  }

  /// A text that is no routine yet, from a file or standard input.
  func plainText(at path: String) throws(CommandFailure) -> SourceText {
    if path == "-" { return try standardInput().source }
    do {
      return try library.source(at: path)
    } catch {
      throw CommandFailure(.notFound, SafeText.shown("\(error)"))
    }
  }

  private func read(
    _ argument: String, with values: ParameterValues
  ) throws(CommandFailure) -> RoutineReading {
    if argument == "-" {
      return RoutineReader.read(
        try standardInput(), lookup: library.lookup(first: library.surroundings.workingFolder),
        with: values)
    }
    do {
      let found = try library.find(argument)
      return RoutineReader.read(found.file, lookup: found.lookup, with: values)
    } catch {
      throw explain(error)
    }
  }

  func standardInput() throws(CommandFailure) -> RoutineFile {
    do {
      let bytes = try streams.input.readAll(RoutineLibrary.readLimit)
      return RoutineFile(
        id: RoutineID.standardInput, source: SourceText(name: "<stdin>", bytes: bytes))
    } catch {
      throw CommandFailure(.output, "\(error)")
    }
  }

  private func explain(_ failure: RoutineLibrary.Failure) -> CommandFailure {
    switch failure {
    case .unreadable(let error) where error.isMissing && known(error.name) != nil:
      let (name, id) = (SafeText.shown(error.name), known(error.name) ?? "")
      return CommandFailure(.notFound, "there is no file '\(name)'; did you mean '\(id)'?")
    case .unreadable(let error):
      return CommandFailure(.notFound, SafeText.shown("\(error)"))
    case .unknown(let id, let known):
      let shown = SafeText.shown(id)
      if library.surroundings.disk.status(of: library.surroundings.absolute(id))?.kind == .regular {
        return CommandFailure(
          .notFound, "there is no routine '\(shown)'; to name the file, write './\(shown)'")
      }
      let hint =
        Self.meant(by: id, among: known).map { "did you mean \($0)?" }
        ?? "'limber list' shows what there is"
      return CommandFailure(.notFound, "there is no routine '\(shown)'; \(hint)")
    }
  }

  /// The id that there is for the name of a file that there is not.
  private func known(_ name: String) -> String? {
    guard name.hasSuffix(".json"), !name.contains("/") else { return nil }
    let id = String(name.dropLast(".json".count))
    return knows(id) ? id : nil
  }

  /// Whether there is a routine with an id.
  func knows(_ id: String) -> Bool {
    library.entries().contains { $0.id == id }
  }

  /// What a person may have meant: every id that a shortened one begins, or else is part of, a few of them
  /// at most, or else the one that is closest.
  private static func meant(by id: String, among known: [String]) -> String? {
    let part = id.lowercased()
    let beginning = known.filter { $0.hasPrefix(part) }
    let fitting = beginning.isEmpty ? known.filter { $0.holds(part) } : beginning
    guard id.count >= 3, (1...mostMeant).contains(fitting.count) else {
      return Suggestion.closest(to: id, among: known).map { "'\($0)'" }
    }
    let names = fitting.map { "'\($0)'" }
    guard let last = names.last, names.count > 1 else { return names.first }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  private static let mostMeant = 4

  // MARK: - All of them

  /// Reads every routine that has an id, in the order of their ids.
  ///
  /// One is let go before the next is read: a folder may hold far more than what is told of it.
  ///
  /// - Parameter entries: which ones; all that can be played by name, but for the examples, where
  ///   nothing is said.
  func forEach(
    of entries: [RoutineLibrary.Entry]? = nil, _ body: (Item) throws -> Void
  ) rethrows {
    let included = IncludedFiles()
    for entry in entries ?? library.entries() {
      guard let found = try? library.find(entry) else { continue }
      let reading = RoutineReader.read(found.file, lookup: found.lookup, sharing: included)
      try body(Item(entry: entry, reading: reading))
    }
  }

  /// What is told of every routine that has an id, in the order of their ids; nil tells nothing.
  func compactMap<Value>(
    of entries: [RoutineLibrary.Entry]? = nil, _ told: (Item) throws -> Value?
  ) rethrows -> [Value] {
    var values: [Value] = []
    try forEach(of: entries) { item in if let value = try told(item) { values.append(value) } }
    return values
  }

  /// Every id with its title, for completion; a faulty routine's title is empty.
  func titles() -> [(id: String, title: String)] {
    compactMap { ($0.entry.id, $0.routine?.title ?? "") }
  }
}
