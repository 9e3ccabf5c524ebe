/// One place for arguments without a name of their own.
public struct ArgumentDescription: Sendable, Hashable {
  /// How many arguments may stand in the place.
  public enum Arity: Sendable, Hashable {
    case optional, one, many
    /// None, one or several.
    case any
  }

  /// What stands there.
  public var value: ValueDescription
  /// How many.
  public var arity: Arity
  /// What it means, in a sentence without a full stop.
  public var help: String

  /// Makes a place.
  public init(_ value: ValueDescription, _ arity: Arity = .one, help: String) {
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
