package import LimberBasics

/// What the rules go by: the sessions of the past, those that go on from one another joined.
///
/// They stand in the order of the history's file and not of their dates, so that a clock that was set
/// back changes nothing: what was told last was done last. Each is read when it is asked for.
package struct Trainings: PastSessions {
  /// Sessions that begin after now by a clock that was wrong then or is wrong now; no rule sees them.
  package let ahead: [SessionRecord]
  private let source: any SessionSource
  /// The places of the sessions that make each training, in the order of their last ones; nil where each
  /// session is one.
  private let chains: [[Int]]?
  private let length: Int

  /// How much clocks may differ before a session lies ahead, in milliseconds.
  private static let tolerance: Int64 = 5 * 60_000

  /// Joins sessions.
  ///
  /// - Parameters:
  ///   - source: sessions in the order of the history's file.
  ///   - now: the person's clock.
  package init(_ source: some SessionSource, now: Instant) {
    self.source = source
    let latest = now.milliseconds + Self.tolerance
    guard !source.isPlain(until: latest) else {
      (ahead, chains, length) = ([], nil, source.count)
      return
    }
    var ahead: [SessionRecord] = []
    var chains: [[Int]] = []
    var chainOf: [Int: Int] = [:]
    for place in 0..<source.count {
      if source.start(at: place).milliseconds > latest {
        ahead.append(source.record(at: place))
      } else if let before = source.before(place), let chain = chainOf[before] {
        chains[chain].append(place)
        chainOf[place] = chain
      } else {
        chainOf[place] = chains.count
        chains.append([place])
      }
    }
    chains.sort { ($0.last ?? 0) < ($1.last ?? 0) }
    (self.ahead, self.chains, length) = (ahead, chains, chains.count)
  }

  /// Joins sessions that were all read.
  package init(_ records: [SessionRecord], now: Instant) {
    self.init(RecordList(records), now: now)
  }

  /// All of them, each read.
  package var all: [SessionRecord] { Array(self) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { length }

  package subscript(place: Int) -> SessionRecord {
    if let single = single(place) { return SessionRecord(joining: [source.record(at: single)]) }
    return SessionRecord(joining: parts(of: place).map(source.record))
  }

  /// The places of the sessions that make a training.
  private func parts(of place: Int) -> [Int] { chains?[place] ?? [place] }

  /// The place of the one session that makes a training; nil where several do.
  private func single(_ place: Int) -> Int? {
    guard let chain = chains?[place] else { return place }
    return chain.count == 1 ? chain[0] : nil
  }
}

extension Trainings {
  package func places(of routine: String) -> [Int] { trainings(of: source.places(of: routine)) }

  package func places(_ mark: SessionMark) -> [Int] { trainings(of: source.places(mark)) }

  /// The places of the trainings that some sessions are part of.
  private func trainings(of places: [Int]) -> [Int] {
    guard let chains else { return places }
    let known = Set(places)
    return chains.indices.filter { chains[$0].contains(where: known.contains) }
  }

  package func has(_ mark: SessionMark, at place: Int) -> Bool {
    if let single = single(place) { return source.has(mark, at: single) }
    return parts(of: place).contains { source.has(mark, at: $0) }
  }

  package func day(at place: Int) -> Day {
    single(place).map { source.start(at: $0).day } ?? self[place].day
  }

  package func end(at place: Int) -> Int64 {
    if let single = single(place) { return source.end(at: single) }
    let training = self[place]
    return (training.ended ?? training.started).milliseconds
  }

  package func places(workedIn routine: String, in file: String?) -> [Int] {
    guard file == nil else {
      return places(of: routine).filter { self[$0].hasWork(of: routine, in: file) }
    }
    let worked = source.places(workedIn: routine)
    guard chains != nil else { return worked }
    let known = Set(worked)
    return places(of: routine).filter { place in
      single(place).map(known.contains) ?? self[place].hasWork(of: routine)
    }
  }
}
