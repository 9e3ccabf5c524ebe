import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `limber help --man` {
  @Test func `prints the page of a command, by its words or by the page's name`() throws {
    let bench = try CommandBench()
    let page = bench.run("help", "--man", "remind", "add")
    #expect(page.status == .success)
    #expect(page.output.hasPrefix(".Dd "))
    #expect(page.output.contains("\n.Dt LIMBER-REMIND-ADD 1\n"))
    for name in ["limber-remind-add", "remind-add", "limber-remind-add.1"] {
      #expect(bench.run("help", "--man", name).output == page.output)
    }
    #expect(bench.run("help", "--man").output.contains(".Dt LIMBER 1\n"))
  }

  @Test func `names a page for each command and each kind of file`() throws {
    let files = try CommandBench().run("help", "--man", "pages").output.split(separator: "\n")
    #expect(files.contains("limber.1"))
    #expect(files.contains("limber-history-rate.1"))
    #expect(
      files.filter { !$0.hasSuffix(".1") } == [
        "limber-routine.5", "limber-history.5", "limber-settings.5", "limber-sink.7",
        "limber-control.7",
      ])
    #expect(Set(files).count == files.count)
    // The word that names them all hides no page.
    #expect(ManualPage.find(["pages"]) == nil)
  }

  @Test(arguments: ManualPage.all)
  func `a page has no mark of Markdown left`(page: ManualPage) {
    let text = page.text
    #expect(!text.contains("<doc:"))
    var isExample = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix(".Bd ") || line == ".Ed" { isExample = line != ".Ed" }
      if isExample { continue }
      #expect(!line.hasPrefix("#") && !line.hasPrefix("| ") && !line.hasPrefix("```"), "\(line)")
    }
    #expect(text.contains("\n.Nm \(page.name)\n"))
  }

  @Test func `the documentation of the format, of events and of the history is in it`() throws {
    let bench = try CommandBench()
    for (page, word) in [
      ("limber-routine", "cautions"), ("limber-sink", "remaining.stepSeconds"),
      ("limber-history.5", "plannedSeconds"), ("limber-settings.5", "sinks.terminal"),
      ("limber-control", "unknown\\-command"),
    ] {
      #expect(bench.run("help", "--man", page).output.contains("\\fB\(word)\\fR"), "\(page)")
    }
  }

  @Test func `a page that there is not is told with what lists them`() throws {
    let result = try CommandBench().run("help", "--man", "plya")
    #expect(result.status == .usage)
    #expect(result.errors.contains("there is no page 'plya' in the manual"))
  }
}
