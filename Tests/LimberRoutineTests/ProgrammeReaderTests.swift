import LimberRoutine
import LimberSyntax
import Testing

@Suite struct ProgrammeReaderTests {
  private let lookup = RoutineLookup(
    find: { id in
      id == "walk" ? RoutineFile(id: id, source: SourceText(name: id, text: "{}")) : nil
    }, knownIDs: { ["walk"] })

  private func read(_ text: String, id: String = "ease-back") -> ProgrammeReading {
    ProgrammeReader.read(
      RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text)), lookup: lookup)
  }

  @Test func `a programme is read with all it says`() {
    let reading = read(
      """
      { "$schema": "programme.schema.json", "format": 1, "title": "Ease back", "summary": "s",
        "source": "A", "cautions": ["Stop."], "x-mine": { "a": 1 },
        "weeks": [
          { "name": "Quiet", "weeks": 2, "routines": [ { "routine": "walk", "perWeek": 5 } ],
            "goOn": { "sessions": 4, "maxPain": 0 } },
          { "routines": [ { "routine": "walk", "perWeek": 2 } ] } ] }
      """)
    #expect(reading.report.diagnostics.isEmpty)
    #expect(
      reading.programme
        == Programme(
          id: "ease-back", title: "Ease back", summary: "s", source: "A", cautions: ["Stop."],
          weeks: [
            .init(
              name: "Quiet", weeks: 2, routines: [.init(routine: "walk", perWeek: 5)],
              goOn: .init(sessions: 4, maxPain: 0)),
            .init(routines: [.init(routine: "walk", perWeek: 2)]),
          ]))
  }

  @Test func `every fault is found in its place`() {
    let text = """
      { "format": 1, "title": "",
        "week": [],
        "weeks": [ { "routines": [] }, { "routines": [ { "routine": "wlak", "perWeek": 0 } ],
          "goOn": {} }, { "routines": [ { "routine": "walk" } ], "goOn": { "maxPain": 11 } }, 3 ] }
      """
    let source = SourceText(name: "x", text: text)
    let reading = ProgrammeReader.read(RoutineFile(id: "Ease", source: source), lookup: lookup)
    #expect(reading.programme == nil)
    #expect(
      reading.report.diagnostics.map { "\($0.code): \($0.message)" } == [
        "bad-id: the file of a routine or a programme is named in lower-case letters, digits and"
          + " single hyphens, such as 'ease.json'",
        "empty: a text here is not empty",
        "unknown-key: unknown key 'week'",
        "empty: an array here is not empty",
        "unknown-routine: there is no routine 'wlak'; did you mean 'walk'?",
        "bad-count: a count is a whole number from 1 to 10,000",
        "missing-key: conditions to go on need the key 'sessions' or 'maxPain'",
        "missing-key: a routine of a week needs the key 'perWeek'",
        "bad-count: pain is a whole number from 0 to 10",
        "wrong-type: expected a week of a programme such as { \"weeks\": 2, \"routines\": ["
          + " { \"routine\": \"warm-up\", \"perWeek\": 3 } ] }, found a number",
      ])
  }

  @Test func `what is no JSON and what is of another version is said alone`() {
    #expect(read("{").report.diagnostics.map(\.code) == ["syntax"])
    #expect(
      read(#"{ "format": 2, "phases": [] }"#).report.diagnostics.map(\.code)
        == ["unsupported-format"])
    #expect(read("[]").report.diagnostics.map(\.code) == ["wrong-type"])
  }
}
