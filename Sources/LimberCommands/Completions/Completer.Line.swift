extension Completer {
  /// What the words before the cursor come to; forgiving, for the line is not finished.
  struct Line {
    /// The command they lead to.
    private(set) var tree: CommandTree
    /// The arguments so far.
    private(set) var operands: [String] = []
    /// The options so far, by name.
    private(set) var given: Set<String> = []
    /// The option whose value comes next.
    private(set) var pending: OptionDescription?
    /// Whether `--` ended the options.
    private(set) var isEnded = false
    private var isRoot = true

    init(_ words: some Sequence<String>, root: CommandTree) {
      tree = root
      for word in words { take(word) }
    }

    private mutating func take(_ word: String) {
      if pending != nil {
        pending = nil
      } else if isEnded {
        operands.append(word)
      } else if word == "--" {
        isEnded = true
      } else if word.hasPrefix("--") {
        let name = word.dropFirst(2).prefix { $0 != "=" }
        guard let option = option(named: String(name)) else { return }
        given.insert(option.name)
        if option.value != nil, !word.contains("=") { pending = option }
      } else if word.hasPrefix("-"), word != "-" {
        for (place, letter) in word.dropFirst().enumerated() {
          guard let option = options.first(where: { $0.short == letter }) else { return }
          given.insert(option.name)
          guard option.value != nil else { continue }
          if place == word.count - 2 { pending = option }
          return
        }
      } else if operands.isEmpty, let child = tree.child(named: word) {
        tree = child
        isRoot = false
      } else {
        operands.append(word)
      }
    }

    /// The options that may be given.
    var options: [OptionDescription] {
      tree.description.options + (isRoot ? CommonOptions.root : CommonOptions.all)
    }

    /// The option with a name or an alias.
    func option(named name: String) -> OptionDescription? {
      options.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The place that the next argument falls into; nil where there is none left.
    var place: ValueDescription? {
      let places = tree.description.arguments
      if operands.count < places.count { return places[operands.count].value }
      guard let last = places.last, last.arity == .many || last.arity == .any else { return nil }
      return last.value
    }

    /// Whether a lone `-` can only be the beginning of an option.
    var takesNoStdin: Bool {
      switch place?.kind {
      case .routineOrFile, .file, .fileOrFolder: false
      default: true
      }
    }
  }
}
