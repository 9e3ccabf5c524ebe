package import LimberBasics

/// Sessions in the order of the history's file, each read when it is asked for.
package protocol SessionSource: Sendable {
  /// How many there are.
  var count: Int { get }
  /// Reads one.
  func record(at place: Int) -> SessionRecord
  /// When one began.
  func start(at place: Int) -> Instant
  /// When one ended, or began where nothing says so, in milliseconds since 1970.
  func end(at place: Int) -> Int64
  /// The place of the session that one goes on from; nil where it goes on from none that is there.
  func before(_ place: Int) -> Int?
  /// Whether one has a mark.
  func has(_ mark: SessionMark, at place: Int) -> Bool
  /// The places of those that have a mark, in their order.
  func places(_ mark: SessionMark) -> [Int]
  /// The places of those in which a routine was played, whichever its file was, in their order.
  func places(of routine: String) -> [Int]
  /// The places of those in which anything was done of a routine that lies in the libraries, in their order.
  func places(workedIn routine: String) -> [Int]
  /// Whether none goes on from another, or began later than an instant, in milliseconds since 1970.
  func isPlain(until latest: Int64) -> Bool
}

/// What is known of a session without reading it.
package enum SessionMark: Int, Sendable, CaseIterable {
  /// It hurt more than a comfortable session does, or how the morning after was is told in a number.
  case sore
  /// How much it hurt is told.
  case rated
  /// Something was chosen.
  case choices
  /// The tags of one of its routines say that it is walked or run.
  case onFoot

  /// Whether a session has it.
  package func isOn(_ record: SessionRecord) -> Bool {
    switch self {
    case .sore: record.isSore || record.morning?.number != nil
    case .rated: record.hurt != nil
    case .choices: !record.choices.isEmpty
    case .onFoot: record.routines.contains(where: \.isOnFoot)
    }
  }
}

/// Sessions that were all read.
struct RecordList: SessionSource {
  private let records: [SessionRecord]
  /// The places of those that they go on from; nil where none goes on from another.
  private let before: [Int?]?

  init(_ records: [SessionRecord]) {
    self.records = records
    guard records.contains(where: { $0.resumes != nil }) else {
      before = nil
      return
    }
    var places: [String: Int] = [:]
    var before: [Int?] = []
    for (place, record) in records.enumerated() {
      before.append(record.resumes.flatMap { places[$0] })
      places[record.id] = place
    }
    self.before = before
  }

  var count: Int { records.count }

  func record(at place: Int) -> SessionRecord { records[place] }

  func start(at place: Int) -> Instant { records[place].started }

  func end(at place: Int) -> Int64 { records.end(at: place) }

  func before(_ place: Int) -> Int? { before?[place] }

  func has(_ mark: SessionMark, at place: Int) -> Bool { mark.isOn(records[place]) }

  func places(_ mark: SessionMark) -> [Int] { records.places(mark) }

  func places(of routine: String) -> [Int] { records.places(of: routine) }

  func places(workedIn routine: String) -> [Int] {
    records.places(workedIn: routine, in: nil)
  }

  func isPlain(until latest: Int64) -> Bool {
    before == nil && records.allSatisfy { $0.started.milliseconds <= latest }
  }
}
