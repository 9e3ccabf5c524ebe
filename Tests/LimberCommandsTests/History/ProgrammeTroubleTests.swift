import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberCommands

/// People who follow a shipped programme, and to whom something happens on the way: pain, a bad morning,
/// one sore leg, files and clocks that change, two machines, and nobody who says how it was.
@Suite(.waits) struct `Lives by a programme in which something happens` {
  /// A programme, and the week of it in which it happens.
  struct Place: Sendable, CustomTestStringConvertible {
    var programme: String
    var week: Int
    var testDescription: String { "\(programme), week \(week)" }
  }

  /// The first week with runs in it.
  static let running = [
    Place(programme: "walk-first", week: 3), Place(programme: "ease-back", week: 4),
  ]
  /// A week of walks, before one with runs.
  static let walking = [
    Place(programme: "walk-first", week: 1), Place(programme: "ease-back", week: 3),
  ]

  private func life(at place: Place) throws -> Life {
    let life = try Life()
    #expect(start(life, place, day: 0).status == .success)
    return life
  }

  private func start(_ life: Life, _ place: Place, day: Int) -> CommandBench.Result {
    life.limber("programme", "start", place.programme, "--week", "\(place.week)", day: day)
  }

  /// Plays on each of some days what is due.
  ///
  /// - Parameter replacing: what is played in the place of a routine.
  private func live(
    _ life: Life, _ days: Range<Int>, pain: Int? = 1, replacing: [String: String] = [:]
  ) throws {
    for day in days {
      let due = try life.due(day: day).map { replacing[$0] ?? $0 }
      if !due.isEmpty { try life.play(due, day: day, pain: pain) }
    }
  }

  private func today(_ life: Life, day: Int) -> String {
    life.limber("today", day: day).output.replacing("\n", with: " ")
  }

