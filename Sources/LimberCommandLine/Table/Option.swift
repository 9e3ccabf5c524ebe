/// One option of a command, as parsing, help, completion and the manual see it, whatever its value.
package struct OptionDescription: Sendable {
  /// The name on the command line, without its two hyphens.
  package var name: String
  /// Other spellings of the name, accepted and completed nowhere.
  package var aliases: [String] = []
  /// A one-letter name, without its hyphen.
  package var short: Character?
  /// What stands behind it; nil for a flag.
  package var value: ValueDescription?
  /// Whether it may be given more than once.
  package var isRepeatable = false
  /// What it does, in a sentence without a full stop.
  package var help: String
  /// What holds when nobody says; nil where there is nothing to tell.
  package var defaultText: String?
  /// Reads what stands behind it; nil where that does not fit.
  var parse: @Sendable (String) -> (any Sendable)? = { _ in nil }

  /// The name as a person types it.
  package var spelling: String { "--\(name)" }
}

/// Whatever stands in a command's list of options.
package protocol DescribedOption: Sendable {
  /// What the list tells of it.
  var description: OptionDescription { get }
}

extension DescribedOption {
  /// The name as a person types it.
  package var spelling: String { description.spelling }
}

/// An option without a value.
package struct Flag: DescribedOption {
  package let description: OptionDescription

  package init(
    _ name: String, aliases: [String] = [], short: Character? = nil, help: String
  ) {
    description = OptionDescription(
      name: name, aliases: aliases, short: short, isRepeatable: true, help: help)
  }
}

/// An option with a value, which may be left out.
package struct Option<Value: Sendable>: DescribedOption {
  package let description: OptionDescription

  /// - Parameter otherwise: what holds when nobody says, in words for help.
  package init(
    _ name: String, aliases: [String] = [], short: Character? = nil, _ type: ValueType<Value>,
    otherwise: String? = nil, help: String
  ) {
    description = OptionDescription(
      name: name, aliases: aliases, short: short, value: type.description, help: help,
      defaultText: otherwise, parse: { type.parse($0) })
  }
}

/// An option with a value, and the value that holds when nobody says.
package struct DefaultedOption<Value: Sendable>: DescribedOption {
  package let description: OptionDescription
  /// What holds when nobody says.
  package let otherwise: Value

  package init(
    _ name: String, aliases: [String] = [], short: Character? = nil, _ type: ValueType<Value>,
    default otherwise: Value, says words: String? = nil, help: String
  ) {
    self.otherwise = otherwise
    description = OptionDescription(
      name: name, aliases: aliases, short: short, value: type.description, help: help,
      defaultText: words ?? "\(otherwise)", parse: { type.parse($0) })
  }
}

/// An option with a value that may be given again and again.
package struct RepeatableOption<Value: Sendable>: DescribedOption {
  package let description: OptionDescription

  package init(
    _ name: String, short: Character? = nil, _ type: ValueType<Value>, help: String,
    otherwise: String? = nil
  ) {
    description = OptionDescription(
      name: name, short: short, value: type.description, isRepeatable: true, help: help,
      defaultText: otherwise, parse: { type.parse($0) })
  }
}
