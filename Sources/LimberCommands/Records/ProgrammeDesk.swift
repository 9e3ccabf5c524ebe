import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Programmes as commands use them: with their failures in words.
struct ProgrammeDesk {
  let library: ProgrammeLibrary
  private let state: String?
  private let disk: Disk
  private let streams: Streams

  /// - Parameters:
  ///   - state: the folder of what lasts; nil where there is none.
  ///   - disk: where it lies.
  init(_ library: ProgrammeLibrary, state: String?, on disk: Disk, streams: Streams) {
    self.library = library
    self.state = state
    self.disk = disk
    self.streams = streams
  }

  /// The streams that it says things on, where nothing is said.
  var quietStreams: Streams { streams.quiet }

  /// Every programme that can be read, in the order of their ids.
  func all() -> [Programme] {
    (library.ids + library.examples).compactMap { library.read($0)?.programme }
  }

  /// The programme with an id; a faulty one's diagnostics are said first.
  func programme(_ id: String) throws(CommandFailure) -> Programme {
    let shown = SafeText.shown(id)
    guard let reading = library.read(id) else {
      let hint =
        Suggestion.closest(to: id, among: library.ids + library.examples).map {
          "did you mean '\($0)'?"
        }
        ?? "'limber programme list' shows what there is"
      throw CommandFailure(.notFound, "there is no programme '\(shown)'; \(hint)")
    }
    if let programme = reading.programme { return programme }
    let text = DiagnosticRenderer(source: reading.report.source, fit: streams.errors.fit)
      .text(reading.report.diagnostics.filter { $0.severity == .error }, total: nil)
    try? streams.errors.write(text)
    throw CommandFailure(.data, "the programme '\(shown)' is faulty and cannot be used")
  }

  /// The programme that is going on; nil where there is none.
  ///
  /// - Throws: `CommandFailure` where what is kept about it cannot be read.
  func start() throws(CommandFailure) -> ProgrammeStart? {
    guard let folder = state else { return nil }
    switch ProgrammeStart.kept(in: folder, on: disk) {
    case .none: return nil
    case .some(.success(let start)): return start
    case .some(.failure(let fault)): throw CommandFailure(.data, fault.message)
    }
  }

  /// The state folder, where the programme that is going on is kept.
  func folder() throws(CommandFailure) -> String {
    guard let folder = state else {
      throw CommandFailure(.unavailable, "there is no home folder to keep a programme in")
    }
    return folder
  }
}

extension ProgrammeStart {
  /// Where the person stands in the programme.
  func state(in programme: Programme, history: [SessionRecord], today: Day) -> ProgrammeState {
    ProgrammeState(
      programme, since: day, from: week, pauses: pauses, history: history, today: today)
  }
}
