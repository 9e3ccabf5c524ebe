import LimberBasics
import LimberSyntax

/// The files that one reading met, and how deep and how large the routines in them are.
///
/// Each file is found and decoded once. Includes are followed only as deep as steps may nest, which
/// bounds the recursion, and what is known of a routine is kept, which bounds the work.
struct IncludeWalk {
  /// How deep a routine's steps go, those of the routines that it includes counted in.
  private enum Reach {
    /// Exactly so deep.
    case depth(Int)
    /// Deeper than this, the most that was asked for; the included routine by which.
    case deeperThan(Int, by: String?)
    /// It leads into a circle; the included routine by which.
    case circular(by: String)
  }

  private let lookup: RoutineLookup
  private let included: IncludedFiles?
  var files: [String: DecodedFile] = [:]
  /// The ids of the files in the order in which they were met.
  private var order: [String] = []
  private var missing: Set<String> = []
  private var reaches: [String: Reach] = [:]
  /// The routines on the way from the root to where the walk is.
  private var way: [String] = []
  private var sizes: [String: RoutineSize] = [:]
  let rootID: String
  /// What the root is played with, and what is wrong with that.
  let given: [String: JSONNode]
  var givenFaults: [RoutineReading.ValueFault] = []
  /// The routines with the values that they are played with.
  var valued: [RoutineCall: Routine] = [:]
  /// What each parameter of a file is used for, in the file and in those that it is handed on to.
  var uses: [String: [String: AmountKinds]] = [:]

  init(
    _ root: RoutineFile, lookup: RoutineLookup, with values: ParameterValues,
    sharing included: IncludedFiles? = nil
  ) {
    self.lookup = lookup
    self.included = included
    rootID = root.id
    given = values.byName.mapValues(ParameterText.node)
    keep(included?.known(root) ?? DecodedFile(root))
    checkIncludes()
    checkSizes()
    checkValues()
  }

  /// What the walk found: the root's report first, then those of the included files with errors.
  func reading() -> RoutineReading {
    let met = order.compactMap { files[$0] }
    let reports = met.filter { $0.file.id == rootID || $0.hasErrors }
    var words = FaultWords(knownIDs: lookup.knownIDs)
    var set: RoutineSet?
    if givenFaults.isEmpty, !met.contains(where: \.hasErrors) {
      var routines = files.compactMapValues(\.routine)
      let root = RoutineCall(id: rootID, values: .none)
      if let routine = valued[root] { routines[rootID] = routine }
      set = RoutineSet(
        rootID: rootID, routines: routines, sources: files.mapValues(\.file.source))
      set?.valued = valued.filter { $0.key != root }
    }
    var reading = RoutineReading(reports: reports.map { $0.report(&words) }, set: set)
    reading.parameters = files[rootID]?.parameters.names ?? []
    reading.uses = uses[rootID] ?? files[rootID]?.parameters.uses ?? [:]
    reading.valueFaults = givenFaults
    return reading
  }

  private mutating func keep(_ file: DecodedFile) {
    files[file.file.id] = file
    order.append(file.file.id)
  }

  /// Finds the file of an included routine, once.
  private mutating func load(_ id: String) -> Bool {
    if files[id] != nil { return true }
    // What is no id is never looked for: it might be a path to anywhere.
    guard !missing.contains(id), RoutineID.isValid(id), let file = lookup.find(id) else {
      missing.insert(id)
      return false
    }
    let plain = RoutineFile(id: id, source: file.source)
    keep(included?.decoded(plain) ?? DecodedFile(plain))
    return true
  }
}

// MARK: - Depth and circles

extension IncludeWalk {
  /// Notes every include of the root that leads into a circle or too deep.
  private mutating func checkIncludes() {
    _ = explore(rootID, within: FormatLimits.depth)
    for include in files[rootID]?.includes ?? [] {
      guard let fault = faultOfRoot(include) else { continue }
      files[rootID]?.faults.add(fault, at: include.range)
    }
  }

  private func faultOfRoot(_ include: Decoder.Include) -> Fault? {
    if include.id == rootID { return .circularRoutine(chain: [rootID, rootID]) }
    switch reaches[include.id] {
    case .circular:
      return .circularRoutine(chain: chain(from: include.id))
    case .depth(let depth) where include.depth + depth > FormatLimits.depth:
      return .includedTooDeep(chain: [rootID, include.id])
    case .deeperThan(let depth, _) where include.depth + depth >= FormatLimits.depth:
      return .includedTooDeep(chain: chain(from: include.id))
    case .depth, .deeperThan, nil:
      return nil
    }
  }

  /// The ids from the root through an include to the one that closes the circle or lies too deep.
  private func chain(from id: String) -> [String] {
    var chain = [rootID]
    var next: String? = id
    while let id = next, chain.count <= FormatLimits.depth {
      let isClosed = chain.contains(id)
      chain.append(id)
      if isClosed { break }
      switch reaches[id] {
      case .circular(let by): next = by
      case .deeperThan(_, let by): next = by
      case .depth, nil: next = nil
      }
    }
    return chain
  }

  /// How deep a routine goes, if no deeper than a limit; notes the routines that cannot be found.
  private mutating func explore(_ id: String, within limit: Int) -> Reach {
    switch reaches[id] {
    case .depth?, .circular?: break
    case .deeperThan(let known, _)? where known >= limit: break
    case .deeperThan?, nil:
      way.append(id)
      reaches[id] = measure(id, within: limit)
      way.removeLast()
    }
    return reaches[id] ?? .depth(0)
  }

  private mutating func measure(_ id: String, within limit: Int) -> Reach {
    guard let file = files[id] else { return .depth(0) }
    let isKnown = reaches[id] != nil
    var depth = file.height
    var circle: String?
    var deeper: String?
    for include in file.includes {
      guard load(include.id) else {
        if !isKnown { files[id]?.faults.add(.unknownRoutine(include.id), at: include.range) }
        continue
      }
      if way.contains(include.id) {
        circle = circle ?? include.id
        continue
      }
      guard include.depth < limit else {
        deeper = deeper ?? include.id
        continue
      }
      switch explore(include.id, within: limit - include.depth) {
      case .circular: circle = circle ?? include.id
      case .deeperThan: deeper = deeper ?? include.id
      case .depth(let included): depth = max(depth, include.depth + included)
      }
    }
    if let circle { return .circular(by: circle) }
    if let deeper { return .deeperThan(limit, by: deeper) }
    return .depth(depth)
  }
}

// MARK: - Size

extension IncludeWalk {
  /// Measures every file that was met; one that passes a limit says so.
  private mutating func checkSizes() {
    for id in order { _ = size(of: id) }
  }

  /// The size of a routine; nothing where it has errors, which are reported with its own file.
  private mutating func size(of id: String) -> RoutineSize {
    if let size = sizes[id] { return size }
    guard let file = files[id], let routine = file.routine else { return RoutineSize() }
    // What is played with values of its own is measured with them, and whatever plays it then too.
    guard !file.includes.contains(where: { $0.with != nil }) else { return RoutineSize() }
    var included = CallTable<RoutineSize>()
    for include in file.includes {
      // Only what has a depth is free of circles.
      let call = RoutineCall(id: include.id, values: .none)
      if included[call] == nil, case .depth? = reaches[include.id] {
        included[call] = size(of: include.id)
      }
    }
    var size = RoutineSize()
    do throws(SizeMeter.Excess) {
      let whole = try SizeMeter(included: included).size(of: routine)
      if !file.hasErrors { size = whole }
    } catch {
      files[id]?.addExcess(error)
    }
    sizes[id] = size
    return size
  }
}
