package import LimberFigures
package import LimberSyntax

/// Reads a figure that stands in a file of its own.
package enum FigureReader {
  /// What reading one file yielded: what is wrong with it and, where nothing is, the figure.
  package struct Reading: Sendable {
    /// The diagnostics of the file.
    package let report: RoutineReading.Report
    /// The figure, where the file has no error.
    package let figure: Figure?
  }

  /// Reads one file, whose text may be anything.
  package static func read(_ source: SourceText) -> Reading {
    var decoder = Decoder()
    var figure: Figure?
    if source.bytes.count > FormatLimits.fileBytes {
      decoder.faults.add(.largeFile, at: SourceRange(0, 0))
    } else {
      do throws(JSONFault) {
        figure = decoder.ownFigure(try JSONParser.parse(source))
      } catch {
        let report = RoutineReading.Report(
          source: source, diagnostics: [error.diagnostic(in: source)], total: 1)
        return Reading(report: report, figure: nil)
      }
    }
    var words = FaultWords { [] }
    let report = RoutineReading.Report(
      source: source,
      diagnostics: decoder.faults.first.map { words.diagnostic(for: $0, in: source) },
      total: decoder.faults.total)
    return Reading(report: report, figure: decoder.faults.hasErrors ? nil : figure)
  }
}
