/// A command line that was found to fit its command, every value read.
package struct ParsedArguments: Sendable {
  /// The words that named the command, such as `["sinks", "test"]`; none for the program alone.
  package internal(set) var command: [String] = []
  /// The arguments as they were written, in order.
  package internal(set) var operands: [String] = []
  /// What stood in each place, by the place's name.
  var placed: [String: [any Sendable]] = [:]
  /// What each option was given, by its name; a flag's values are empty texts.
  var given: [String: [any Sendable]] = [:]

  package func has(_ option: some DescribedOption) -> Bool {
    given[option.description.name] != nil
  }

  /// The value of an option; nil where nobody said.
  package subscript<Value>(option: Option<Value>) -> Value? {
    given[option.description.name]?.last as? Value
  }

  /// The value of an option, or what holds otherwise.
  package subscript<Value>(option: DefaultedOption<Value>) -> Value {
    given[option.description.name]?.last as? Value ?? option.otherwise
  }

  /// Every value of an option, in the order given.
  package subscript<Value>(option: RepeatableOption<Value>) -> [Value] {
    given[option.description.name]?.compactMap { $0 as? Value } ?? []
  }

  /// The value of an argument that must stand there.
  ///
  /// - Throws: `UsageError.missingArgument`, which parsing has thrown already where the argument is
  ///   one of the command's.
  package func value<Value>(of argument: Argument<Value>) throws(UsageError) -> Value {
    guard let value = placed[argument.description.value.name]?.first as? Value else {
      throw .missingArgument(argument.description.value, help: argument.description.help)
    }
    return value
  }

  /// The value of an argument that may be left out.
  package subscript<Value>(argument: OptionalArgument<Value>) -> Value? {
    placed[argument.description.value.name]?.first as? Value
  }

  /// The values of all the arguments that are left.
  package subscript<Value>(list: ArgumentList<Value>) -> [Value] {
    placed[list.description.value.name]?.compactMap { $0 as? Value } ?? []
  }
}
