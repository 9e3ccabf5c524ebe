package import LimberPlatform
package import LimberProgress

/// A history of any length told session by session, each once all that the file says of it is known.
///
/// What the file says of a session may stand far apart: a rating comes a day later, and a session that goes on
/// from another at any time. So the file is passed over twice: first it is counted how many lines there
/// are of each session and of those that go on from it, and then they are read and let go with the last.
struct HistorySettling {
  /// Which sessions one belongs to, by the number of the first.
  private struct Member {
    var group: Int
    /// Whether its beginning was met; what comes before says nothing.
    var hasBegun = false
  }

  /// What was read so far of sessions that belong together.
  private struct Open {
    var fold = HistoryFold()
    var places: [Int] = []

    var records: [(place: Int, record: SessionRecord)] { Array(zip(places, fold.records)) }
  }

  private let stream: HistoryStream
  /// By a number that is made of the session's id; where two ids have one number, they only wait for each
  /// other.
  private var members: [UInt64: Member] = [:]
  /// How many lines are still to come of each group.
  private var left: [Int32] = []
  /// The last line's session: most often it is the next one's too.
  private var last: (id: UInt64, group: Int)?
  /// Sessions that began so far.
  private var told = 0

  init(_ stream: HistoryStream) {
    self.stream = stream
  }

  /// Calls with the sessions that belong together, each with its place in the order in which they began to
  /// be told.
  ///
  /// - Returns: what could not be read, and no sessions.
  mutating func forEach(
    path: String, _ body: ([(place: Int, record: SessionRecord)]) -> Void
  ) throws(SystemError) -> HistoryReading {
    try stream.forEach { line in
      if let glimpse = HistoryGlance.session(line.bytes) { count(glimpse) }
      return true
    }
    last = nil
    var reading = HistoryReading(path: path)
    var open: [Int: Open] = [:]
    var number = 0
    try stream.forEach { line in
      number += 1
      guard !line.isBlank else { return true }
      let read = reading.take(line.bytes, number: number)
      guard let glimpse = HistoryGlance.session(line.bytes), let group = group(of: glimpse) else {
        return true
      }
      if let read { add(read, to: &open[group, default: Open()]) }
      left[group] -= 1
      if left[group] <= 0, let done = open.removeValue(forKey: group) { body(done.records) }
      return true
    }
    // A file that was changed meanwhile has fewer lines than were counted.
    for (_, rest) in open.sorted(by: { $0.key < $1.key }) { body(rest.records) }
    return reading
  }

  private mutating func add(_ line: HistoryLine, to open: inout Open) {
    let before = open.fold.count
    open.fold.add(line)
    guard open.fold.count > before else { return }
    open.places.append(told)
    told += 1
  }

  // MARK: - Counting

  private mutating func count(_ glimpse: HistoryGlance.Session) {
    if glimpse.isStart, members[glimpse.id] == nil {
      let before = glimpse.resumes.flatMap { members[$0]?.group }
      if before == nil { left.append(0) }
      members[glimpse.id] = Member(group: before ?? left.count - 1)
    }
    if last?.id != glimpse.id {
      guard let group = members[glimpse.id]?.group else { return }
      last = (glimpse.id, group)
    }
    if let group = last?.group { left[group] += 1 }
  }

  private mutating func group(of glimpse: HistoryGlance.Session) -> Int? {
    if glimpse.isStart { members[glimpse.id]?.hasBegun = true }
    if last?.id != glimpse.id {
      guard let member = members[glimpse.id], member.hasBegun else { return nil }
      last = (glimpse.id, member.group)
    }
    return last?.group
  }
}

extension HistoryFile {
  /// Passes over all of it, of whatever length, and calls with the sessions that belong together, each once
  /// nothing more is said of it: a session and those that go on from it, in their order, each with
  /// its place among all.
  ///
  /// - Returns: what could not be read, and no sessions.
  package func forEachTraining(
    _ body: ([(place: Int, record: SessionRecord)]) -> Void
  ) throws(FileReadError) -> HistoryReading {
    try reading { stream throws(SystemError) in
      var settling = HistorySettling(stream)
      return try settling.forEach(path: path, body)
    } ?? HistoryReading(path: path)
  }
}
