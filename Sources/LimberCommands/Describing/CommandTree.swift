/// A command's description with those of the commands below it; the root is `limber` itself.
package struct CommandTree: Sendable {
  /// What it is.
  package var description: CommandDescription
  /// The commands below it, in the order help lists them.
  package var children: [CommandTree]
  /// What does it; nil in tables that are only looked at.
  var type: (any Command.Type)?

  /// Makes a tree.
  package init(_ description: CommandDescription, children: [CommandTree] = []) {
    self.description = description
    self.children = children
  }

  /// The commands below it that people are told of.
  var visibleChildren: [CommandTree] { children.filter { !$0.description.isHidden } }

  /// The command below it that a word calls.
  func child(named name: String) -> CommandTree? {
    children.first { $0.description.name == name }
  }

  /// The command that words lead to from here, and how many of them it took.
  func descend(_ words: some Collection<String>) -> (tree: CommandTree, depth: Int) {
    guard let word = words.first, let child = child(named: word) else { return (self, 0) }
    let (tree, depth) = child.descend(words.dropFirst())
    return (tree, depth + 1)
  }
}

extension CommandTree {
  /// The tree below a command.
  init(_ type: any Command.Type) {
    self.init(type.description, children: type.children.map { CommandTree($0) })
    self.type = type
  }
}
