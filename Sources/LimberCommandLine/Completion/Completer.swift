/// Completes the last word of an unfinished command line by the table of commands.
package struct Completer: Sendable {
  /// Looks up what only the program knows, by the name that a value's completion carries.
  package typealias Lookup = @Sendable (Question) -> Completion

  /// What is asked of the program.
  package struct Question: Sendable, Hashable {
    /// The name of what is looked up.
    package var name: String
    /// What was typed of the word.
    package var current: String
    /// The arguments before it.
    package var operands: [String]
  }

  package var root: CommandTree
  /// Looks up what only the program knows.
  package var lookup: Lookup

  package init(root: CommandTree, lookup: @escaping Lookup) {
    self.root = root
    self.lookup = lookup
  }

  /// What may stand in the place of the last of `words`, those behind the program's name.
  package func complete(_ words: [String]) -> Completion {
    let current = words.last ?? ""
    let line = Line(words.dropLast(), root: root)
    var completion: Completion
    if let option = line.pending {
      completion = values(of: option.value, in: line, current: current)
    } else if !line.walk.isEnded, current.hasPrefix("--"), let equals = current.firstIndex(of: "=")
    {
      completion = attachedValues(current, equals: equals, in: line)
    } else if !line.walk.isEnded, current.hasPrefix("-"), current != "-" || !takesFiles(line) {
      completion = Completion(candidates: options(of: line))
    } else {
      completion = operands(of: line, current: current)
    }
    completion.candidates.removeAll { !$0.word.hasPrefix(current) || $0.word == "" }
    return completion
  }

  /// What the words before the cursor come to; forgiving, for the line is not finished.
  private struct Line {
    var walk: CommandLineWalk
    var operands: [String] = []
    var given: Set<String> = []
    /// The option whose value comes next.
    var pending: OptionDescription?

    init(_ words: some Collection<String>, root: CommandTree) {
      walk = CommandLineWalk(words, root: root)
      while let token = walk.next() {
        pending = nil
        switch token {
        case .command, .unknownOption: break
        case .operand(let word, _): operands.append(word)
        case .flag(let option, _), .option(let option, _, _), .unexpectedValue(let option, _):
          given.insert(option.name)
        case .missingValue(let option, _):
          given.insert(option.name)
          pending = option
        }
      }
    }

    /// The place that the next argument falls into; nil where there is none left.
    var place: ValueDescription? {
      let places = walk.tree.description.arguments
      if operands.count < places.count { return places[operands.count].value }
      guard let last = places.last, last.arity == .many || last.arity == .any else { return nil }
      return last.value
    }
  }

  // MARK: - Options

  private func options(of line: Line) -> [Completion.Candidate] {
    line.walk.options
      .filter { $0.isRepeatable && $0.value != nil || !line.given.contains($0.name) }
      .map { Completion.Candidate($0.spelling, $0.help) }
  }

  private func attachedValues(
    _ current: String, equals: String.Index, in line: Line
  ) -> Completion {
    let name = current[current.index(current.startIndex, offsetBy: 2)..<equals]
    guard let option = line.walk.option(named: String(name)) else { return Completion() }
    let value = String(current[current.index(after: equals)...])
    var completion = values(of: option.value, in: line, current: value)
    for index in completion.candidates.indices {
      completion.candidates[index].word = "--\(name)=" + completion.candidates[index].word
    }
    return completion
  }

  // MARK: - Arguments and values

  /// Whether a file may come next, for which a lone `-` stands for standard input.
  private func takesFiles(_ line: Line) -> Bool {
    if case .files = values(of: line.place, in: line, current: "-").paths { true } else { false }
  }

  private func operands(of line: Line, current: String) -> Completion {
    var completion = Completion()
    if line.operands.isEmpty, !line.walk.isEnded {
      completion.candidates = commands(below: line.walk.tree)
    }
    guard let place = line.place else { return completion }
    let values = values(of: place, in: line, current: current)
    completion.candidates += values.candidates
    completion.paths = values.paths
    return completion
  }

  private func commands(below tree: CommandTree) -> [Completion.Candidate] {
    tree.visibleChildren.map { .init($0.description.name, $0.description.summary) }
  }

  private func values(
    of value: ValueDescription?, in line: Line, current: String
  ) -> Completion {
    switch value?.completion {
    case .nothing, nil: Completion()
    case .words(let words): Completion(candidates: words.map { .init($0) })
    case .files(let suffix): Completion(paths: .files(suffix: suffix))
    case .folders: Completion(paths: .folders)
    case .commands: Completion(candidates: commands(below: root.descend(line.operands).tree))
    case .lookup(let name):
      lookup(Question(name: name, current: current, operands: line.operands))
    }
  }
}
