/// A program that was found under a sink's name, be it usable or not.
package struct FoundSink: Sendable, Hashable {
  /// Whether it can be used.
  package enum State: Sendable, Hashable {
    /// It is the one that is used.
    case usable
    /// Another of the same name goes first.
    case shadowed(by: String)
    /// A sink of that name is compiled in.
    case reserved
    /// The person may not run it.
    case notExecutable
    /// It cannot be used, for a reason that is a phrase.
    case broken(String)
  }

  /// The sink's name: what stands behind `limber-sink-`.
  package var name: String
  /// The absolute path of the program.
  package var path: String
  /// What stands before the host's own arguments, for a program that the settings name.
  package var arguments: [String]
  /// Whether it can be used.
  package var state: State

  /// Makes one.
  package init(name: String, path: String, arguments: [String] = [], state: State) {
    self.name = name
    self.path = path
    self.arguments = arguments
    self.state = state
  }
}
