import LimberBasics
import LimberProgress
import LimberRoutine
import Testing

@Suite struct GradualDosesTests {
  private let calf = Fixture.reps([(8, 12)])

  struct Story: Sendable, CustomTestStringConvertible {
    var title: String
    var sessions: [(day: Int, pain: Int?)]
    var today: Int
    var target: Int
    var sentence: String
    var testDescription: String { title }
  }

  @Test(arguments: [
    Story(
      title: "no session", sessions: [], today: 0, target: 8,
      sentence: "8 repetitions today: the first session begins at the minimum"),
    Story(
      title: "one session", sessions: [(0, 1)], today: 1, target: 8,
      sentence: "8 repetitions today: one comfortable session at 8, two more and it is 9"),
    Story(
      title: "two sessions", sessions: [(0, 2), (1, nil)], today: 2, target: 8,
      sentence: "8 repetitions today: two comfortable sessions at 8, one more and it is 9"),
    Story(
      title: "three sessions", sessions: [(0, 2), (1, nil), (2, 0)], today: 3, target: 9,
      sentence: "9 repetitions today: three comfortable sessions at 8, so one step up"),
    Story(
      title: "three a day", sessions: [(0, 2), (0, nil), (0, 0)], today: 0, target: 8,
      sentence: "8 repetitions today: one comfortable session at 8, two more and it is 9"),
    Story(
      title: "a week between rises",
      sessions: [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)], today: 9, target: 9,
      sentence: "9 repetitions today: one rise a week is enough, in one day it is 10"),
    Story(
      title: "a week after a rise",
      sessions: [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)], today: 10, target: 10,
      sentence: "10 repetitions today: three comfortable sessions at 9, so one step up"),
    Story(
      title: "a little pain", sessions: [(0, 0), (1, 0), (2, 3)], today: 3, target: 8,
      sentence: "8 repetitions today: pain of 3 the last time, so it stays"),
    Story(
      title: "counting starts again after pain", sessions: [(0, 0), (1, 0), (2, 3), (3, 0)],
      today: 4, target: 8,
      sentence: "8 repetitions today: one comfortable session at 8, two more and it is 9"),
    Story(
      title: "bad pain", sessions: [(0, 0), (1, 0), (2, 0), (3, 5)], today: 4, target: 8,
      sentence: "8 repetitions today: pain of 5 the last time, so one step back from 9"),
    Story(
      title: "bad pain at the minimum", sessions: [(0, 5)], today: 1, target: 8,
      sentence: "8 repetitions today: pain of 5 the last time, so the minimum; when the pain stays,"
        + " see a professional"),
    Story(
      title: "a break of ten days", sessions: [(0, 0), (1, 0), (2, 0), (3, 0)], today: 13,
      target: 9,
      sentence: "9 repetitions today: one comfortable session at 9, two more and it is 10"),
    Story(
      title: "a break of eleven days", sessions: [(0, 0), (1, 0), (2, 0), (3, 0)], today: 14,
      target: 8,
      sentence: "8 repetitions today: a break of 11 days, so a third back from 9"),
    Story(
      title: "counting starts again after a break", sessions: [(0, 0), (1, 0), (12, 0)], today: 13,
      target: 8,
      sentence: "8 repetitions today: one comfortable session at 8, two more and it is 9"),
  ])
  func `a dose follows from the sessions before`(story: Story) {
    let history = Fixture.sessions(of: calf, story.sessions)
    #expect(Fixture.targets(calf, history, on: story.today) == [story.target])
    #expect(Fixture.sentence(calf, history, on: story.today) == story.sentence)
  }

  /// 24 sessions that bring the dose from 8 to 12, the last of them on day 31.
  private var grown: [SessionRecord] {
    var history: [SessionRecord] = []
    for day in 0...31 { history.append(Fixture.session(of: calf, on: day, after: history)) }
    return history
  }

  @Test func `a dose at its maximum stays there`() {
    #expect(Fixture.targets(calf, grown, on: 32) == [12])
    #expect(
      Fixture.sentence(calf, grown, on: 32)
        == "12 repetitions today: as much as the routine asks for")
  }

  @Test func `severe pain, or bad pain twice running, goes to the minimum`() {
    let severe = grown + [Fixture.session(of: calf, on: 32, after: grown, pain: 7)]
    #expect(Fixture.targets(calf, severe, on: 33) == [8])
    let once = grown + [Fixture.session(of: calf, on: 32, after: grown, pain: 5)]
    #expect(Fixture.targets(calf, once, on: 33) == [11])
    let twice = once + [Fixture.session(of: calf, on: 33, after: once, pain: 6)]
    #expect(Fixture.targets(calf, twice, on: 34) == [8])
    #expect(
      Fixture.sentence(calf, twice, on: 34) == "8 repetitions today: bad pain twice running,"
        + " so the minimum; when the pain stays, see a professional")
    let apart = once + [Fixture.session(of: calf, on: 33, after: once, pain: 0)]
    let later = apart + [Fixture.session(of: calf, on: 34, after: apart, pain: 5)]
    #expect(Fixture.targets(calf, later, on: 35) == [10])
  }

  @Test func `a session that pain ended counts as bad without a number`() {
    var stopped = Fixture.session(
      of: calf, on: 32, after: grown, pain: nil, outcome: .stopped)
    stopped.isPainStop = true
    #expect(Fixture.targets(calf, grown + [stopped], on: 33) == [11])
  }

  @Test func `a break takes back a third of what had grown, a month all of it`() {
    #expect(Fixture.targets(calf, grown, on: 41) == [12])
    #expect(Fixture.targets(calf, grown, on: 42) == [10])
    #expect(Fixture.targets(calf, grown, on: 61) == [10])
    #expect(Fixture.targets(calf, grown, on: 62) == [8])
    // Asking twice is not going back twice, and the dose that was played is where it goes on.
    let back = grown + [Fixture.session(of: calf, on: 42, after: grown)]
    #expect(Fixture.targets(calf, back, on: 43) == [10])
  }

  @Test func `partial and unattended sessions never raise`() {
    var history = Fixture.sessions(of: calf, [(0, 0), (1, 0)])
    history.append(Fixture.session(of: calf, on: 2, after: history, outcome: .stopped))
    history.append(Fixture.session(of: calf, on: 3, after: history, unattended: true))
    #expect(Fixture.targets(calf, history, on: 4) == [8])
    history.append(Fixture.session(of: calf, on: 4, after: history))
    #expect(Fixture.targets(calf, history, on: 5) == [9])
  }

  @Test func `a session at the person's own dose neither raises nor counts, but its pain does`() {
    var history = Fixture.sessions(of: calf, [(0, 0), (1, 0)])
    history.append(Fixture.session(of: calf, on: 2, after: history, share: 1))
    #expect(Fixture.targets(calf, history, on: 3) == [8])
    history.append(Fixture.session(of: calf, on: 3, after: history))
    #expect(Fixture.targets(calf, history, on: 4) == [9])
    history.append(Fixture.session(of: calf, on: 4, after: history, pain: 3, share: 1))
    #expect(Fixture.targets(calf, history, on: 5) == [8])
  }

  @Test func `one range grows at a time, the least grown first, in the order of the file`() {
    let set = Fixture.reps([(8, 10), (2, 4)])
    var history: [SessionRecord] = []
    var ways: [[Int]] = []
    for day in 0...45 {
      history.append(Fixture.session(of: set, on: day, after: history))
      let targets = history.last?.doses.map(\.target.figure) ?? []
      if ways.last != targets { ways.append(targets) }
    }
    #expect(ways == [[8, 2], [9, 2], [9, 3], [10, 3], [10, 4]])
    let decisions = GradualDoses(
      for: set, history: Array(history.prefix(2)), today: Day(days: 2)
    ).decisions
    #expect(decisions[1].sentence == "2 repetitions today: it stays while 'Move 1' grows")
  }

  @Test func `a routine that does not grow stays at its minimum`() {
    let set = Fixture.reps([(8, 12)], progression: .none)
    let history = Fixture.sessions(of: set, (0..<20).map { ($0, 0) })
    #expect(Fixture.targets(set, history, on: 20) == [8])
    #expect(
      Fixture.sentence(set, history, on: 20) == "8 repetitions today: this routine does not grow")
  }

  @Test func `times grow by a tenth of their range on the grid`() {
    let steps: [(Int, Int, Int)] = [
      (20 * 60, 30 * 60, 21 * 60), (12 * 60, 15 * 60, 13 * 60), (300, 600, 330), (60, 120, 65),
      (63, 120, 65), (20, 22, 22), (5 * 60, 24 * 60 * 60, 8_880),
    ]
    for (min, max, expected) in steps {
      let set = Fixture.timed(min, max)
      let history = Fixture.sessions(of: set, [(0, 0), (1, 0), (2, 0)])
      #expect(Fixture.targets(set, history, on: 3) == [expected * 1_000], "\(min)–\(max)")
    }
  }

  @Test func `a range that the file has changed since keeps the dose inside itself`() {
    let history = grown
    #expect(Fixture.targets(Fixture.reps([(4, 6)]), history, on: 32) == [6])
    #expect(Fixture.targets(Fixture.reps([(20, 30)]), history, on: 32) == [20])
  }

  @Test func `a dose of one's own that jumps is named`() {
    let doses = GradualDoses(for: calf, history: [], today: Day(days: 0))
    #expect(doses.jumps(in: Plan([calf], dosing: Dosing(share: 0.25))).isEmpty)
    let jumps = doses.jumps(in: Plan([calf], dosing: Dosing(share: 1)))
    #expect(
      jumps.map {
        "\($0.name ?? ""): \($0.wanted.figure) above \($0.usual.figure) \($0.key.unit.rawValue)"
      } == [
        "Move 1: 12 above 8 repetitions"
      ])
  }

  @Test func `an included routine goes by its own sessions`() {
    let stretch = Fixture.reps([(8, 12)])
    let step = Step(path: "/steps/0", kind: .routine(id: "calf"))
    let evening = Fixture.set(
      Routine(id: "evening", title: "Evening", steps: [step]),
      Routine(id: "calf", title: "Calf raise", steps: stretch.routines["calf"]?.steps ?? []))
    var history = Fixture.sessions(of: stretch, [(0, 0), (1, 0)])
    history.append(Fixture.session(of: evening, on: 2, after: history))
    #expect(Fixture.targets(stretch, history, on: 3) == [9])
    #expect(Fixture.targets(evening, history, on: 3) == [9])
  }
}
