import Testing

@testable import LimberCommandLine

@Suite struct `Manual pages` {
  private func page(_ words: String...) -> String {
    CommandManual(of: Sample.root, command: words).text(
      related: [("limber-sink", 7)], date: "2026-11-02", release: "limber 1.2")
  }

  @Test func `a command's page says what the table says`() {
    let text = page("play")
    #expect(
      text.hasPrefix(".Dd November 2, 2026\n.Dt LIMBER-PLAY 1\n.Os limber \\&1.2\n.Sh NAME\n"))
    for line in [
      ".Nm limber-play", ".Nd play routines", ".Sh SYNOPSIS",
      "\\fBlimber play ROUTINE… [options]\\fR",
      ".It \\fBROUTINE\\fR", ".It \\fB\\-d, \\-\\-dose DOSE\\fR", "Aim at this dose.",
      "Default: min.",
      ".It \\fBlimber play stretch\\fR", "play one", ".Xr limber 1 ,", ".Xr limber-sink 7",
    ] {
      #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
  }

  @Test func `every command that is shown has a page, and each names those below it`() {
    let commands = CommandManual.commands(of: Sample.root)
    #expect(commands.first == [])
    let names = commands.map { CommandManual(of: Sample.root, command: $0).name }
    #expect(Set(names).count == names.count)
    #expect(names.contains("limber-play"))
    #expect(!commands.contains { Sample.root.descend($0).tree.description.isHidden })
    for child in Sample.root.visibleChildren {
      #expect(page().contains(".Xr limber-\(child.description.name) 1"))
    }
  }

  @Test func `no text steers the page`() {
    var page = Mdoc(name: "it", section: 7, date: "never", release: "it")
    page.paragraph(Mdoc.Text(".Sh no \\fB section\nand 'more"))
    page.paragraph(Mdoc.Text("'quoted"))
    page.terms([(Mdoc.Text().bold(".It No Xr \"x"), Mdoc.Text(""))])
    page.lines([".Ed", "a\\b - ~", ""])
    #expect(
      page.text == """
        .Dd January 1, 1970
        .Dt IT 7
        .Os \\&it
        \\&.Sh no \\efB section␊and 'more
        .Pp
        \\&'quoted
        .Bl -tag -width Ds
        .It \\fB.It \\&No \\&Xr \\(dqx\\fR
        .El
        .Bd -literal -offset indent
        \\&.Ed
        a\\eb \\- \\(ti

        .Ed

        """)
  }
}
