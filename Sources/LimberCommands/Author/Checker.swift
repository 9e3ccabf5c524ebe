import LimberBasics
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Reads file after file and counts what is wrong.
struct Checker {
  /// The name of a folder whose files are programmes.
  private static let programmes = "programmes"
  /// The name of a folder whose files are figures.
  private static let figures = "figures"

  private let library: RoutineLibrary
  private var reported: Set<String>
  /// How many files were looked at.
  private(set) var files = 0
  private(set) var errors = 0
  private(set) var warnings = 0

  /// Makes a checker; a file that is one of `targets` is reported on in its own turn, and not where
  /// another includes it.
  init(_ targets: [FileTarget], in library: RoutineLibrary) {
    self.library = library
    reported = Set(
      targets.compactMap { target in
        switch target {
        case .file(let path), .met(let path, _): library.surroundings.absolute(path)
        case .standardInput, .missing: nil
        }
      })
  }

  /// What is to be said of a file: of itself, and of the faulty ones that it includes.
  mutating func check(_ file: RoutineFile, folder: String) -> [RoutineReading.Report] {
    files += 1
    let reports = self.reports(of: file, folder: folder).enumerated().filter { index, report in
      index == 0 || reported.insert(library.surroundings.absolute(report.source.name)).inserted
    }.map(\.element)
    for report in reports { count(report) }
    return reports
  }

  /// The reports of a file and of those that it includes, which nobody counts.
  func reports(of file: RoutineFile, folder: String) -> [RoutineReading.Report] {
    let (parent, name) = FilePath.split(folder)
    if name == Self.figures, !RoutineLayout.isMeant(by: file.source) {
      return [FigureReader.read(file.source).report]
    }
    guard name == Self.programmes else {
      // One that is not in its folder yet has its routines beside it.
      if ProgrammeReader.isMeant(by: file.source) {
        return [ProgrammeReader.read(file, lookup: library.lookup(first: folder)).report]
      }
      return RoutineReader.read(file, lookup: library.lookup(first: folder)).reports
    }
    // The routines of a programme lie beside its folder, as they do where limber keeps them.
    // A programme is only ever called by its id.
    let named = RoutineFile(id: file.id, source: file.source)
    return [ProgrammeReader.read(named, lookup: library.lookup(first: parent)).report]
  }

  private mutating func count(_ report: RoutineReading.Report) {
    let warned = report.diagnostics.count { $0.severity == .warning }
    warnings += warned
    // Where the list was cut, what was left out counts as errors: the file has far too many.
    errors += report.total - warned
  }

  /// The count of all: `12 files, 2 errors, 1 warning`.
  var summary: String {
    [
      English.count(files, "file"), English.count(errors, "error"),
      English.count(warnings, "warning"),
    ].joined(separator: ", ")
  }
}
