package import LimberSyntax

/// What reading a programme's file yielded: what is wrong with it and, where nothing is, the programme.
public struct ProgrammeReading: Sendable {
  /// The diagnostics of the file.
  public let report: RoutineReading.Report
  /// The programme, where the file has no error.
  public let programme: Programme?
}

/// Reads the files of programmes, `programmes/<id>.json`, which share the rules of routine files.
public enum ProgrammeReader {
  /// Whether a text is meant as a programme: it has stretches of weeks where a routine has steps.
  package static func isMeant(by source: SourceText) -> Bool {
    guard source.bytes.count <= FormatLimits.fileBytes,
      source.bytes.firstPlace(of: Array("\"\(Key.weeks.rawValue)\"".utf8)) != nil,
      let root = try? JSONParser.parse(source)
    else { return false }
    return Shape.root(of: root) == .programme
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - file: the file; its text may be anything.
  ///   - lookup: where the routines that it names are found; asked once for each id.
  public static func read(_ file: RoutineFile, lookup: RoutineLookup) -> ProgrammeReading {
    var words = FaultWords(knownIDs: lookup.knownIDs)
    var faults = FaultList()
    var programme: Programme?
    let start = SourceRange(0, 0)
    if file.source.bytes.count > FormatLimits.fileBytes {
      faults.add(.largeFile, at: start)
    } else {
      do throws(JSONFault) {
        let document = try JSONParser.parse(file.source)
        var decoder = Decoder()
        if !RoutineID.isValid(file.id) {
          decoder.faults.add(.badID(file.id, isFree: file.hasFreeName), at: start)
        }
        programme = decoder.programme(document, id: file.id)
        faults = decoder.faults
        var found: [String: RoutineFile?] = [:]
        for include in decoder.includes {
          // What is no id is never looked for: it might be a path to anywhere.
          let file =
            found[include.id] ?? (RoutineID.isValid(include.id) ? lookup.find(include.id) : nil)
          found[include.id] = .some(file)
          if let file {
            check(include, of: file, lookup, &faults)
          } else {
            faults.add(.unknownRoutine(include.id), at: include.range)
          }
        }
      } catch {
        let report = RoutineReading.Report(
          source: file.source, diagnostics: [error.diagnostic(in: file.source)], total: 1)
        return ProgrammeReading(report: report, programme: nil)
      }
    }
    let report = RoutineReading.Report(
      source: file.source,
      diagnostics: faults.diagnostics(in: file.source, &words) { text in
        guard let document = try? JSONParser.parse(text) else { return nil }
        var decoder = Decoder()
        if !RoutineID.isValid(file.id) {
          decoder.faults.add(.badID(file.id, isFree: file.hasFreeName), at: start)
        }
        _ = decoder.programme(document, id: file.id)
        return decoder.faults
      },
      total: faults.total)
    return ProgrammeReading(report: report, programme: faults.hasErrors ? nil : programme)
  }

  /// Checks the values that a routine of the programme is played with.
  private static func check(
    _ include: Decoder.Include, of file: RoutineFile, _ lookup: RoutineLookup,
    _ faults: inout FaultList
  ) {
    guard let with = include.with, !with.list.isEmpty else { return }
    let usual = RoutineReader.read(file, lookup: lookup)
    // What is wrong with the routine itself is told with its own file.
    guard usual.set != nil else { return }
    var checked = FaultList()
    for argument in with.list {
      guard usual.parameters.contains(argument.name) else {
        faults.add(
          .unknownParameter(argument.name, known: usual.parameters), at: argument.nameRange)
        continue
      }
      let kinds = usual.uses[argument.name] ?? AmountKinds(ParameterText.kind(of: argument.value))
      for kind in kinds.all {
        var decoder = Decoder()
        decoder.faults = checked
        decoder.check(argument.value, as: kind)
        checked = decoder.faults
      }
    }
    for entry in checked.first { faults.add(entry.fault, at: entry.range) }
    guard !checked.hasErrors else { return }
    let played = RoutineReader.read(file, lookup: lookup, with: with.texts)
    if let fault = played.valueFaults.first {
      faults.add(.unfitValues(fault.message), at: with.range)
    }
  }
}
