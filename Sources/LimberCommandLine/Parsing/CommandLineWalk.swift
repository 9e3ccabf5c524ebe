/// Walks the words of a command line by the table of commands: the one place that knows the grammar.
///
/// Long options are written `--name value` or `--name=value`, flags of one letter may be bundled,
/// options may stand behind arguments, `--` ends them, and `-` is an argument like any other. Names
/// cannot be shortened: a script must not change its meaning when an option is added. Whoever walks
/// decides what a word that does not fit means: parsing refuses it, completion passes over it.
struct CommandLineWalk: Sendable {
  /// What a word, or an option with its value, comes to.
  enum Token: Sendable {
    /// A command below the one before.
    case command(String)
    /// An argument; `mayBeCommand` where the name of a command could stand.
    case operand(String, mayBeCommand: Bool)
    /// A flag, as it was spelled.
    case flag(OptionDescription, spelled: String)
    /// An option with its value, as it was spelled.
    case option(OptionDescription, spelled: String, value: String)
    /// An option without the value that it needs.
    case missingValue(OptionDescription, spelled: String)
    /// A flag with a value behind `=`.
    case unexpectedValue(OptionDescription, spelled: String)
    /// No option of the command: what was written, and what was likely meant.
    case unknownOption(String, likely: String?)
  }

  /// The command that the words have led to.
  private(set) var tree: CommandTree
  /// The words that named it.
  private(set) var command: [String] = []
  /// Whether `--` ended the options.
  private(set) var isEnded = false
  private var operandCount = 0
  private var rest: ArraySlice<String>
  /// Letters of a bundle that are still to be read, with the whole word.
  private var bundle: (letters: Substring, word: String)?

  init(_ words: some Collection<String>, root: CommandTree) {
    tree = root
    rest = Array(words)[...]
  }

  /// The options that may stand here.
  var options: [OptionDescription] {
    tree.description.options + (command.isEmpty ? CommonOptions.root : CommonOptions.all)
  }

  /// The option with a name or an alias.
  func option(named name: String) -> OptionDescription? {
    options.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    if let bundle, !bundle.letters.isEmpty { return letter() }
    guard let word = rest.popFirst() else { return nil }
    if isEnded { return operand(word, mayBeCommand: false) }
    if word == "--" {
      isEnded = true
      return next()
    }
    if word.hasPrefix("--") { return long(word) }
    if Self.looksLikeOption(word) {
      bundle = (word.dropFirst(), word)
      return letter()
    }
    return operand(word, mayBeCommand: operandCount == 0)
  }

  /// Whether a word can only be an option: `-x`, `--name`, but neither `-` nor a negative number.
  static func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    return !(Double(word) != nil && word.dropFirst().first?.isNumber == true)
  }

  // MARK: - Tokens

  private mutating func operand(_ word: String, mayBeCommand: Bool) -> Token {
    if mayBeCommand, let child = tree.child(named: word) {
      tree = child
      command.append(word)
      return .command(word)
    }
    operandCount += 1
    return .operand(word, mayBeCommand: mayBeCommand)
  }

  private mutating func long(_ word: String) -> Token {
    let body = word.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let attached = body.contains("=") ? String(body.dropFirst(name.count + 1)) : nil
    guard let option = option(named: name) else {
      return .unknownOption("--\(name)", likely: nil)
    }
    return token(option, spelled: "--\(name)", attached: attached)
  }

  private mutating func letter() -> Token? {
    guard let letter = bundle?.letters.popFirst(), let (letters, word) = bundle else { return nil }
    guard let option = options.first(where: { $0.short == letter }) else {
      bundle = nil
      // Whoever types '-dose' means '--dose'.
      if option(named: String(word.dropFirst())) != nil {
        return .unknownOption(word, likely: "-" + word)
      }
      let likely = options.first { $0.name.hasPrefix(letter.lowercased()) }
      return .unknownOption("-\(letter)", likely: likely?.spelling)
    }
    let attached = option.value == nil || letters.isEmpty ? nil : String(letters)
    if attached != nil { bundle = nil }
    return token(option, spelled: "-\(letter)", attached: attached)
  }

  private mutating func token(
    _ option: OptionDescription, spelled: String, attached: String?
  ) -> Token {
    guard option.value != nil else {
      return attached == nil
        ? .flag(option, spelled: spelled) : .unexpectedValue(option, spelled: spelled)
    }
    if let attached { return .option(option, spelled: spelled, value: attached) }
    guard let next = rest.first, !Self.looksLikeOption(next) else {
      return .missingValue(option, spelled: spelled)
    }
    rest.removeFirst()
    return .option(option, spelled: spelled, value: next)
  }
}
