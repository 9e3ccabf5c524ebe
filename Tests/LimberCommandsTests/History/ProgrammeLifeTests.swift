import LimberBasics
import LimberHost
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

@testable import LimberCommands

/// People who follow a shipped programme, each day by what `limber today` says.
@Suite(.waits) struct `Lives by a programme` {
  @Test func `today shows how often each routine is meant to be done`() throws {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Often", "cautions": ["Stop."], "goal": { "perDay": 2, "weeks": 12 },
        "steps": [ { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": "20s" } ] }

      """, id: "often")
    try life.bench.write(
      """
      { "format": 1, "title": "Weeks", "weeks": [ { "routines": [
        { "routine": "often", "perWeek": 7 }, { "routine": "cooldown-walk", "perWeek": 3 } ] } ] }

      """, to: ".local/share/limber/programmes/weeks.json")
    #expect(life.limber("programme", "start", "weeks", day: 0).status == .success)
    let text = life.limber("today", day: 0).output
    #expect(
      text.contains("→ often  0 of 7 this week, due today\n    Goal: twice a day for 12 weeks\n"),
      "\(text)")
    #expect(text.split(separator: "\n").count { $0.contains("Goal:") } == 1)
    let json = life.limber("today", "--json", day: 0).output
    #expect(json.contains(#""goal":"twice a day for 12 weeks""#))
  }

  @Test(arguments: [("walk-first", 5), ("ease-back", 6)])
  func `who does each day what today says passes every week`(programme: String, weeks: Int) throws {
    let life = try Life()
    #expect(life.limber("programme", "start", programme, day: 0).status == .success)
    for day in 0..<weeks * 7 {
      let due = try life.due(day: day)
      if day % 7 == 0 {
        #expect(life.heading(day: day).contains("week \(day / 7 + 1)"))
      }
      if !due.isEmpty { try life.play(due, day: day, pain: 1) }
      #expect(try life.due(day: day).isEmpty)
    }
    #expect(life.heading(day: weeks * 7).hasSuffix(": finished. Well done."))
    let report = life.limber("report", day: weeks * 7 - 1).output
    #expect(!report.contains("✗ ·") && report.contains("(100 %)"))
    #expect(!report.contains("streak 1 day,"))
  }

  @Test(arguments: [("walk-first", "cooldown-walk", 1), ("ease-back", "cooldown-walk", 3)])
  func `who leaves the walks out does not`(programme: String, left: String, week: Int) throws {
    let life = try Life()
    #expect(life.limber("programme", "start", programme, day: 0).status == .success)
    for day in 0..<35 {
      let due = try life.due(day: day).filter { $0 != left }
      if !due.isEmpty { try life.play(due, day: day, pain: 1) }
    }
    let today = life.limber("today", day: 35).output
    #expect(today.contains("week \(week),"))
    #expect(today.contains("so the week is done again."))
    #expect(life.limber("report", day: 34).output.contains("◐"))
  }

  @Test func `with nobody there no week is passed`() throws {
    let life = try Life()
    #expect(life.limber("programme", "start", "walk-first", day: 0).status == .success)
    for day in 0..<7 {
      let due = try life.due(day: day)
      if !due.isEmpty { _ = life.limber(["play"] + due + ["--unattended"], day: day) }
    }
    #expect(
      life.limber("today", day: 7).output.contains(
        "None of the six sessions that the week asks for were done, so the week is done again."))
  }

  @Test func `the days after bad pain say so`() throws {
    let life = try Life()
    #expect(life.limber("programme", "start", "walk-first", day: 0).status == .success)
    try life.play(["cooldown-walk"], day: 0, pain: 8)
    #expect(
      life.limber("today", day: 2).output.contains(
        "cooldown-walk: pain of 8 two days ago. Rest it, and see a professional before you go on."))
    try life.play(["cooldown-walk"], day: 3, pain: 1)
    #expect(!life.limber("today", day: 4).output.contains("pain of"))
    #expect(life.limber("morning", "6", day: 4, hour: 12).status == .success)
    #expect(life.limber("today", day: 4).output.contains("cooldown-walk: pain of 6 yesterday."))
  }

  @Test func `pain is spoken of without a programme, and where it stays`() throws {
    let life = try Life()
    try life.play(["calf-step-stretch"], day: 0, pain: 8)
    #expect(
      life.limber("today", day: 2).output.replacing("\n", with: " ").contains(
        "calf-step-stretch: pain of 8 two days ago. Rest it, and see a professional before"))
    try life.play(["calf-step-stretch"], day: 3, pain: 3)
    #expect(!life.limber("today", day: 4).output.contains("pain of"))
    for day in [5, 8] { try life.play(["calf-step-stretch"], day: day, pain: 4) }
    let text = life.limber("today", day: 9).output.replacing("\n", with: " ")
    #expect(text.contains("It has hurt for eight days now, each time that you said how it was."))
    #expect(life.limber("today", "--json", day: 9).output.contains(#""painfulDays":8"#))
  }

  @Test func `a session that pain ended is spoken of, however little it hurt`() throws {
    let life = try Life()
    try life.play(["calf-step-stretch"], day: 0, pain: 3, keys: [.key("!", at: 20)])
    #expect(
      life.limber("today", day: 0).output.replacing("\n", with: " ").hasPrefix(
        "calf-step-stretch: stopped because it hurt, pain of 3 today. Go easy, and when the pain"))
    let json = life.limber("today", "--json", day: 0).output
    #expect(json.contains(#""pain":3,"stopped":true"#), "\(json)")
    try life.play(["calf-step-stretch"], day: 2, pain: 1)
    #expect(!life.limber("today", day: 2).output.contains("pain of"))
  }

  @Test func `a programme that is going on is not dropped without asking`() throws {
    let life = try Life()
    #expect(life.limber("programme", "start", "walk-first", day: 0).status == .success)
    let refused = life.limber("programme", "start", "ease-back", day: 3)
    #expect(refused.status == .usage)
    #expect(refused.errors.contains("'walk-first' is going on since 2 Mar 2026"))
    let kept = life.limber(
      "programme", "start", "ease-back", day: 3, input: "\n", isTerminal: true)
    #expect(kept.output.contains("Nothing was changed."))
    #expect(life.heading(day: 3).contains("Walk first"))
    #expect(life.limber("programme", "start", "ease-back", "--yes", day: 3).status == .success)
    #expect(life.heading(day: 3).contains("Ease back, week 1"))
  }

  @Test(arguments: [("walk-first", 2), ("ease-back", 3)])
  func `a holiday fails no week`(programme: String, week: Int) throws {
    let life = try Life()
    #expect(life.limber("programme", "pause", day: 0).status == .notFound)
    #expect(
      life.limber("programme", "start", programme, "--week", "\(week)", day: 0).status == .success)
    for day in 0..<3 {
      let due = try life.due(day: day)
      if !due.isEmpty { try life.play(due, day: day, pain: 1) }
    }
    #expect(life.limber("programme", "pause", day: 3).status == .success)
    let away = life.limber("today", day: 12)
    #expect(away.output.contains("week \(week)"))
    #expect(away.output.contains("Paused since 5 Mar 2026: nothing is due."))
    #expect(try life.due(day: 12).isEmpty)
    #expect(life.limber("programme", "resume", day: 17).output.contains("after 14 days."))
    for day in 17..<21 {
      let due = try life.due(day: day)
      if !due.isEmpty { try life.play(due, day: day, pain: 1) }
    }
    #expect(life.heading(day: 21).contains("week \(week + 1)"))
    #expect(!life.limber("report", day: 20).output.contains("✗ ·"))
    #expect(
      life.limber("programme", "start", programme, "--week", "7", day: 21).status == .usage)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "4000000", "-1"])
  func `a beginning that no calendar knows is told`(day: String) throws {
    let life = try Life()
    try life.bench.write(
      #"{"v":1,"programme":"walk-first","day":\#(day)}"#, to: ".local/state/limber/programme.json")
    let today = life.limber("today", day: 0)
    #expect(today.status == .data)
    #expect(today.errors.contains("'limber programme stop' takes it away"))
    #expect(life.limber("report", day: 0).status == .success)
    #expect(life.limber("programme", "stop", day: 0).status == .success)
    #expect(life.limber("today", day: 0).status == .success)
  }

  @Test func `a programme begun by a clock at 1970 is worked out in one pass`() throws {
    let week = Programme.Week(
      routines: [.init(routine: "calf", perWeek: 10_000)], goOn: .init(sessions: 1))
    let programme = Programme(id: "p", title: "P", weeks: [week])
    let state = ProgrammeState(
      programme, since: Day(days: 0), history: [], today: Day(days: 20_514))
    #expect(state.week == 1)
    #expect(state.due.all.count == 2_931 * 7)
  }
}
