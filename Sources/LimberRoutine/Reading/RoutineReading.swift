public import LimberSyntax

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

  /// Makes a reading.
  public init(reports: [Report], set: RoutineSet?) {
    self.reports = reports
    self.set = set
  }
}
