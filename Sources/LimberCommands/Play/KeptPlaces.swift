import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax

/// The places that sessions can be gone on from, as commands use them.
struct KeptPlaces {
  private let desk: HistoryDesk
  private let catalogue: RoutineCatalogue

  init(_ desk: HistoryDesk, catalogue: RoutineCatalogue) {
    self.desk = desk
    self.catalogue = catalogue
  }

  /// Every place of a session that is not at its end, the newest first.
  ///
  /// A crash may leave the place of a session behind that the history says was completed, by itself
  /// or by one that went on from it: that place is forgotten.
  func all() -> [Position] {
    guard let folder = desk.positions else { return [] }
    let positions = folder.all()
    guard !positions.isEmpty, let sessions = sessions(since: positions) else { return positions }
    let completed = Set(
      sessions.filter { $0.outcome == .completed }.flatMap {
        [$0.id, $0.resumes].compactMap { $0 }
      }
    )
    let done = positions.filter { completed.contains($0.session) }
    // An end that is only in the system's memory may still be lost, and then the place is all there is.
    if !done.isEmpty, (try? desk.history?.settle()) != nil { done.forEach(folder.forget) }
    return positions.filter { !completed.contains($0.session) }
  }

  /// What the history says since the oldest of some places; nil where it cannot be read.
  private func sessions(since positions: [Position]) -> [SessionRecord]? {
    // A session began before it stood anywhere; none lasts longer than two days.
    let oldest = positions.map(\.time.milliseconds).min() ?? 0
    return try? desk.history?.readEnd(since: oldest - 2 * 86_400_000).sessions
  }

  /// The newest place whose routines are still there; others are passed over with a line each.
  func newest() throws(CommandFailure) -> (position: Position, sets: [RoutineSet])? {
    for position in all() {
      if let missing = missing(of: position) {
        desk.streams.say(
          "limber: the session of \(names(of: position)), \(when(position)), is passed over: there is"
            + " no routine '\(SafeText.shown(missing))' any more; 'limber resume --forget"
            + " \(position.session.prefix(8))' forgets it")
        continue
      }
      return (position, try load(position))
    }
    return nil
  }

  func load(_ position: Position) throws(CommandFailure) -> [RoutineSet] {
    do {
      return try catalogue.load(
        position.routines.enumerated().map { index, name in
          RoutineWish(
            name, with: position.with.indices.contains(index) ? position.with[index] : .none)
        })
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.software, "\(error)")
    }
  }

  /// The first routine of a place that is not there any more.
  private func missing(of position: Position) -> String? {
    let library = catalogue.library
    return position.routines.first { name in
      do throws(RoutineLibrary.Failure) {
        _ = try library.find(name)
        return false
      } catch {
        switch error {
        case .unknown: return true
        case .unreadable(let error): return error.isMissing
        }
      }
    }
  }

  // MARK: - Told and forgotten

  /// Prints every place, a line each.
  func list() throws {
    let positions = all()
    guard !positions.isEmpty else {
      return try desk.streams.output.write("No session was interrupted or stopped.\n")
    }
    for position in positions {
      try desk.streams.output.write(
        "\(position.session.prefix(8))  \(names(of: position)), \(when(position)), at step"
          + " \(position.place.step)\n")
    }
  }

  /// Forgets the place of the session with an id, or the only one whose id begins so; without an id,
  /// every one.
  func forget(_ id: String?) throws {
    let positions = all()
    guard let id else {
      for position in positions { desk.positions?.forget(position) }
      let places = English.count(positions.count, "place")
      return try desk.streams.output.write("Forgot \(places); the history stays as it is.\n")
    }
    let found = positions.filter { $0.session.hasPrefix(id.lowercased()) }
    let shown = SafeText.shown(id)
    guard let position = found.first, !id.isEmpty else {
      throw CommandFailure(
        .notFound, "no place is kept for '\(shown)'; 'limber resume --list' shows what there is")
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .notFound, "'\(shown)' is the beginning of \(found.count) sessions' ids")
    }
    desk.positions?.forget(position)
    try desk.streams.output.write(
      "Forgot the place in \(names(of: position)); the history stays as it is.\n")
  }

  private func names(of position: Position) -> String {
    position.routines.map(SafeText.shown).joined(separator: " + ")
  }

  private func when(_ position: Position) -> String {
    let ago = English.ago(position.time, now: desk.clock.now())
    return "\(position.isStopped ? "stopped" : "interrupted") \(ago)"
  }
}
