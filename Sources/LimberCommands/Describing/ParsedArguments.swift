/// A command line that was found to fit its command.
package struct ParsedArguments: Sendable, Hashable {
  /// The words that named the command, such as `["sinks", "test"]`; none for `limber` alone.
  package var command: [String]
  /// The arguments without a name, in order.
  package var operands: [String]
  private var values: [String: [Given]] = [:]

  /// What was given to an option: as it was written, and what it means.
  private struct Given: Sendable, Hashable {
    var text: String
    var meaning: ParsedValue
  }

  /// Makes arguments without options but flags.
  init(command: [String] = [], operands: [String] = [], flags: [OptionDescription] = []) {
    self.command = command
    self.operands = operands
    for flag in flags { add(to: flag) }
  }

  /// Notes an option; a flag's text is empty.
  mutating func add(
    _ text: String = "", meaning: ParsedValue = .text, to option: OptionDescription
  ) {
    values[option.name, default: []].append(Given(text: text, meaning: meaning))
  }

  /// Whether an option was given.
  func has(_ option: OptionDescription) -> Bool { values[option.name] != nil }

  /// The value of an option that is given at most once, as it was written.
  func value(of option: OptionDescription) -> String? { values[option.name]?.last?.text }

  /// Every value of an option, in the order given.
  func values(of option: OptionDescription) -> [String] { values[option.name]?.map(\.text) ?? [] }

  // MARK: - What values mean

  /// The whole number that an option takes.
  func count(of option: OptionDescription) -> Int? {
    if case .count(let count)? = values[option.name]?.last?.meaning { count } else { nil }
  }

  /// The number that an option takes.
  func number(of option: OptionDescription) -> Double? {
    if case .number(let number)? = values[option.name]?.last?.meaning { number } else { nil }
  }

  /// The duration that an option takes.
  func duration(of option: OptionDescription) -> Duration? {
    if case .duration(let time)? = values[option.name]?.last?.meaning { time } else { nil }
  }

  /// The share of a range that an option takes, from 0 to 1.
  func share(of option: OptionDescription) -> Double? {
    if case .share(let share)? = values[option.name]?.last?.meaning { share } else { nil }
  }
}
