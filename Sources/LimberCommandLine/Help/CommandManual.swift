/// The manual page of a command, from the table that parsing and help read too.
package struct CommandManual {
  private let root: CommandTree
  private let command: [String]

  /// - Parameters:
  ///   - root: the table of commands.
  ///   - command: the words that lead to the command, without the program's name.
  package init(of root: CommandTree, command: [String]) {
    self.root = root
    self.command = command
  }

  /// Every command that people are told of, the program itself first.
  package static func commands(of root: CommandTree) -> [[String]] {
    [[]]
      + root.visibleChildren.flatMap { child in
        commands(of: child).map { [child.description.name] + $0 }
      }
  }

  /// What the page is called, without its section: `limber-history-rate`.
  package var name: String { Self.name(of: command, in: root) }

  private static func name(of command: [String], in root: CommandTree) -> String {
    ([root.description.name] + command).joined(separator: "-")
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - related: pages to read that no table tells of, as name and section.
  ///   - date: the day of the page, as `2026-11-22`.
  ///   - release: what the foot of the page says.
  package func text(
    related: [(name: String, section: Int)], date: String, release: String
  ) -> String {
    let tree = root.descend(command).tree
    let description = tree.description
    var page = Mdoc(name: name, section: 1, date: date, release: release)
    page.name(name, description.summary)
    page.synopsis(HelpScreen.forms(of: tree, calledBy: [root.description.name] + command))
    page.section("Description")
    page.paragraph(Mdoc.Text(description.summary + "."))
    for paragraph in description.discussion { page.paragraph(Mdoc.Text(paragraph)) }
    if !description.arguments.isEmpty {
      page.paragraph(Mdoc.Text("The arguments are as follows:"))
      page.terms(
        description.arguments.map { (Mdoc.Text().bold($0.value.name), Mdoc.Text($0.help + ".")) })
    }
    page.section("Options")
    page.terms(
      HelpScreen.options(of: tree, isRoot: command.isEmpty).map {
        (Mdoc.Text().bold($0.term), Mdoc.Text($0.text))
      })
    if !tree.visibleChildren.isEmpty {
      page.section("Commands")
      page.terms(
        tree.visibleChildren.map {
          (
            Mdoc.Text().bold($0.description.name),
            Mdoc.Text($0.description.summary + ".")
          )
        })
    }
    page.section("Exit status")
    page.paragraph(
      Mdoc.Text(
        "0 where all went well; a code of sysexits.h, such as 64 for words that are not understood, else."
      ))
    if !description.examples.isEmpty {
      page.section("Examples")
      page.terms(
        description.examples.map { (Mdoc.Text().bold($0.line), Mdoc.Text($0.meaning)) })
    }
    let above = command.isEmpty ? [] : [Self.name(of: command.dropLast(), in: root)]
    let below = tree.visibleChildren.map { name + "-" + $0.description.name }
    page.seeAlso((above + below).map { ($0, 1) } + related)
    return page.text
  }
}
