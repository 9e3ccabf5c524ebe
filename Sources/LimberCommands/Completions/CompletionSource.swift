import LimberCommandLine
import LimberEvents
import LimberHost
import LimberRoutine

/// What completion must look up.
struct CompletionSource: Sendable {
  /// The id and the title of each routine that there is.
  var routines: @Sendable () -> [(id: String, title: String)]
  /// The id and the title of each programme.
  var programmes: @Sendable () -> [(id: String, title: String)] = { [] }
  /// The id of each reminder, and when it comes.
  var reminders: @Sendable () -> [(id: String, title: String)] = { [] }
  /// The sinks, those that are programs among them.
  var sinks: @Sendable () -> [SinkListing]

  /// What may stand in the place that a completer asks about.
  func answer(to question: Completer.Question) -> Completion {
    switch LookedUp(rawValue: question.name) {
    case .dose: Completion(candidates: Self.doses)
    case .routine: Completion(candidates: routines(except: question.operands))
    case .routineOrFile:
      Completion(
        candidates: routines(except: question.operands), paths: .files(suffix: ".json"))
    case .programme: Completion(candidates: programmes().map { .init($0.id, $0.title) })
    case .sink: Completion(candidates: sinks().map { .init($0.name, $0.summary) })
    case .sinkSpecification:
      Completion(candidates: SinkCompleter(sinks: sinks()).candidates(for: question.current))
    case .reminder:
      Completion(
        candidates: reminders().filter { !question.operands.contains($0.id) }
          .map { .init($0.id, $0.title) })
    case .figure:
      Completion(candidates: FigureLibrary.names.map { .init($0) })
    case .setting:
      Completion(candidates: SettingKey.all.map { .init($0.name, $0.help) })
    case .settingValue:
      Completion(
        candidates: question.operands.first.flatMap(SettingKey.named)
          .map { values(of: $0, question.current) } ?? [])
    case nil: Completion()
    }
  }

  private static let doses: [Completion.Candidate] = [
    .init("min", "the least of each range"), .init("mid", "the middle of each range"),
    .init("max", "the most of each range"),
  ]

  /// Whole words for a setting's value, of which a part was written.
  private func values(of key: SettingKey, _ current: String) -> [Completion.Candidate] {
    switch key.form {
    case .sinks:
      // A comma may begin another sink, or another option of the last.
      let requests = SinkRequest.split(list: current)
      let last = requests.last ?? ""
      let sink = last.isEmpty ? requests.dropLast().last.map { $0 + "," } ?? "" : last
      let piece = String(
        current.dropFirst((current.lastIndex(of: ",").map { current[...$0] } ?? "").count))
      let parts = sink.contains(":") && sink != piece ? [sink, piece] : [piece]
      let completer = SinkCompleter(sinks: sinks())
      return parts.flatMap { part in
        completer.candidates(for: part).map {
          .init(current.dropLast(part.count) + $0.word, $0.meaning)
        }
      }
    case .duration: return ["0s", "5s", "10s"].map { .init($0) }
    case .dose: return Self.doses
    case .flag: return ["true", "false"].map { .init($0) }
    case .hours: return ["22:00-7:00"].map { .init($0) }
    case .command: return []
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
