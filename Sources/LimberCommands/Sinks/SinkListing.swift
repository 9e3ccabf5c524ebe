import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSinks
import LimberSyntax

/// A sink as lists show it, be it compiled in or a program.
struct SinkListing: Sendable {
  /// Where it is, for a program.
  var found: FoundSink?
  /// What it says of itself, for a program that was asked.
  var answer: SinkDescriber.Answer?
  /// Why it cannot work here although it could be started, as a phrase.
  var missing: String?
  /// What is dangerous about it, as a phrase.
  var danger: String?
  var name: String
  /// What it does, in a line.
  var summary: String
  /// Its options; nil where nothing is known of them.
  var options: [SinkOption]?

  init(_ descriptor: SinkDescriptor) {
    name = descriptor.name
    summary = descriptor.summary
    options = descriptor.options
  }

  init(_ found: FoundSink, _ answer: SinkDescriber.Answer?, in host: SinkHost) {
    self.found = found
    missing = host.missingNeed(of: answer?.description)
    let status = host.surroundings.disk.status(of: found.path)
    if let status, status.mode & 0o002 != 0 {
      danger = "others may change the program; 'chmod o-w' keeps them from it"
    }
    self.answer = answer
    name = found.name
    summary = answer?.description?.summary ?? ""
    options = answer?.description?.options
  }

  /// Every sink there is: first those that are compiled in, then programs, the usable ones asked what
  /// they are.
  static func all(from sources: SinkSources) -> [SinkListing] {
    let programs = SinkFinder(sources.host).all()
    let usable = programs.filter { $0.state == .usable }
    let answers = Dictionary(
      zip(usable.map(\.name), SinkDescriber(sources.host).describe(usable)),
      uniquingKeysWith: { $1 }
    )
    return sources.registry.descriptors.map { SinkListing($0) }
      + programs.map {
        SinkListing($0, $0.state == .usable ? answers[$0.name] : nil, in: sources.host)
      }
  }

  /// The word for its state, and the reason where it cannot be used.
  var state: (word: String, reason: String?) {
    if case .broken(let reason) = answer { return ("broken", reason) }
    if found?.state == .usable, let missing { return ("broken", missing) }
    switch found?.state {
    case nil, .usable: return ("usable", nil)
    case .shadowed(let path): return ("shadowed", "\(path) goes before it")
    case .reserved: return ("shadowed", "the sink of that name is compiled in")
    case .notExecutable: return ("not-executable", "'chmod +x' makes it executable")
    case .broken(let reason): return ("broken", reason)
    }
  }
}

// MARK: - As JSON

extension SinkListing {
  func write(to json: inout JSONWriter) {
    json.field("name", name)
    json.field("kind", found == nil ? "built-in" : "external")
    json.field("path", found?.path)
    json.field("state", state.word)
    json.field("reason", state.reason)
    json.field("summary", summary)
    if let description = answer?.description {
      json.field("version", description.version)
      json.field("described", { if case .described = answer { true } else { false } }())
      json.field(
        "events", EventKind.allCases.filter(description.kinds.contains).map(\.rawValue))
      json.field("acks", description.acks)
      json.field("controls", description.controls)
      json.field("tells", description.tells)
      json.array("needs") { json in for need in description.needs { json.value(need) } }
      json.field("drainSeconds", description.drainSeconds)
    }
    if let options {
      json.array("options") { json in
        for option in options { json.object { option.write(to: &$0) } }
      }
    }
  }
}

// MARK: - As text

extension SinkListing {
  /// What it is, and its options in columns.
  ///
  /// Who may do more than listen is said in the first line.
  func text(in surroundings: Surroundings, width: Int) -> String {
    let where_ =
      found.map { $0.isReadyMade ? " (ready-made)" : " (\(surroundings.shortened($0.path)))" } ?? ""
    let state = state
    let trouble = state.reason.map { "\(state.word): \($0)" }
    let description = answer?.description
    let silence =
      if case .silent(let reason) = answer { "does not describe itself: \(reason)" } else { "" }
    let controls = description?.controls == true ? "may control the session" : ""
    let tells = description?.tells == true ? "may tell you lines" : ""
    let what = [summary, silence, controls, tells, danger ?? "", trouble ?? ""].filter {
      !$0.isEmpty
    }.joined(
      separator: "; ")
    let heading = Wrapping.lines(
      name + (what.isEmpty ? "" : ": " + what) + where_, width: width)
    let rows = (options ?? []).map { option in
      (term: "\(option.name)=\(option.kind.placeholder)", text: option.explanation)
    }
    return (heading + TextLayout.columns(rows, width: width)).joined(separator: "\n") + "\n"
  }
}
