/// One option of a command, as data: parsing, help, completion and the manual read the same value.
package struct OptionDescription: Sendable, Hashable {
  /// The name on the command line, without its two hyphens.
  package var name: String
  /// Other spellings of the name, accepted and completed nowhere.
  package var aliases: [String]
  /// A one-letter name, without its hyphen.
  package var short: Character?
  /// What stands behind it; nil for a flag.
  package var value: ValueDescription?
  /// Whether it may be given more than once.
  package var isRepeatable: Bool
  /// What it does, in a sentence without a full stop.
  package var help: String
  /// What holds when nobody says; nil where there is nothing to tell.
  package var defaultText: String?

  /// Makes an option that takes a value.
  package init(
    _ name: String, aliases: [String] = [], short: Character? = nil, value: ValueDescription,
    isRepeatable: Bool = false, help: String, defaultText: String? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.short = short
    self.value = value
    self.isRepeatable = isRepeatable
    self.help = help
    self.defaultText = defaultText
  }

  /// Makes a flag.
  package init(flag name: String, aliases: [String] = [], short: Character? = nil, help: String) {
    self.name = name
    self.aliases = aliases
    self.short = short
    self.value = nil
    self.isRepeatable = true
    self.help = help
    self.defaultText = nil
  }

  /// The name as a person types it.
  var spelling: String { "--\(name)" }
}
