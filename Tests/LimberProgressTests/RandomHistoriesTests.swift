import LimberBasics
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

/// Whatever a person does, the dose stays in its range, never jumps and never rises after pain.
@Suite struct RandomHistoriesTests {
  @Test(arguments: 0..<60)
  func `random lives keep the rules`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let set = seed.isMultiple(of: 2) ? Fixture.reps([(8, 12), (1, 3)]) : Fixture.timed(90, 900)
    let ranges = Plan([set]).doses
    var history: [SessionRecord] = []
    var day = 20_000
    var played: [(day: Int, targets: [Int])] = []
    for _ in 0..<120 {
      day += random.pick([0, 1, 1, 1, 2, 2, 3] + (random.chance(80) ? [] : [5, 11, 40]))
      let targets = Fixture.targets(set, history, on: day)
      try #require(targets.count == ranges.count)
      for (target, range) in zip(targets, ranges) {
        #expect((range.min.figure...range.max.figure).contains(target))
        #expect(isOnGrid(target, range))
      }
      let attended = history.filter { !$0.isUnattended && !$0.hasOwnDose }
      if let last = attended.last {
        let before = last.doses.map(\.target.figure)
        let rises = zip(targets, before).filter { $0 > $1 }
        #expect(rises.count <= 1, "one range at a time")
        for (target, range) in zip(targets, zip(ranges, before)) {
          #expect(target <= range.1 + largestStep(range.0, at: range.1), "no jump")
        }
        if let latest = history.last(where: { $0.pain != nil || !$0.isUnattended }),
          let pain = latest.pain, pain > 2
        {
          #expect(rises.isEmpty, "no rise after pain")
          if pain >= 5 {
            #expect(
              zip(targets, zip(before, ranges)).allSatisfy { $0 < $1.0 || $0 == $1.1.min.figure },
              "back after bad pain")
          }
          if pain >= 7 { #expect(targets == ranges.map(\.min.figure)) }
        }
        if !rises.isEmpty {
          let recent = risesInPlay(played).filter { day - $0 < 7 }
          #expect(recent.isEmpty, "one rise a week")
          let comfortable = attended.suffix(3)
          #expect(comfortable.count == 3)
        }
      }
      let session = Fixture.session(
        of: set, on: day, after: history, pain: random.pain(),
        outcome: random.chance(85) ? .completed : .stopped, unattended: random.chance(8),
        share: random.chance(6) ? 1 : nil)
      history.append(session)
      if !session.isUnattended, !session.hasOwnDose {
        played.append((day, session.doses.map(\.target.figure)))
      }
    }
    // The test would show nothing if no dose had ever moved.
    #expect(Set(played.map(\.targets)).count > 1)
  }

  @Test func `only the last sessions matter, so a long history may be cut`() {
    var random = SeededGenerator(seed: 5)
    let set = Fixture.reps([(8, 30)])
    var history: [SessionRecord] = []
    for day in 0..<300 {
      history.append(Fixture.session(of: set, on: day, after: history, pain: random.pain()))
      #expect(
        Fixture.targets(set, history, on: day + 1)
          == Fixture.targets(set, Array(history.suffix(20)), on: day + 1))
    }
  }

  private func risesInPlay(_ played: [(day: Int, targets: [Int])]) -> [Int] {
    zip(played, played.dropFirst()).compactMap { before, after in
      zip(after.targets, before.targets).contains { $0 > $1 } ? after.day : nil
    }
  }

  private func isOnGrid(_ target: Int, _ range: Plan.Dose) -> Bool {
    range.key.unit != .seconds || target == range.min.figure
      || target == range.max.figure
      || target % (target < 120_000 ? 5_000 : target < 600_000 ? 15_000 : 60_000) == 0
  }

  private func largestStep(_ range: Plan.Dose, at level: Int) -> Int {
    range.key.unit == .seconds ? max((range.max.figure - range.min.figure) / 10, 60_000) : 1
  }
}

extension SeededGenerator {
  fileprivate mutating func pain() -> Int? {
    if chance(30) { return nil }
    return chance(85) ? number(in: 0...2) : number(in: 3...9)
  }
}
