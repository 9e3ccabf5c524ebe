internal import LimberBasics

/// What `--help` shows of a command: examples first, then how it is called.
package struct HelpScreen {
  private let program: String
  private let tree: CommandTree
  private let command: [String]
  private let width: Int

  /// - Parameters:
  ///   - root: the table of commands.
  ///   - command: the words that lead to the command, without the program's name.
  ///   - columns: how wide the terminal is, in cells.
  package init(of root: CommandTree, command: [String], columns: Int) {
    program = root.description.name
    tree = root.descend(command).tree
    self.command = command
    // Longer lines than 80 are hard to read, shorter ones than 40 hard to write.
    width = min(max(columns, 40), 80)
  }

  /// The whole screen, with a newline at its end.
  package var text: String {
    let sections = [
      summary, examples, usage, arguments, options, children, discussion, hint,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  // MARK: - Sections

  private var name: String { ([program] + command).joined(separator: " ") }

  private var summary: [String] {
    Wrapping.lines(tree.description.summary + ".", width: width)
  }

  private var examples: [String] {
    titled("Examples", tree.description.examples.map { ($0.line, $0.meaning) }, termShare: 0.6)
  }

  private var usage: [String] {
    ["Usage:"] + Self.forms(of: tree, calledBy: [program] + command).map { "  " + $0 }
  }

  /// The ways in which a command may be called, a line each.
  ///
  /// - Parameter words: the program's name, and those that lead to the command.
  static func forms(of tree: CommandTree, calledBy words: [String]) -> [String] {
    let description = tree.description
    let name = words.joined(separator: " ")
    guard description.arguments.isEmpty, !tree.visibleChildren.isEmpty else {
      let places = description.arguments.map { " " + $0.usage }.joined()
      return [name + places + (description.options.isEmpty ? "" : " [options]")]
    }
    return (words.count > 1 ? ["\(name) [options]"] : []) + ["\(name) COMMAND"]
  }

  private var arguments: [String] {
    titled("Arguments", tree.description.arguments.map { ($0.value.name, $0.help + ".") })
  }

  private var options: [String] {
    titled("Options", Self.options(of: tree, isRoot: command.isEmpty))
  }

  /// Every option of a command as it is typed, and what it does.
  static func options(of tree: CommandTree, isRoot: Bool) -> [(term: String, text: String)] {
    let common = isRoot ? CommonOptions.root : CommonOptions.all
    return (tree.description.options + common).map { (term($0), text($0)) }
  }

  private static func term(_ option: OptionDescription) -> String {
    let short = option.short.map { "-\($0), " } ?? ""
    let value = option.value.map { " \($0.name)" } ?? ""
    return short + option.spelling + value
  }

  private static func text(_ option: OptionDescription) -> String {
    var text = option.help
    if let value = option.value, value.isClosed { text += ": \(value.expectation)" }
    if option.value != nil, option.isRepeatable { text += "; may be repeated" }
    return text + "." + (option.defaultText.map { " Default: \($0)." } ?? "")
  }

  private var children: [String] {
    titled("Commands", tree.visibleChildren.map { ($0.description.name, $0.description.summary) })
  }

  private var discussion: [String] {
    let paragraphs = tree.description.discussion.map { Wrapping.lines($0, width: width) }
    return Array(paragraphs.joined(separator: [""]))
  }

  private var hint: [String] {
    guard !tree.visibleChildren.isEmpty else { return [] }
    let words = ([program, "help"] + command + ["COMMAND"]).joined(separator: " ")
    return Wrapping.lines("'\(words)' tells more about a command.", width: width)
  }

  private func titled(
    _ title: String, _ rows: [(term: String, text: String)], termShare: Double = 0.4
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    return [title + ":"] + TextLayout.columns(rows, width: width, termShare: termShare)
  }
}
