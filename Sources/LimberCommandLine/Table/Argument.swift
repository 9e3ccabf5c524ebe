/// One place for arguments without a name of their own, as parsing, help and completion see it.
package struct ArgumentDescription: Sendable {
  /// How many arguments may stand in the place.
  package enum Arity: Sendable, Hashable {
    case optional, one
    /// One or several.
    case many
    /// None, one or several.
    case any
  }

  package var value: ValueDescription
  package var arity: Arity
  /// What it means, in a sentence without a full stop.
  package var help: String
  /// Reads what stands there; nil where that does not fit.
  var parse: @Sendable (String) -> (any Sendable)?

  /// How a usage line writes it: `[NAME]`, `FILE…`.
  package var usage: String {
    switch arity {
    case .one: value.name
    case .optional: "[\(value.name)]"
    case .many: "\(value.name)…"
    case .any: "[\(value.name)…]"
    }
  }
}

/// Whatever stands in a command's list of arguments.
package protocol DescribedArgument: Sendable {
  /// What the list tells of it.
  var description: ArgumentDescription { get }
}

/// An argument that must stand there.
package struct Argument<Value: Sendable>: DescribedArgument {
  package let description: ArgumentDescription

  package init(_ type: ValueType<Value>, help: String) {
    description = ArgumentDescription(
      value: type.description, arity: .one, help: help, parse: { type.parse($0) })
  }
}

/// An argument that may be left out.
package struct OptionalArgument<Value: Sendable>: DescribedArgument {
  package let description: ArgumentDescription

  package init(_ type: ValueType<Value>, help: String) {
    description = ArgumentDescription(
      value: type.description, arity: .optional, help: help, parse: { type.parse($0) })
  }
}

/// All the arguments that are left.
package struct ArgumentList<Value: Sendable>: DescribedArgument {
  package let description: ArgumentDescription

  /// - Parameter mayBeEmpty: whether none at all is fine.
  package init(_ type: ValueType<Value>, mayBeEmpty: Bool = false, help: String) {
    description = ArgumentDescription(
      value: type.description, arity: mayBeEmpty ? .any : .many, help: help,
      parse: { type.parse($0) })
  }
}
