import LimberBasics
import LimberCommands
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Synchronization

/// What must hold behind every chapter, whatever went wrong in it.
extension World {
  mutating func look() {
    guard let reading = readEveryWay() else { return }
    lookAtSessions(reading)
    lookAtPlaces(reading)
    lookAtDoses()
    lookAtReminders()
  }

  /// However the history is read it says the same, with an index and without.
  private mutating func readEveryWay() -> HistoryReading? {
    let file = history(on: trueDisk)
    do {
      let whole = try file.read()
      let bytes = (try? trueDisk.readWhole(file.path, limit: 1 << 26)) ?? []
      if let last = bytes.last, last != UInt8(ascii: "\n") { reach(.tornTail) }
      if whole.unreadableCount > 0 { reach(.unreadable) }
      for _ in 0..<2 where try file.readEnd(since: .min).sessions != whole.sessions {
        find("the history's end from its beginning on is not the whole of it")
      }
      if trueDisk.status(of: Self.state + "/history.index") != nil { reach(.indexKept) }
      for earliest in [.min, now - 70 * 86_400_000] as [Int64] {
        let expected = try file.readEnd(since: earliest).sessions
        for _ in 0..<2 {
          let recent = try file.recent(since: earliest)
          if (0..<recent.count).map(recent.record) != expected {
            find("the sessions of the last weeks are not those of the history")
          }
        }
      }
      if trueDisk.status(of: Self.state + "/history.recent") != nil { reach(.recentKept) }
      var told: [(place: Int, record: SessionRecord)] = []
      _ = try file.forEachTraining { told += $0 }
      if told.sorted(by: { $0.place < $1.place }).map(\.record) != whole.sessions {
        find("the history told session by session is not the whole of it")
      }
      return whole
    } catch {
      find("the history cannot be read: \(error)")
      return nil
    }
  }

