internal import LimberBasics

/// Fits the words of a command line to the table of commands.
package struct ArgumentParser: Sendable {
  /// The table of commands; its root is the program itself.
  package var root: CommandTree

  package init(root: CommandTree) {
    self.root = root
  }

  /// What a command line asks for.
  package enum Request: Sendable {
    case run(ParsedArguments)
    /// Show the help of the command that the words lead to.
    case help([String])
    case version
  }

  /// Reads the words behind the program's name.
  package func parse(_ words: [String]) throws(UsageFailure) -> Request {
    var walk = CommandLineWalk(words, root: root)
    do {
      return try request(&walk)
    } catch {
      // Whoever asks for help gets it, however wrong the rest of the line is.
      if asksForHelp(words) { return .help(walk.command) }
      throw UsageFailure(error, command: walk.command)
    }
  }

  private func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func request(_ walk: inout CommandLineWalk) throws(UsageError) -> Request {
    var arguments = ParsedArguments()
    while let token = walk.next() {
      switch token {
      case .command: break
      case .operand(let word, let mayBeCommand):
        if mayBeCommand, walk.tree.description.arguments.isEmpty, !walk.tree.children.isEmpty {
          let names = walk.tree.visibleChildren.map(\.description.name)
          throw .unknownCommand(word, suggestion: Suggestion.closest(to: word, among: names))
        }
        arguments.operands.append(word)
      case .flag(let option, _):
        arguments.given[option.name, default: []].append("")
      case .option(let option, let spelled, let value):
        guard option.isRepeatable || arguments.given[option.name] == nil else {
          throw .repeatedOption(spelled)
        }
        let read = try Self.read(value, option.value, for: spelled, by: option.parse)
        arguments.given[option.name, default: []].append(read)
      case .missingValue(let option, let spelled):
        throw .missingValue(option: spelled, expected: option.value?.expectation ?? "a text")
      case .unexpectedValue(_, let spelled):
        throw .unexpectedValue(option: spelled)
      case .unknownOption(let option, let likely):
        throw .unknownOption(option, suggestion: likely ?? close(to: option, in: walk))
      }
    }
    arguments.command = walk.command
    if arguments.has(CommonOptions.help) { return .help(walk.command) }
    if arguments.has(CommonOptions.version) { return .version }
    try place(&arguments, walk)
    return .run(arguments)
  }

  private func close(to option: String, in walk: CommandLineWalk) -> String? {
    guard option.hasPrefix("--") else { return nil }
    return Suggestion.closest(to: String(option.dropFirst(2)), among: walk.options.map(\.name))
      .map { "--\($0)" }
  }

  /// Puts each argument into its place.
  private func place(
    _ arguments: inout ParsedArguments, _ walk: CommandLineWalk
  ) throws(UsageError) {
    let all = walk.tree.description.arguments
    var places = all[...]
    for operand in arguments.operands {
      guard let place = places.first else {
        throw .unexpectedArgument(
          operand, command: [root.description.name] + walk.command, takes: all.map(\.usage))
      }
      let name = place.value.name
      let value = try Self.read(operand, place.value, for: name, by: place.parse)
      arguments.placed[name, default: []].append(value)
      if place.arity == .one || place.arity == .optional { places.removeFirst() }
    }
    guard let place = places.first else { return }
    let isMissing =
      switch place.arity {
      case .one: true
      case .many: arguments.placed[place.value.name] == nil
      case .optional, .any: false
      }
    if isMissing { throw .missingArgument(place.value, help: place.help) }
  }

  private static func read(
    _ text: String, _ description: ValueDescription?, for place: String,
    by parse: (String) -> (any Sendable)?
  ) throws(UsageError) -> any Sendable {
    if let value = parse(text) { return value }
    throw .badValue(
      text, for: place, expected: description?.expectation ?? "a text",
      suggestion: description?.words.flatMap { Suggestion.closest(to: text, among: $0) })
  }
}
