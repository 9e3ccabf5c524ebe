import LimberEvents

/// Completes the last word of an unfinished command line by the table of commands.
struct Completer {
  /// The table of commands.
  var root: CommandTree
  /// What must be looked up.
  var source: CompletionSource

  /// What may stand in the place of the last of `words`, those behind the program's name.
  func complete(_ words: [String]) -> Completion {
    let current = words.last ?? ""
    let line = Line(words.dropLast(), root: root)
    var completion: Completion
    if let option = line.pending {
      completion = values(of: option.value, in: line, current: current)
    } else if !line.isEnded, current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      completion = attachedValues(current, equals: equals, in: line)
    } else if !line.isEnded, current.hasPrefix("-"), current != "-" || line.takesNoStdin {
      completion = Completion(candidates: options(of: line))
    } else {
      completion = operands(of: line, current: current)
    }
    completion.candidates.removeAll { !$0.word.hasPrefix(current) || $0.word == "" }
    return completion
  }

  // MARK: - Options

  private func options(of line: Line) -> [Completion.Candidate] {
    line.options.filter { $0.isRepeatable && $0.value != nil || !line.given.contains($0.name) }
      .map { Completion.Candidate($0.spelling, $0.help) }
  }

  private func attachedValues(
    _ current: String, equals: String.Index, in line: Line
  ) -> Completion {
    let name = current[current.index(current.startIndex, offsetBy: 2)..<equals]
    guard let option = line.option(named: String(name)) else { return Completion() }
    let value = String(current[current.index(after: equals)...])
    var completion = values(of: option.value, in: line, current: value)
    for index in completion.candidates.indices {
      completion.candidates[index].word = "--\(name)=" + completion.candidates[index].word
    }
    return completion
  }

  // MARK: - Arguments and values

  private func operands(of line: Line, current: String) -> Completion {
    var completion = Completion()
    if line.operands.isEmpty, !line.isEnded {
      completion.candidates = line.tree.visibleChildren.map {
        Completion.Candidate($0.description.name, $0.description.summary)
      }
    }
    guard let place = line.place else { return completion }
    let values = values(of: place, in: line, current: current)
    completion.candidates += values.candidates
    completion.paths = values.paths
    return completion
  }

  private func values(
    of value: ValueDescription?, in line: Line, current: String
  ) -> Completion {
    switch value?.kind {
    case .choice(let words): Completion(candidates: words.map { Completion.Candidate($0) })
    case .dose:
      Completion(candidates: [
        .init("min", "the least of each range"), .init("mid", "the middle of each range"),
        .init("max", "the most of each range"),
      ])
    case .duration(let zero):
      Completion(candidates: (zero ? ["0s", "5s", "10s"] : []).map { .init($0) })
    case .file(let suffix): Completion(paths: .files(suffix: suffix))
    case .folder: Completion(paths: .folders)
    case .fileOrFolder: Completion(paths: .files(suffix: ".json"))
    case .routine: Completion(candidates: routines(except: line.operands))
    case .routineOrFile:
      Completion(candidates: routines(except: line.operands), paths: .files(suffix: ".json"))
    case .programme:
      Completion(candidates: source.programmes().map { .init($0.id, $0.title) })
    case .sink: Completion(candidates: source.sinks().map { .init($0.name, $0.summary) })
    case .sinkSpecification:
      Completion(candidates: SinkCompleter(sinks: source.sinks()).candidates(for: current))
    case .command:
      Completion(
        candidates: root.descend(line.operands).tree.visibleChildren.map {
          .init($0.description.name, $0.description.summary)
        })
    case .text, .word, .count, .number, nil: Completion()
    }
  }

  private func routines(except given: [String]) -> [Completion.Candidate] {
    source.routines().filter { !given.contains($0.id) }.map { .init($0.id, $0.title) }
  }
}
