package import LimberBasics
package import LimberPlatform
package import LimberProgress

/// The sessions of the last weeks, as rules go by them, each read when it is asked for.
package struct RecentSessions: SessionSource {
  /// What cannot be read, in a line for the person; nil where everything can.
  package private(set) var complaint: String?
  /// What was kept of the history when that was shorter.
  private let kept: CompactSessions
  /// How many of those in front are too old now.
  private let first: Int
  /// Those of them of which more was told since, by their places.
  private let changed: [Int: SessionRecord]
  /// Those that began to be told since.
  private let new: [SessionRecord]
  /// What those go on from.
  private let before: [Int?]

  /// None.
  package init() { self.init(HistoryReading()) }

  /// What was read of the history itself.
  init(_ reading: HistoryReading) {
    self.init(CompactSessions([UInt8]()), first: 0, changed: [:], new: reading.sessions)
    complaint = reading.complaint
  }

  private init(
    _ kept: CompactSessions, first: Int, changed: [Int: SessionRecord], new: [SessionRecord]
  ) {
    (self.kept, self.first, self.changed, self.new) = (kept, first, changed, new)
    var places: [String: Int] = [:]
    before = new.indices.map { index in
      defer { places[new[index].id] = kept.count + index }
      return new[index].resumes.flatMap { places[$0] ?? kept.place(of: $0) }
    }
  }

  package var count: Int { kept.count - first + new.count }

  /// What is at a place: its place among those that were kept, or among the new ones behind them.
  private func place(_ place: Int) -> (kept: Int, new: Int) {
    (place + first, place + first - kept.count)
  }

  package func record(at place: Int) -> SessionRecord {
    read(place) ?? kept.record(at: place + first)
  }

  /// The session at a place, where it is not only kept.
  private func read(_ place: Int) -> SessionRecord? {
    let new = place + first - kept.count
    return new < 0 ? changed[place + first] : self.new[new]
  }

  package func start(at place: Int) -> Instant {
    read(place)?.started ?? kept.start(at: place + first)
  }

  package func end(at place: Int) -> Int64 {
    read(place).map { ($0.ended ?? $0.started).milliseconds } ?? kept.end(at: place + first)
  }

  package func before(_ place: Int) -> Int? {
    let new = place + first - kept.count
    let found = new < 0 ? kept.before(place + first) : before[new]
    return found.flatMap { $0 < first ? nil : $0 - first }
  }

  package func has(_ mark: SessionMark, at place: Int) -> Bool {
    read(place).map(mark.isOn) ?? kept.has(mark, at: place + first)
  }

  package func places(_ mark: SessionMark) -> [Int] {
    all(kept.places(mark), new.places(mark), where: mark.isOn)
  }

  package func places(workedIn routine: String) -> [Int] {
    all(kept.places(workedIn: routine), new.places(workedIn: routine, in: nil)) {
      $0.hasWork(of: routine)
    }
  }

  package func places(of routine: String) -> [Int] {
    all(kept.places(of: routine), new.places(of: routine))
  }

  /// The places of what was found among those that were kept, and among the new ones behind them.
  ///
  /// - Parameter isMeant: whether one of which more was told since is meant now; nil where that is no matter.
  private func all(
    _ found: [Int], _ new: [Int], where isMeant: ((SessionRecord) -> Bool)? = nil
  ) -> [Int] {
    var found = found
    if let isMeant, !changed.isEmpty {
      found.removeAll { changed[$0] != nil }
      found = (found + changed.filter { isMeant($0.value) }.keys).sorted()
    }
    return found.filter { $0 >= first }.map { $0 - first } + new.map { $0 + kept.count - first }
  }

  package func isPlain(until latest: Int64) -> Bool {
    // Those in front that are too old began no later, and are asked once more than need be.
    kept.isPlain(until: latest) && before.allSatisfy { $0 == nil }
      && new.allSatisfy { $0.started.milliseconds <= latest }
  }
}

extension RecentSessions {
  /// How much may stand in the history behind what was kept before that is made anew, in bytes: about
  /// half a dozen sessions.
  static let mostBehind = 1 << 13

  /// How many sessions have been kept that are too old now.
  var outgrown: Int { first }

  /// Puts what the history says behind what was kept of it on top of that; nil where that cannot be done for
  /// its lines, and all is to be read.
  init?(
    _ kept: RecentFile.Kept, _ stream: HistoryStream, since earliest: Int64
  ) throws(SystemError) {
    var reading = HistoryReading()
    var fold = HistoryFold()
    var places: [Int?] = []
    var isPlain = true
    try stream.forEach(from: kept.told) { line in
      guard !line.isBlank else { return true }
      guard let line = reading.take(line.bytes, number: 0) else {
        isPlain = false
        return false
      }
      let known = fold.knows(line.id) ? nil : kept.sessions.place(of: line.id)
      if case .start = line {
        // One that is told a second time is put together from its lines.
        isPlain = known == nil && !fold.knows(line.id)
        if isPlain { places.append(nil) }
      } else if let known {
        fold.know(kept.sessions.record(at: known))
        places.append(known)
      }
      fold.add(line)
      return isPlain
    }
    guard isPlain else { return nil }
    var changed: [Int: SessionRecord] = [:]
    var new: [SessionRecord] = []
    for (place, record) in zip(places, fold.records) {
      if let place { changed[place] = record } else { new.append(record) }
    }
    let old = (0..<kept.sessions.count).first {
      kept.sessions.start(at: $0).milliseconds >= earliest
    }
    if old == nil {
      new.removeSubrange(
        ..<(new.firstIndex { $0.started.milliseconds >= earliest } ?? new.count))
    }
    self.init(kept.sessions, first: old ?? kept.sessions.count, changed: changed, new: new)
  }
}

extension HistoryFile {
  /// The sessions from the first on that began at a time or later: as they were kept where the history is
  /// long, and what was told since on top, else as ``readEnd(since:)`` reads them.
  ///
  /// - Parameter earliest: milliseconds since 1970.
  package func recent(since earliest: Int64) throws(FileReadError) -> RecentSessions {
    guard disk.status(of: path)?.kind == .regular else { return RecentSessions(try read()) }
    do {
      let file = try disk.open(path, for: .reading)
      let status = try file.status()
      guard status.size >= indexed else {
        return RecentSessions(try readEnd(of: file, status, since: earliest))
      }
      if let kept = RecentFile.Kept(at: recentPath, on: disk, of: file, status),
        kept.since <= earliest,
        let recent = try RecentSessions(
          kept, HistoryStream(file, to: status.size), since: earliest)
      {
        if status.size - kept.told > RecentSessions.mostBehind
          || recent.outgrown > kept.sessions.count / 2
        {
          keep((0..<recent.count).map(recent.record), since: earliest, of: (file, status))
        }
        return recent
      }
      let reading = try readEnd(of: file, status, since: earliest)
      // What the person is told of at each start is read at each start.
      if reading.complaint == nil, !reading.hasCopies {
        keep(reading.sessions, since: earliest, of: (file, status))
      }
      return RecentSessions(reading)
    } catch {
      throw FileReadError(name: path, reason: .system(error))
    }
  }

  /// Where the sessions of the last weeks of a long history are kept.
  var recentPath: String { folder + "/history.recent" }

  private func keep(
    _ sessions: [SessionRecord], since earliest: Int64,
    of history: (file: any DiskFile, status: FileStatus)
  ) {
    guard let compact = CompactSessions(sessions) else { return }
    RecentFile.keep(compact, since: earliest, of: history, at: recentPath, on: disk)
  }
}
