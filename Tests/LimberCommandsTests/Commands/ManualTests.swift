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

  @Test func `a page speaks of its own parts by their titles, and of other pages by their names`()
    throws
  {
    let bench = try CommandBench()
    for (page, own) in [
      ("limber-control", "Status bars"), ("limber-sink", "The events, field by field"),
    ] {
      // Words that mdoc has a meaning for have a mark before them in a title.
      let text = bench.run("help", "--man", page).output.replacing("\\&", with: "")
      #expect(text.contains("\u{201C}\(own)\u{201D}"), "\(page)")
      #expect(text.contains("\n.Sh \(own.uppercased())\n"), "\(page)")
      #expect(!text.contains("\(page)(7)"), "\(page)")
    }
    #expect(bench.run("help", "--man", "limber-control").output.contains("limber-sink(7)"))
  }

  @Test func `a key that is a mark ends no line of a page`() throws {
    let page = try CommandBench().run("help", "--man", "play").output
    #expect(page.contains(" ! it hurts, ? keys.\n"))
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
