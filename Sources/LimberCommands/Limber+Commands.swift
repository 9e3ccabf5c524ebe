import LimberCommandLine

extension Limber {
  /// Every command, in the order help lists them.
  static let commands = RootCommand.tree
}
