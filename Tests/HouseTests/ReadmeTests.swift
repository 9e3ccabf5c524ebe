import LimberCommands
import Testing

/// The README promises only what is there.
@Suite struct ReadmeTests {
  private let text: String
  private let document: Document

  init() throws {
    text = try Repository.text("README.md")
    document = Document(text)
  }

  /// The commands that help lists.
  private func commands() throws -> [String] {
    let help = try Reader(savingAs: "none").run("limber help").printed
    let section = try #require(help.split(separator: "\nCommands:\n").last)
    return section.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func `it can be read in one go`() {
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 150)
  }

  @Test func `its table holds every command in the order of the help`() throws {
    let rows = text.matches(of: #/\n\| `limber ([a-z]+)` \|/#).map { String($0.output.1) }
    #expect(rows == (try commands()))
    #expect(rows.contains("play"))
  }

  @Test func `every command it names exists`() throws {
    let named = text.matches(of: #/(?:`|run |\$ )limber ([a-z]+)/#)
      .map { String($0.output.1) }
    #expect(Set(named).subtracting(try commands()) == [])
    #expect(named.count > 10)
  }

  @Test func `its commands print what it shows`() throws {
    let reader = try Reader(savingAs: "balance.json")
    var count = 0
    for part in document.parts {
      switch part {
      case .file(let text): try reader.save(text)
      case .exchange(let command, let printed):
        #expect(reader.run(command).printed == printed, "\(command)")
        count += 1
      }
    }
    #expect(count > 0)
    #expect(reader.run("limber play balance.json --dry-run").status == .success)
  }

  @Test func `the files it points at are there`() throws {
    let targets = text.matches(of: #/\]\(([^)]+)\)/#).map { String($0.output.1) }
    for target in targets { #expect(!(try Repository.text(target)).isEmpty, "\(target)") }
    #expect(targets.count >= 3)
  }

  @Test func `its shell sink gets every event to the last`() throws {
    let script = try #require(document.scripts.first)
    let reader = try Reader(savingAs: "limber-sink-diary")
    try reader.saveProgram(script)
    let (printed, status) = reader.run("limber play foot-soak --dry-run --sink diary")
    #expect(status == .success, "\(printed)")
    let diary = try reader.text(of: "diary.jsonl").split(separator: "\n")
    #expect(diary.first?.contains(#""kind":"hello""#) == true)
    #expect(diary.last?.contains(#""kind":"sessionEnded""#) == true)
  }
}
