package import LimberBasics

/// Sessions of the past in the order of the history's file, of which a rule reads those that it needs.
///
/// A long history keeps them in a form in which a session costs something only when it is read. Most
/// questions are answered by the last few, so that a rule goes through them from the end, and asks here
/// which ones cannot matter to it. What is answered here may be too much and is never too little.
package protocol PastSessions: RandomAccessCollection<SessionRecord>, Sendable where Index == Int {
  /// The places of the sessions in which a routine may have been played, in their order.
  func places(of routine: String) -> [Int]
  /// The places of the sessions that may have a mark, in their order.
  func places(_ mark: SessionMark) -> [Int]
  /// Whether a session may have a mark.
  func has(_ mark: SessionMark, at place: Int) -> Bool
  /// The day on which a session began.
  func day(at place: Int) -> Day
  /// The places of the sessions in which anything of a routine was done, in their order.
  ///
  /// - Parameter file: its file, where that lies outside of the libraries.
  func places(workedIn routine: String, in file: String?) -> [Int]
  /// When a session ended, or began where nothing says so, in milliseconds since 1970.
  func end(at place: Int) -> Int64
}

extension PastSessions {
  /// The last session of a routine for which something holds.
  func last(of routine: String, where isMeant: (SessionRecord) -> Bool) -> SessionRecord? {
    for place in places(of: routine).reversed() {
      let session = self[place]
      if isMeant(session) { return session }
    }
    return nil
  }
}

extension Array: PastSessions where Element == SessionRecord {
  package func places(of routine: String) -> [Int] {
    (0..<count).filter { self[$0].routines.contains { $0.id == routine } }
  }

  package func places(_ mark: SessionMark) -> [Int] { (0..<count).filter { has(mark, at: $0) } }

  package func has(_ mark: SessionMark, at place: Int) -> Bool { mark.isOn(self[place]) }

  package func day(at place: Int) -> Day { self[place].day }

  package func end(at place: Int) -> Int64 {
    (self[place].ended ?? self[place].started).milliseconds
  }

  package func places(workedIn routine: String, in file: String?) -> [Int] {
    (0..<count).filter { self[$0].hasWork(of: routine, in: file) }
  }
}