  private mutating func lookAtSessions(_ reading: HistoryReading) {
    let records = Dictionary(reading.sessions.map { ($0.id, $0) }) { first, _ in first }
    let lines = (try? history(on: trueDisk).lines()) ?? []
    let ends = Dictionary(
      grouping: lines.filter { $0.holds(#""kind":"end""#) }, by: { $0 }
    ).filter { $0.value.count > 1 }
    if let twice = ends.keys.min() { find("a session is there twice: \(twice)") }
    for life in lives where life.isTold && !life.mayBeGone {
      guard let record = records[life.id] else {
        find("\(life.id) was told as kept and is gone")
        continue
      }
      if record.outcome != life.outcome {
        find("\(life.id) was \(life.outcome.map { "\($0)" } ?? "")")
      }
      let steps = record.steps.map { "\($0.index ?? 0) \($0.outcome)" }
      if steps != life.steps.map({ "\($0.index) \($0.outcome)" }) {
        find("\(life.id): the history says \(steps), and \(life.steps) happened")
      }
    }
    for (id, pain) in mornings.sorted(by: { $0.key < $1.key })
    where records[id]?.morning != .rated(pain)
      && !lives.contains(where: { $0.id == id && $0.mayBeGone })
    {
      find("the morning after \(id) was told as \(pain) and is not there")
    }
    for id in imported.keys.sorted() where records[id]?.outcome != .completed {
      find("\(id) was imported and is gone")
    }
    for id in older.sorted() {
      let record = records[id]
      let done = record?.steps.map(\.did)
      if record?.outcome != .completed || record?.did != .milliseconds(32_250)
        || done != [.count(7), .time(.milliseconds(12_250))]
      {
        find("\(id), which an older limber wrote, is read as \(String(describing: record))")
      } else {
        reach(.olderRead)
      }
    }
    let known = Set(lives.map(\.id)).union(imported.keys)
    let made = reading.sessions.filter { !known.contains($0.id) && !$0.id.hasPrefix("0ther") }
    if let made = made.first { find("\(made.id) never happened") }
  }

  /// Who was interrupted can go on: from the place that was kept last, or from a later one.
  private mutating func lookAtPlaces(_ reading: HistoryReading) {
    let places = PositionFolder(state: Self.state, on: trueDisk).all()
    guard places.count < 10, !isLater else { return }
    let completed = Set(
      reading.sessions.filter { $0.outcome == .completed }.flatMap { [$0.id, $0.resumes ?? ""] })
    let ended = Set(reading.sessions.filter { $0.ended != nil }.map(\.id))
    for life in lives where life.outcome != .completed || !life.isTold {
      if life.isBehind, ended.contains(life.id) { continue }
      guard let place = life.place, !life.mayBeGone, !completed.contains(life.id),
        // Another one went on from it, and answers for both.
        !lives.contains(where: { $0.resumes == life.id })
      else { continue }
      guard let kept = places.first(where: { $0.session == life.id }) else {
        find("\(life.id) was at step \(place) and cannot be gone on with")
        continue
      }
      if life.outcome == nil, kept.place.step < 1 { find("\(life.id) is nowhere") }
    }
    let listed = run(["resume", "--list"], on: trueDisk)?.said ?? ""
    for life in lives where life.isTold && life.outcome == .completed && !life.mayBeGone {
      // A place that could not be taken away is known by the history, and forgotten then.
      if listed.contains(life.id.prefix(8) + "  ")
        && places.contains(where: { $0.session == life.id }),
        PositionFolder(state: Self.state, on: trueDisk).all().contains(where: {
          $0.session == life.id
        })
      {
        find("\(life.id) was completed and is offered to go on with")
      }
    }
  }

  /// No dose leaves its range, jumps, or rises behind pain.
  private mutating func lookAtDoses() {
    let past = past()
    for id in Self.ids + [Self.own] {
      guard let set = routine(id) else { continue }
      let worst = past.last { $0.plays(id) && $0.hasWork }?.hurt?.weight ?? 0
      for decision in GradualDoses(for: set, history: past, today: instant.day).decisions {
        let (target, key) = (decision.target, decision.key)
        if target < decision.min || target > decision.max { find("\(key) is at \(target)") }
        if let before = doses[id]?[key] {
          let rise = target.figure - before.figure
          if rise > 0 { reach(.doseRose) }
          if rise < 0 { reach(.doseFell) }
          if rise > 0, worst >= DoseRules.badPain { find("\(key) rose behind pain of \(worst)") }
        }
        doses[id, default: [:]][key] = target
      }
    }
  }

  /// Every reminder that was told as added is in the book, and after the next command in the crontab once;
  /// what others have in the crontab stays.
  private mutating func lookAtReminders() {
    guard hasReminded else { return }
    let before = Self.reminded(in: crontab.bytes)
    // The next command brings both together, where something came between.
    guard let listed = run(["remind", "list", "--json"], on: trueDisk) else { return }
    for id in reminders.sorted() where !listed.said.contains("\"\(id)\"") {
      find("the reminder of \(id) was told as added and is gone: \(listed.said)")
    }
    run(["remind", "edit", reminders.min() ?? "legs", "--at", "9:00", "--yes"], on: trueDisk)
    let after = Self.reminded(in: crontab.bytes)
    if before != after { reach(.reminderMended) }
    let book = run(["remind", "list", "--json"], on: trueDisk)?.said ?? ""
    for id in Self.ids {
      // Who adds one again, not knowing that it is there, has two, each with a line.
      let kept = book.split(separator: "{").count { $0.contains("\"routine\":\"\(id)\"") }
      let lines = after.count { $0 == id }
      if kept != lines { find("\(id) has \(kept) reminders, and \(lines) in the crontab") }
    }
    if !String(decoding: crontab.bytes, as: UTF8.self).hasPrefix("# mine\n0 1 * * * true\n") {
      find("another's lines in the crontab are not what they were")
    }
  }

  private static func reminded(in table: [UInt8]) -> [String] {
    String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), line.contains("remind run ") else { return nil }
      return ids.first { line.contains($0) }
    }.sorted()
  }
}
