import LimberBasics
import LimberCommandLine
import LimberHost

/// One page of the manual: of a command, from the table of commands; of anything else, from the pages of
/// the documentation.
struct ManualPage: Sendable {
  /// What it is called, without its section.
  let name: String
  /// 1 for commands, 5 for files, 7 for how programs talk with limber.
  let section: Int
  private let source: Source

  private enum Source: Sendable {
    case command([String])
    /// Pages of the documentation, with what the first line of the manual's says.
    case pages(summary: String, @Sendable () -> [[UInt8]])
  }

  /// What its file is called.
  var file: String { "\(name).\(section)" }

  /// The page in `mdoc`.
  var text: String {
    switch source {
    case .command(let words):
      CommandManual(of: Limber.commands, command: words).text(
        related: related, date: Version.day, release: release)
    case .pages(let summary, let pages):
      MarkdownManual(
        name: name, section: section, summary: summary, pages: pages().map(MarkdownPage.init),
        related: [("limber", 1)] + related
      ).text(date: Version.day, release: release)
    }
  }

  private var release: String { "limber \(Version.current)" }

  /// The pages of files and programs that go with this one.
  private var related: [(name: String, section: Int)] {
    Self.others.map { ($0.name, $0.section) }.filter { $0 != (name, section) }
  }

  // MARK: - All of them

  /// Every page: first those of commands.
  static var all: [ManualPage] {
    CommandManual.commands(of: Limber.commands).map { words in
      ManualPage(
        name: CommandManual(of: Limber.commands, command: words).name, section: 1,
        source: .command(words))
    } + others
  }

  private static let others = [
    ManualPage(
      name: "limber-routine", section: 5,
      source: .pages(summary: "files of routines, programmes and figures") {
        DocumentationPages.formatPages
      }),
    ManualPage(
      name: "limber-history", section: 5,
      source: .pages(summary: "the file of what was done") { DocumentationPages.history }),
    ManualPage(
      name: "limber-settings", section: 5,
      source: .pages(summary: "the file of settings") { DocumentationPages.settings }),
    ManualPage(
      name: "limber-sink", section: 7,
      source: .pages(summary: "programs that take what happens in a session") {
        DocumentationPages.sinks
      }),
    ManualPage(
      name: "limber-control", section: 7,
      source: .pages(summary: "how a session is asked and told from outside") {
        DocumentationPages.control
      }),
  ]

  /// The page that words mean: those of a command, or what a page or its file is called; nil for none.
  ///
  /// A name that several pages have means the one of the command, as it does to man.
  static func find(_ words: [String]) -> ManualPage? {
    let joined = words.joined(separator: "-")
    return all.first {
      [joined, "limber-" + joined].contains($0.name) || joined == $0.file
        || (words.isEmpty && $0.name == "limber")
    }
  }
}
