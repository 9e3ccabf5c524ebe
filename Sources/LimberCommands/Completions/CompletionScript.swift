/// The shells that limber can be completed in.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script to be loaded into the shell.
  ///
  /// Each is a thin bridge: it asks `limber __complete` with the words up to the cursor and offers
  /// what comes back, so that it knows new options and the person's own routines without being
  /// made anew.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }
}
