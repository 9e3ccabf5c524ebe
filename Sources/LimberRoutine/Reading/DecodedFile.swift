import LimberSyntax

/// One file after its decoding: the routine as far as there is one, and what is wrong with it.
struct DecodedFile {
  let file: RoutineFile
  /// The fault that keeps the text from being JSON; there is nothing else then.
  private(set) var syntaxFault: JSONFault?
  private(set) var document: JSONNode?
  private(set) var routine: Routine?
  private(set) var includes: [Decoder.Include] = []
  private(set) var parameters = ParameterTable(given: [:])
  /// The depth of its deepest step.
  private(set) var height = 1
  var faults = FaultList()

  init(_ file: RoutineFile) {
    self.file = file
    guard file.source.bytes.count <= FormatLimits.fileBytes else {
      faults.add(.largeFile, at: SourceRange(0, 0))
      return
    }
    do throws(JSONFault) {
      let document = try JSONParser.parse(file.source)
      var decoder = Decoder()
      if !RoutineID.isValid(file.id) {
        decoder.faults.add(.badID(file.id, isFree: file.hasFreeName), at: SourceRange(0, 0))
      }
      routine = decoder.routine(document, id: file.id)
      self.document = document
      includes = decoder.includes
      parameters = decoder.parameters
      height = decoder.height
      faults = decoder.faults
    } catch {
      syntaxFault = error
    }
  }

  /// Whether the routine cannot be played.
  var hasErrors: Bool { syntaxFault != nil || faults.hasErrors }
}

// MARK: - What comes of it

extension DecodedFile {
  /// Notes that the routine is too large, at the value that makes it so.
  mutating func addExcess(_ excess: SizeMeter.Excess) {
    guard let value = document?.value(at: excess.path) else { return }
    faults.add(excess.fault, at: value.range)
  }

  /// The same file with other values for its parameters.
  func decoded(with values: [String: JSONNode]) -> DecodedFile {
    var decoder = Decoder(values: values)
    var other = self
    guard let document else { return other }
    other.routine = decoder.routine(document, id: file.id)
    other.includes = decoder.includes
    other.faults = decoder.faults
    return other
  }

  func report(_ words: inout FaultWords) -> RoutineReading.Report {
    if let syntaxFault {
      let diagnostic = syntaxFault.diagnostic(in: file.source)
      return RoutineReading.Report(source: file.source, diagnostics: [diagnostic], total: 1)
    }
    return RoutineReading.Report(
      source: file.source,
      diagnostics: faults.diagnostics(in: file.source, &words) { text in
        let decoded = DecodedFile(
          RoutineFile(id: file.id, source: text, hasFreeName: file.hasFreeName))
        return decoded.syntaxFault == nil ? decoded.faults : nil
      },
      total: faults.total)
  }
}

extension SizeMeter.Excess {
  /// What is wrong with what passes the limit.
  var fault: Fault {
    switch limit {
    case .steps: .tooManySteps
    case .time: .tooMuchTime
    case .endless: .endlessRounds
    }
  }
}

extension JSONNode {
  /// The value at a JSON Pointer whose parts are keys of the format and indices; what is taken over
  /// from a template is told of at the step that takes it.
  fileprivate func value(at pointer: String) -> JSONNode? {
    var node = self
    for part in pointer.split(separator: "/") {
      switch node.value {
      case .object(let members):
        guard let member = members.first(where: { $0.key == part }) else { return node }
        node = member.value
      case .array(let elements):
        guard let index = Int(part), elements.indices.contains(index) else { return node }
        node = elements[index]
      case .null, .bool, .number, .string: return node
      }
    }
    return node
  }
}
