import LimberCommandLine

/// What completion must look up.
struct CompletionSource: Sendable {
  /// The id and the title of each routine that there is.
  var routines: @Sendable () -> [(id: String, title: String)]
  /// The id and the title of each programme.
  var programmes: @Sendable () -> [(id: String, title: String)] = { [] }
  /// The sinks, those that are programs among them.
  var sinks: @Sendable () -> [SinkListing]

  /// What may stand in the place that a completer asks about.
  func answer(to question: Completer.Question) -> Completion {
    switch LookedUp(rawValue: question.name) {
    case .dose:
      Completion(candidates: [
        .init("min", "the least of each range"), .init("mid", "the middle of each range"),
        .init("max", "the most of each range"),
      ])
    case .routine: Completion(candidates: routines(except: question.operands))
    case .routineOrFile:
      Completion(
        candidates: routines(except: question.operands), paths: .files(suffix: ".json"))
    case .programme: Completion(candidates: programmes().map { .init($0.id, $0.title) })
    case .sink: Completion(candidates: sinks().map { .init($0.name, $0.summary) })
    case .sinkSpecification:
      Completion(candidates: SinkCompleter(sinks: sinks()).candidates(for: question.current))
    case nil: Completion()
    }
  }

  private func routines(except given: [String]) -> [Completion.Candidate] {
    routines().filter { !given.contains($0.id) }.map { .init($0.id, $0.title) }
  }
}

extension Limber {
  /// Completes limber's own command line.
  static func completer(_ source: CompletionSource) -> Completer {
    Completer(root: commands) { source.answer(to: $0) }
  }
}
