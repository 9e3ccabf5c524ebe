public import LimberBasics
public import LimberSyntax

/// Reads routine files: all that is wrong with one, and the routine where nothing is.
public enum RoutineReader {
  /// Reads a file and every routine that it includes.
  ///
  /// The cost follows the size of the files, whatever they say: nothing is unrolled.
  ///
  /// - Parameters:
  ///   - file: The file; its text may be anything.
  ///   - lookup: Where included routines are found; asked once for each id.
  ///   - values: What its parameters stand for; names that it does not have are passed over.
  public static func read(
    _ file: RoutineFile, lookup: RoutineLookup, with values: ParameterValues = .none
  ) -> RoutineReading {
    IncludeWalk(file, lookup: lookup, with: values).reading()
  }

  /// Reads one of several files, which share what they include.
  package static func read(
    _ file: RoutineFile, lookup: RoutineLookup, sharing included: IncludedFiles
  ) -> RoutineReading {
    IncludeWalk(file, lookup: lookup, with: .none, sharing: included).reading()
  }
}

/// What reading one file yielded: everything that is wrong with it and, where nothing is, the routine.
public struct RoutineReading: Sendable {
  /// The diagnostics of one file.
  public struct Report: Sendable {
    /// The file.
    public let source: SourceText
    /// Its diagnostics in the order of their places, at most 100.
    public let diagnostics: [Diagnostic]
    /// How many there are in all; more than `diagnostics.count` where the list was cut.
    public let total: Int

    /// Makes a report.
    public init(source: SourceText, diagnostics: [Diagnostic], total: Int) {
      self.source = source
      self.diagnostics = diagnostics
      self.total = total
    }
  }

  /// The file that was asked for first, then each faulty file that it includes.
  public let reports: [Report]
  /// The routine, where no file has an error.
  public let set: RoutineSet?
  /// The names of its parameters, in the order of the file.
  public internal(set) var parameters: [String] = []
  /// What each of its parameters is used for.
  var uses: [String: AmountKinds] = [:]
  /// What is wrong with the values that it was to be read with.
  public internal(set) var valueFaults: [ValueFault] = []

  /// A value that is wrong in the place where its parameter is used.
  public struct ValueFault: Sendable, Hashable {
    /// The parameter; nil where it is all of the values together.
    public let name: String?
    /// What is wrong, a phrase.
    public let message: String
  }

  /// Makes a reading.
  public init(reports: [Report], set: RoutineSet?) {
    self.reports = reports
    self.set = set
  }
}
