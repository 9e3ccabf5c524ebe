/// A command line that was found to fit its command.
public struct ParsedArguments: Sendable, Hashable {
  /// The words that named the command, such as `["sinks", "test"]`; none for `limber` alone.
  public var command: [String]
  /// The arguments without a name, in order.
  public var operands: [String]
  private var values: [String: [String]]

  /// Makes arguments; `values` holds what was given to each option, a flag's being empty texts.
  init(command: [String] = [], operands: [String] = [], values: [String: [String]] = [:]) {
    self.command = command
    self.operands = operands
    self.values = values
  }

  /// Notes an option.
  mutating func add(_ value: String, to option: OptionDescription) {
    values[option.name, default: []].append(value)
  }

  /// Whether an option was given.
  func has(_ option: OptionDescription) -> Bool { values[option.name] != nil }

  /// The value of an option that is given at most once.
  func value(of option: OptionDescription) -> String? { values[option.name]?.last }

  /// Every value of an option, in the order given.
  func values(of option: OptionDescription) -> [String] { values[option.name] ?? [] }
}
