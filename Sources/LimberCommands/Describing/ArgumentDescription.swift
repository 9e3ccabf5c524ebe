/// One place for arguments without a name of their own.
package struct ArgumentDescription: Sendable, Hashable {
  /// How many arguments may stand in the place.
  package enum Arity: Sendable, Hashable {
    case optional, one, many
    /// None, one or several.
    case any
  }

  /// What stands there.
  package var value: ValueDescription
  /// How many.
  package var arity: Arity
  /// What it means, in a sentence without a full stop.
  package var help: String

  /// Makes a place.
  package init(_ value: ValueDescription, _ arity: Arity = .one, help: String) {
    self.value = value
    self.arity = arity
    self.help = help
  }

  /// How a usage line writes it: `[NAME]`, `FILE…`.
  var usage: String {
    switch arity {
    case .one: value.name
    case .optional: "[\(value.name)]"
    case .many: "\(value.name)…"
    case .any: "[\(value.name)…]"
    }
  }
}
