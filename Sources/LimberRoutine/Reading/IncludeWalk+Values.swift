import LimberBasics
import LimberSyntax

// Values that routines are played with. Each is looked at where it is given, as what it is in the place
// where its parameter is used. A routine is then decoded once for each set of values it is played with.

extension IncludeWalk {
  /// Checks every value and decodes the routines that are played with any; costs nothing where none is.
  mutating func checkValues() {
    let isAnyHanded = files.values.contains { $0.includes.contains { $0.with != nil } }
    guard isAnyHanded || !given.isEmpty else { return }
    var known: Set<String> = []
    checkArguments(in: rootID, &known)
    checkGiven()
    guard givenFaults.isEmpty, !files.values.contains(where: \.hasErrors) else { return }
    var reading = ValuedReading(files: files)
    reading.read(rootID, given)
    valued = reading.routines
    if let excess = reading.excess {
      files[excess.file]?.addExcess(excess.excess)
    } else if let fault = reading.fault {
      if let range = fault.range {
        files[fault.file]?.faults.add(fault.fault, at: range)
      } else {
        givenFaults.append(.init(name: nil, message: FaultWords.words(fault.fault)))
      }
    }
  }

  /// Checks what a file hands to those that it includes, those first, since they may hand it on.
  private mutating func checkArguments(in id: String, _ known: inout Set<String>) {
    guard known.insert(id).inserted, let file = files[id] else { return }
    uses[id] = file.parameters.uses
    for include in file.includes { checkArguments(in: include.id, &known) }
    for include in file.includes {
      guard let with = include.with, let target = files[include.id] else { continue }
      for argument in with.list {
        guard target.parameters.defaults[argument.name] != nil else {
          if target.routine != nil {
            files[id]?.faults.add(
              .unknownParameter(argument.name, known: target.parameters.names),
              at: argument.nameRange)
          }
          continue
        }
        for kind in uses[include.id]?[argument.name]?.all ?? [] {
          // What is handed on is told of where it is given, at a default or further up, and once.
          if let source = argument.source,
            uses[id]?[source, default: AmountKinds()].insert(kind) == false
          {
            continue
          }
          files[id]?.check(argument.value, as: kind)
        }
      }
    }
  }

  /// Checks what the root is played with.
  private mutating func checkGiven() {
    guard let root = files[rootID] else { return }
    for (name, node) in given.sorted(by: { $0.key < $1.key })
    where root.parameters.defaults[name] != nil {
      let kinds = uses[rootID]?[name] ?? AmountKinds(ParameterText.kind(of: node))
      for kind in kinds.all {
        var decoder = Decoder()
        decoder.check(node, as: kind)
        guard let fault = decoder.faults.first.first?.fault else { continue }
        givenFaults.append(.init(name: name, message: FaultWords.words(fault)))
        break
      }
    }
  }
}

extension DecodedFile {
  /// Notes what is wrong with a value of this file in the place where it is used.
  fileprivate mutating func check(_ value: JSONNode, as kind: AmountKind) {
    var decoder = Decoder()
    decoder.faults = faults
    decoder.faults.shared.append(value.range)
    decoder.check(value, as: kind)
    decoder.faults.shared.removeLast()
    faults = decoder.faults
  }
}

/// Decodes routines with the values that they are played with, each once for each set of values.
private struct ValuedReading {
  /// What is wrong, and where; at no range where it is what the root is played with.
  struct Found {
    let fault: Fault
    let file: String
    let range: SourceRange?
  }

  let files: [String: DecodedFile]
  private(set) var routines: [RoutineCall: Routine] = [:]
  private(set) var fault: Found?
  /// A routine that is too large by itself, with the values that it hands on.
  private(set) var excess: (file: String, excess: SizeMeter.Excess)?
  private var sizes = CallTable<RoutineSize>()
  private var bytes = 0

  init(files: [String: DecodedFile]) {
    self.files = files
  }

  mutating func read(_ rootID: String, _ given: [String: JSONNode]) {
    _ = size(of: RoutineCall(id: rootID, values: .none), given, from: nil)
  }

  /// Where a routine is called from: the file and the place of the values, or of the id.
  private struct Caller {
    let file: String
    let range: SourceRange
  }

  private mutating func size(
    of call: RoutineCall, _ values: [String: JSONNode], from caller: Caller?
  ) -> RoutineSize {
    if let size = sizes[call] { return size }
    guard fault == nil, let usual = files[call.id] else { return RoutineSize() }
    let file = values.isEmpty ? usual : usual.decoded(with: values)
    if !values.isEmpty {
      bytes += file.file.source.bytes.count
      guard bytes <= FormatLimits.valuedBytes else {
        note(.manyValues, in: call.id, caller)
        return RoutineSize()
      }
      if let first = file.faults.first.first(where: { $0.fault.code.severity == .error }) {
        note(.unfitValues(FaultWords.words(first.fault)), in: call.id, caller)
        return RoutineSize()
      }
    }
    guard let routine = file.routine else { return RoutineSize() }
    routines[call] = routine
    var included = CallTable<RoutineSize>()
    for include in file.includes {
      let values = include.with?.list ?? []
      let call = RoutineCall(id: include.id, values: include.with?.texts ?? .none)
      included[call] = size(
        of: call, Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first },
        from: Caller(file: file.file.id, range: include.with?.range ?? include.range))
    }
    var size = RoutineSize()
    do throws(SizeMeter.Excess) {
      size = try SizeMeter(included: included).size(of: routine)
    } catch {
      if values.isEmpty, excess == nil, fault == nil { excess = (call.id, error) }
      note(error.fault, in: call.id, caller)
    }
    sizes[call] = size
    return size
  }

  private mutating func note(_ fault: Fault, in file: String, _ caller: Caller?) {
    guard self.fault == nil else { return }
    self.fault = Found(fault: fault, file: caller?.file ?? file, range: caller?.range)
  }
}
