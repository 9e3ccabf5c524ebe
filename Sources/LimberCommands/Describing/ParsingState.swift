import LimberBasics
import LimberSyntax

/// One run of the parser: which command it has come to, and what it found.
struct ParsingState {
  private var tree: CommandTree
  private let isRoot: (CommandTree) -> Bool
  private(set) var arguments = ParsedArguments()
  private var wantsVersion = false
  private var wantsHelp = false

  init(root: CommandTree) {
    tree = root
    let name = root.description.name
    isRoot = { $0.description.name == name }
  }

  // MARK: - Words

  mutating func read(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { try take(operand: operand, mayBeCommand: false) }
        return
      }
      if word.hasPrefix("--") {
        try take(long: word, rest: &rest)
      } else if word.hasPrefix("-"), word != "-", !isNegativeNumber(word) {
        try take(short: word, rest: &rest)
      } else {
        try take(operand: word, mayBeCommand: true)
      }
    }
  }

  private mutating func take(operand word: String, mayBeCommand: Bool) throws(UsageError) {
    if mayBeCommand, arguments.operands.isEmpty {
      if let child = tree.child(named: word) {
        tree = child
        arguments.command.append(word)
        return
      }
      if tree.description.arguments.isEmpty, !tree.children.isEmpty {
        let names = tree.visibleChildren.map(\.description.name)
        throw .unknownCommand(word, suggestion: Suggestion.closest(to: word, among: names))
      }
    }
    arguments.operands.append(word)
  }

  // MARK: - Options

  private var options: [OptionDescription] {
    tree.description.options + (arguments.command.isEmpty ? CommonOptions.root : CommonOptions.all)
  }

  private mutating func take(
    long word: String, rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let body = word.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let attached = body.contains("=") ? String(body.dropFirst(name.count + 1)) : nil
    guard let option = options.first(where: { $0.name == name || $0.aliases.contains(name) })
    else {
      let known = options.map(\.name)
      let suggestion = Suggestion.closest(to: name, among: known).map { "--\($0)" }
      throw .unknownOption("--\(name)", suggestion: suggestion)
    }
    try take(option, spelled: "--\(name)", attached: attached, rest: &rest)
  }

  private mutating func take(
    short word: String, rest: inout ArraySlice<String>
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else {
        // Whoever types '-dose' means '--dose'.
        let name = String(word.dropFirst())
        if options.contains(where: { $0.name == name }) {
          throw .unknownOption(word, suggestion: "-" + word)
        }
        let likely = options.first { $0.name.hasPrefix(letter.lowercased()) }
        throw .unknownOption("-\(letter)", suggestion: likely?.spelling)
      }
      let attached = option.value == nil || letters.isEmpty ? nil : String(letters)
      if attached != nil { letters = "" }
      try take(option, spelled: "-\(letter)", attached: attached, rest: &rest)
    }
  }

  private mutating func take(
    _ option: OptionDescription, spelled spelling: String, attached: String?,
    rest: inout ArraySlice<String>
  ) throws(UsageError) {
    guard let description = option.value else {
      guard attached == nil else { throw .unexpectedValue(option: spelling) }
      if option == CommonOptions.help { wantsHelp = true }
      if option == CommonOptions.version { wantsVersion = true }
      arguments.add(to: option)
      return
    }
    guard option.isRepeatable || !arguments.has(option) else { throw .repeatedOption(spelling) }
    var value = attached
    if value == nil, let next = rest.first, !looksLikeOption(next) { value = rest.popFirst() }
    guard let value else { throw .missingValue(option: spelling, value: description) }
    let meaning = try description.kind.read(value, for: spelling)
    arguments.add(value, meaning: meaning, to: option)
  }

  private func looksLikeOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word != "-" && !isNegativeNumber(word)
  }

  private func isNegativeNumber(_ word: String) -> Bool {
    word.hasPrefix("-") && Double(word) != nil && word.dropFirst().first?.isNumber == true
  }

  // MARK: - End

  func finish() throws(UsageError) -> ArgumentParser.Request {
    if wantsHelp { return .help(arguments.command) }
    if wantsVersion { return .version }
    var places = tree.description.arguments[...]
    for operand in arguments.operands {
      guard let place = places.first else {
        throw .unexpectedArgument(
          operand, command: arguments.command, takes: tree.description.arguments)
      }
      _ = try place.value.kind.read(operand, for: place.value.name)
      if place.arity == .one || place.arity == .optional { places.removeFirst() }
    }
    if let place = places.first, place.arity == .one { throw .missingArgument(place) }
    if let place = places.first, place.arity == .many {
      let taken = tree.description.arguments.count - places.count
      if arguments.operands.count <= taken { throw .missingArgument(place) }
    }
    return .run(arguments)
  }
}
