import LimberBasics
import LimberProgress
import LimberRoutine
import Synchronization
import Testing

@Suite struct `A long past` {
  /// Sessions that count how many of them are read.
  private final class Counted: PastSessions {
    private let sessions: [SessionRecord]
    private let reads = Mutex(0)

    init(_ sessions: [SessionRecord]) { self.sessions = sessions }

    /// How many were read since this was asked the last time.
    func read() -> Int {
      reads.withLock { count in
        defer { count = 0 }
        return count
      }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { sessions.count }

    subscript(place: Int) -> SessionRecord {
      reads.withLock { $0 += 1 }
      return sessions[place]
    }

    func places(of routine: String) -> [Int] { sessions.places(of: routine) }
    func places(_ mark: SessionMark) -> [Int] { sessions.places(mark) }
    func has(_ mark: SessionMark, at place: Int) -> Bool { sessions.has(mark, at: place) }
    func places(workedIn routine: String, in file: String?) -> [Int] {
      sessions.places(workedIn: routine, in: file)
    }
    func day(at place: Int) -> Day { sessions.day(at: place) }
    func end(at place: Int) -> Int64 { sessions.end(at: place) }
  }

  /// Two sessions a day at one dose, the last of them on the day before today.
  private static func past(_ set: RoutineSet, days: Int, pain: Int? = 1) -> [SessionRecord] {
    let one = Fixture.session(of: set, on: 0, after: [], pain: pain)
    return (0..<days * 2).map { number in
      var session = one
      session.id = "s\(number)"
      session.started.milliseconds += Int64(number / 2) * 86_400_000
      return session
    }
  }

  @Test func `is read backwards, and only as far as it decides a dose`() {
    let set = Fixture.reps([(8, 12), (1, 3)])
    let today = Day(days: 200)
    let short = Counted(Self.past(set, days: 200).suffix(40).map(\.self))
    let long = Counted(Self.past(set, days: 200))
    let expected = GradualDoses(for: set, history: short, today: today)
    #expect(expected.dosing.targets.values.contains(.count(9)))
    let known = short.read()
    #expect(GradualDoses(for: set, history: long, today: today) == expected)
    // A week, in which a dose may have risen, and one session before it.
    #expect(known < 20)
    #expect(long.read() == known)
  }

  @Test func `is not read for limits, and once for pain that ended the last session`() {
    let set = Fixture.reps([(8, 12)], limits: .init(perDay: 3, perWeek: 20, restDays: 2))
    let past = Counted(Self.past(set, days: 300))
    let limits = LimitStatus.all(for: set, history: past, today: Day(days: 299))
    #expect(limits.map(\.ordinal) == [1, 3, 15])
    #expect(past.read() == 0)
    #expect(RecentPain.stop(of: ["calf"], history: past, today: Day(days: 299)) == nil)
    #expect(past.read() == 1)
    #expect(RecentPain.stop(of: ["never"], history: past, today: Day(days: 299)) == nil)
    #expect(past.read() == 0)
  }

  @Test func `is asked about the morning after no more than two of its days`() {
    let set = Fixture.reps([(8, 12)])
    let past = Counted(Self.past(set, days: 300))
    let now = Instant(milliseconds: 300 * 86_400_000)
    let morning = MorningAfter(of: past, now: now) { _ in true }
    #expect(morning?.sessions.isEmpty == false)
    #expect(past.read() <= 4)
  }
}
