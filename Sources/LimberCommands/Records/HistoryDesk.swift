import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberSyntax

/// The history as commands use it: with its failures in words.
struct HistoryDesk {
  /// The person's history; nil where there is no place for one.
  let history: HistoryFile?
  /// The places that sessions can be gone on from.
  let positions: PositionFolder?
  let clock: WallClock
  let streams: Streams

  /// - Parameters:
  ///   - state: the folder of what lasts; nil where there is none.
  ///   - disk: where it lies.
  init(state: String?, on disk: Disk, clock: WallClock, streams: Streams) {
    history = state.map { HistoryFile(folder: $0, on: disk) }
    positions = state.map { PositionFolder(state: $0, on: disk) }
    self.clock = clock
    self.streams = streams
  }

  private init(_ desk: HistoryDesk, streams: Streams) {
    (history, positions, clock, self.streams) = (desk.history, desk.positions, desk.clock, streams)
  }

  /// The same, where nothing is said.
  var quiet: HistoryDesk { HistoryDesk(self, streams: streams.quiet) }

  func file() throws(CommandFailure) -> HistoryFile {
    guard let file = history else {
      throw CommandFailure(.unavailable, "there is no home folder, so there is no history")
    }
    return file
  }

  /// Every session, oldest first; what cannot be read is said and left out.
  func sessions() throws(CommandFailure) -> [SessionRecord] {
    do {
      let reading = try file().read()
      if let complaint = reading.complaint { streams.say("limber: \(complaint)") }
      return reading.sessions
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw unreadable(error)
    }
  }

  /// Passes over every session, of a history of any length; see ``HistoryFile/forEachTraining(_:)``.
  ///
  /// What cannot be read is said and left out.
  func forEachTraining(
    _ body: ([(place: Int, record: SessionRecord)]) -> Void
  ) throws(CommandFailure) {
    do {
      let reading = try file().forEachTraining(body)
      if let complaint = reading.complaint { streams.say("limber: \(complaint)") }
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw unreadable(error)
    }
  }

  /// The trainings that rules go by, as they are now.
  struct Known {
    /// Those that began on a day or after it, in the order of their last sessions.
    var trainings: [SessionRecord] = []
    /// The days before it on which something was completed.
    var earlier: Set<Day> = []
  }

  /// The trainings since a day, and of all before it no more than on which days something was completed.
  ///
  /// What cannot be read is said and left out.
  func known(since first: Day) throws(CommandFailure) -> Known {
    var known = Known()
    var kept: [(place: Int, training: SessionRecord)] = []
    var ahead: [(place: Int, record: SessionRecord)] = []
    let now = clock.now()
    try forEachTraining { parts in
      let trainings = Trainings(parts.map(\.record), now: now)
      let place = parts.last?.place ?? 0
      ahead += trainings.ahead.map { (place, $0) }
      for training in trainings.all {
        if training.day >= first {
          kept.append((place, training))
        } else if !known.earlier.contains(training.day), training.isCompleted {
          known.earlier.insert(training.day)
        }
      }
    }
    sayWhatIsAhead(ahead.sorted { $0.place < $1.place }.map(\.record))
    known.trainings = kept.sorted { $0.place < $1.place }.map(\.training)
    return known
  }

  /// The trainings that rules go by, as they are now, from the first on that began on a day or after it.
  func trainings(since first: Day) throws(CommandFailure) -> [SessionRecord] {
    do {
      // Nowhere is it that day more than a day before it is in Greenwich.
      let reading = try file().readEnd(since: Int64(first.days - 1) * 86_400_000)
      let trainings = Trainings(reading.sessions, now: clock.now())
      sayWhatIsAhead(trainings.ahead)
      return trainings.all
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw unreadable(error)
    }
  }

  private func sayWhatIsAhead(_ ahead: [SessionRecord]) {
    guard let first = ahead.first else { return }
    let count = ahead.count
    streams.say(
      "limber: \(English.count(count, "session")) \(count == 1 ? "begins" : "begin") after now,"
        + " the first on \(first.day.longText), and \(count == 1 ? "is" : "are") left out")
  }

  /// Every line that can be read, as it stands in the file.
  func lines() throws(CommandFailure) -> [String] {
    let file = try file()
    do throws(FileReadError) {
      return try file.lines()
    } catch {
      throw unreadable(error)
    }
  }

  private func unreadable(_ error: any Error) -> CommandFailure {
    CommandFailure(.output, "the history cannot be read: \(error)\(Self.advice(error))")
  }

  /// What to do about a history that is too large.
  private static func advice(_ error: any Error) -> String {
    guard case .isLarge? = (error as? FileReadError)?.reason else { return "" }
    return "; move it away, and the next session begins another"
  }

  /// The session with an id, or the only one whose id begins so.
  func session(_ id: String) throws(CommandFailure) -> SessionRecord {
    let sessions = try sessions()
    let found = sessions.filter { $0.id.hasPrefix(id.lowercased()) }
    let shown = SafeText.shown(id)
    guard let session = found.first, !id.isEmpty else {
      throw CommandFailure(
        .notFound, "there is no session '\(shown)'; 'limber history' shows what there is")
    }
    guard found.count == 1 else {
      throw CommandFailure(.notFound, "'\(shown)' is the beginning of \(found.count) sessions' ids")
    }
    return session
  }

  func add(_ line: HistoryLine) throws(CommandFailure) {
    try change { file throws(HistoryFailure) in try file.append([line.text]) }
  }

  /// Changes the file, with its failures in words.
  func change<Value>(
    _ body: (HistoryFile) throws(HistoryFailure) -> Value
  ) throws(CommandFailure) -> Value {
    let file = try file()
    positions?.tidy(now: clock.now().milliseconds)
    do throws(HistoryFailure) {
      return try body(file)
    } catch {
      switch error.reason {
      case .isBusy: throw CommandFailure(.tryLater, "nothing was changed: \(error)")
      case .noHistory: throw CommandFailure(.data, "nothing was added: \(error)")
      case .unreadable(let error):
        throw CommandFailure(
          .output, "the history cannot be changed: \(error)\(Self.advice(error))")
      case .system:
        throw CommandFailure(.output, "the history cannot be changed: \(error)")
      }
    }
  }
}