  @Test(arguments: running)
  func `pain holds a week, and bad pain takes one back`(place: Place) throws {
    let life = try life(at: place)
    try live(life, 0..<1, pain: 3)
    #expect(life.heading(day: 7).contains("week \(place.week)"))
    #expect(
      today(life, day: 7).contains(
        "Pain of 3, and the week allows 2 at most, so the week is done again; when the pain stays, see a"
      ))
    try live(life, 7..<8, pain: 7)
    #expect(today(life, day: 8).contains("pain of 7 yesterday. Rest it, and see a professional"))
    #expect(life.heading(day: 14).contains("week \(place.week - 1)"))
    #expect(
      today(life, day: 14).contains(
        "Pain of 7, and the week allows 2 at most, so it goes a week back; see a professional before"
      ))
    try live(life, 14..<21)
    #expect(life.heading(day: 21).contains("week \(place.week)"))
  }

  @Test(arguments: running)
  func `a bad morning holds a week and the doses`(place: Place) throws {
    let life = try life(at: place)
    try live(life, 0..<1)
    #expect(life.limber("morning", "4", day: 1, hour: 8).status == .success)
    #expect(life.progress("walk-run", day: 1).contains("pain of 4 the morning after, so it stays"))
    try live(life, 1..<7)
    #expect(
      today(life, day: 7).contains("Pain of 4, and the week allows 2 at most, so the week is done"))
    try live(life, 7..<14)
    #expect(life.heading(day: 14).contains("week \(place.week + 1)"))
  }

  @Test(arguments: walking)
  func `where only the left hurts, only the left goes back`(place: Place) throws {
    let life = try life(at: place)
    for day in -3..<0 { try life.play(["calf-step-stretch"], day: day) }
    try live(life, 0..<1, pain: 5)
    let id = "\(life.count)-session"
    #expect(life.limber("history", "rate", id, "--side", "left", day: 0).status == .success)
    #expect(today(life, day: 1).contains("calf-step-stretch: pain of 5 on the left yesterday. Go"))
    let progress = life.progress("calf-step-stretch", day: 1)
    #expect(progress.contains("Heel drop, left\n  8 repetitions today: pain of 5 on the left"))
    #expect(progress.contains("Heel drop, right\n  9 repetitions today: pain of 5 on the left"))
    try live(life, 1..<7)
    #expect(today(life, day: 7).contains("when the pain stays, see a professional"))
    // It catches up, and both grow as one again.
    try live(life, 7..<21)
    #expect(life.progress("calf-step-stretch", day: 21).hasPrefix("Heel drop\n"))
  }

  @Test(arguments: walking)
  func `a file of the same name elsewhere is another routine`(place: Place) throws {
    let life = try life(at: place)
    try life.bench.write(SampleRoutine.short, to: "mine/cooldown-walk.json")
    try live(life, 0..<7, replacing: ["cooldown-walk": "mine/cooldown-walk.json"])
    let json = life.limber("today", "--json", day: 6).output
    #expect(json.contains(#""routine":"cooldown-walk","done":0"#), "\(json)")
    #expect(life.heading(day: 7).contains("week \(place.week)"))
    #expect(today(life, day: 7).contains("so the week is done again."))
  }

  @Test(arguments: walking)
  func `a step of another name begins anew, and the week goes on`(place: Place) throws {
    func routine(_ step: String) -> String {
      """
      { "format": 1, "title": "Calf", "cautions": ["Stop."], "steps": [
        { "type": "reps", "name": "\(step)", "cue": "Down.", "reps": { "min": 8, "max": 12 },
          "tempo": [ { "cue": "Down", "duration": "1s" } ] } ] }

      """
    }
    let life = try life(at: place)
    try life.bench.writeOwn(routine("Drop"), id: "calf-step-stretch")
    for day in -3..<0 { try life.play(["calf-step-stretch"], day: day) }
    try live(life, 0..<4)
    #expect(life.progress("calf-step-stretch", day: 4).contains("9 repetitions today"))
    try life.bench.writeOwn(routine("Lower"), id: "calf-step-stretch")
    #expect(
      life.progress("calf-step-stretch", day: 4).contains(
        "8 repetitions today: the step 'Lower' is new in this routine or has moved, so the minimum")
    )
    try live(life, 4..<7)
    #expect(life.heading(day: 7).contains("week \(place.week + 1)"))
  }

  @Test(arguments: walking)
  func `a clock that is a year back for a day costs that day`(place: Place) throws {
    let life = try life(at: place)
    try live(life, 0..<3)
    let wrong = life.limber("today", day: -362)
    #expect(wrong.status == .success)
    #expect(life.heading(day: -362).contains("week \(place.week)"))
    try life.play(["cooldown-walk", "calf-step-stretch"], day: -362, pain: 9)
    try live(life, 3..<7)
    #expect(life.heading(day: 7).contains("week \(place.week + 1)"))
    #expect(!today(life, day: 7).contains("pain"))
  }

  @Test(arguments: walking)
  func `begun by a clock that was a year back, the weeks count from when they are done`(
    place: Place
  ) throws {
    let life = try Life()
    #expect(start(life, place, day: -364).status == .success)
    #expect(life.heading(day: 0).contains("week \(place.week)"))
    try live(life, 0..<7)
    #expect(life.heading(day: 7).contains("week \(place.week + 1)"))
  }

  @Test(arguments: walking)
  func `what was done on another machine counts once it is imported`(place: Place) throws {
    let (there, here) = (try life(at: place), try life(at: place))
    try live(there, 0..<4)
    let export = there.limber("history", "export", day: 4).output
    try here.bench.write(export, to: "there.jsonl")
    let before = today(here, day: 4)
    #expect(here.limber("history", "import", "there.jsonl", day: 4).status == .success)
    #expect(today(here, day: 4) == today(there, day: 4))
    #expect(today(here, day: 4) != before)
    try live(here, 4..<7)
    let again = here.limber("history", "import", "there.jsonl", day: 7).output
    #expect(again.contains("Added 0 sessions"))
    #expect(here.heading(day: 7).contains("week \(place.week + 1)"))
    #expect(!here.limber("report", day: 6).output.contains("✗ ·"))
  }

  @Test(arguments: walking)
  func `who never says how it was passes the weeks, and never rises`(place: Place) throws {
    let life = try life(at: place)
    try live(life, 0..<14, pain: nil)
    #expect(life.heading(day: 14).contains("week \(place.week + 2)"))
    #expect(
      life.progress("calf-step-stretch", day: 14).contains("Heel drop\n  8 repetitions today"))
  }
}
