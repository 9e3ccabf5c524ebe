import LimberBasics
import LimberProgress
import Testing

/// When a reminder has done its part.
@Suite struct DoneUnaskedTests {
  private let today = Day(days: 100)

  /// Whether it is a habit where it was asked for at noon on some days, and begun at some hours.
  private func isHabit(
    asked days: [Int], begun: [Int: Int], resting: [Int] = [], since: Int = 0
  ) -> Bool {
    func noon(_ day: Int) -> Int64 { Int64(day) * 86_400 + 43_200 }
    return DoneUnasked.isHabit(
      asked: Dictionary(uniqueKeysWithValues: days.map { (Day(days: $0), noon($0)) }),
      begun: Dictionary(
        uniqueKeysWithValues: begun.map {
          (Day(days: $0.key), Int64($0.key) * 86_400 + Int64($0.value) * 3_600)
        }),
      resting: Set(resting.map(Day.init(days:))), since: Day(days: since), today: today)
  }

  /// Each day at ten, but for some.
  private func mornings(without missing: Set<Int> = []) -> [Int: Int] {
    Dictionary(
      uniqueKeysWithValues: (40..<100).filter { !missing.contains($0) }.map { ($0, 10) })
  }

  @Test func `six weeks of doing it before it is asked for are a habit`() {
    #expect(isHabit(asked: Array(40...100), begun: mornings()))
    // Today is not over, and what was longer ago than six weeks does not count.
    #expect(isHabit(asked: Array(40...100), begun: mornings(without: Set(40..<58))))
  }

  @Test func `one day in ten may slip, and no more`() {
    #expect(isHabit(asked: Array(40...100), begun: mornings(without: [60, 70, 80, 90])))
    #expect(!isHabit(asked: Array(40...100), begun: mornings(without: [60, 65, 70, 80, 90])))
    let mondays = Array(stride(from: 58, to: 100, by: 7))
    #expect(isHabit(asked: mondays, begun: mornings()))
    #expect(!isHabit(asked: mondays, begun: mornings(without: [65])))
  }

  @Test func `what is done after it was asked for is not done without`() {
    let late = Dictionary(uniqueKeysWithValues: (40..<100).map { ($0, 13) })
    #expect(!isHabit(asked: Array(40...100), begun: late))
  }

  @Test func `a reminder that is new, or comes seldom, says nothing yet`() {
    #expect(isHabit(asked: Array(40...100), begun: mornings(), since: 58))
    #expect(!isHabit(asked: Array(40...100), begun: mornings(), since: 59))
    #expect(!isHabit(asked: [60, 67, 74, 81, 88], begun: mornings()))
    #expect(!isHabit(asked: [], begun: mornings()))
  }

  @Test func `a day of rest is no day without it`() {
    let odd = Set(stride(from: 41, to: 100, by: 2))
    #expect(!isHabit(asked: Array(40...100), begun: mornings(without: odd)))
    #expect(
      isHabit(asked: Array(40...100), begun: mornings(without: odd), resting: Array(odd)))
  }
}
