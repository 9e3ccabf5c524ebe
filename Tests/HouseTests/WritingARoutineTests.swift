import LimberCommands
import Testing

/// The tutorial holds what it promises: every stage is a routine, every command prints what it shows.
@Suite struct WritingARoutineTests {
  static let path = "Sources/LimberRoutine/LimberRoutine.docc/WritingARoutine.md"

  @Test func `every command of the tutorial prints what the tutorial shows`() throws {
    let document = Document(try Repository.text(Self.path))
    let reader = try Reader(savingAs: "calves.json")
    var commands = 0
    for part in document.parts {
      switch part {
      case .file(let text): try reader.save(text)
      case .exchange(let command, let printed):
        #expect(reader.run(command).printed == printed, "\(command)")
        commands += 1
      }
    }
    #expect(commands >= 5)
  }

  @Test func `every stage but the faulty one passes a check and plays to its end`() throws {
    let document = Document(try Repository.text(Self.path))
    let stages = document.parts.compactMap { part in
      if case .file(let text) = part { text } else { nil }
    }
    #expect(stages.count == 7)
    let reader = try Reader(savingAs: "calves.json")
    for stage in stages.dropLast() {
      try reader.save(stage)
      #expect(reader.run("limber check --strict calves.json").status == .success)
      #expect(reader.run("limber play calves.json --dry-run").status == .success)
    }
    try reader.save(try #require(stages.last))
    #expect(reader.run("limber check calves.json").status == .data)
  }
}
