public import LimberBasics
internal import LimberSyntax

/// A leaf step that is still to come, as `limber show --json` prints it.
public struct OutlineStep: Sendable, Hashable {
  /// What is to be done, and how much of it.
  public enum Task: Sendable, Hashable {
    /// How long it is to last, with the ends of its range; they are the same where it has none.
    case timed(Duration, min: Duration, max: Duration, cues: [TimedCue] = [])
    case rest(Duration, min: Duration, max: Duration)
    case reps(Repetitions)
    /// Waits for a person, so long at most; nil for as long as it takes.
    case prompt(timeout: Duration?)
    /// `defaultOption` is the one that is taken when nothing is chosen, from 1.
    case choice(options: [String], defaultOption: Int)
  }

  /// Something that the author has said on the way.
  public struct TimedCue: Sendable, Hashable {
    /// When, as the routine's file writes it: `25%`, `10m` from the start, or `-1m` before the end.
    public var at: String
    /// What is said.
    public var cue: String

    /// Makes a cue.
    public init(at: String, cue: String) {
      self.at = at
      self.cue = cue
    }
  }

  /// Repetitions as planned.
  public struct Repetitions: Sendable, Hashable {
    /// How many are aimed at.
    public var count: Int
    /// The least that counts as done.
    public var min: Int
    /// The most that is asked for.
    public var max: Int
    /// How long they take; without a tempo by what one of them is planned to take.
    public var duration: Duration
    /// Whether each of them has both sides.
    public var alternates: Bool
    /// How many at each side, where each of them has both and the sides differ.
    public var bySide: [Side: Int] = [:]
    /// What is counted in place of repetitions, in the plural; nil for repetitions.
    public var unit: String?
    /// The phases of one, each with its place among them; empty where the person sets the pace.
    public var tempo: [Phase]

    /// Makes repetitions.
    public init(
      _ count: Int, min: Int, max: Int, lasting duration: Duration, alternates: Bool = false,
      unit: String? = nil, tempo: [Phase] = []
    ) {
      self.count = count
      self.min = min
      self.max = max
      self.duration = duration
      self.alternates = alternates
      self.unit = unit
      self.tempo = tempo
    }
  }

  /// What stands before a step.
  public enum Pause: Sendable, Hashable {
    case leadIn(Duration)
    case changeover(Duration)
    case between(Duration)
  }

  /// Its number in the session, from 1.
  public var index: Int
  /// When it begins on the session's clock, as planned; the pause before it is over by then.
  public var at: Duration
  /// What to call it; never empty.
  public var name: String
  /// Its side of the body, where it has one.
  public var side: Side?
  /// What is to be done.
  public var task: Task
  /// Which round of the innermost rounds it is in.
  public var round: Ordinal?
  /// Which set of its step it is.
  public var set: Ordinal?
  /// Its place in its own routine file, as a JSON Pointer.
  public var path: String
  /// The id of the routine whose file it stands in.
  public var routine: String
  /// What to do.
  public var cue: String?
  /// Whether it goes on until the person ends it; its amounts are the least then.
  public var isOpen = false
  /// What is held or carried, in the author's words.
  public var load: String?
  /// The pause before it; nil where it begins at once.
  public var pause: Pause?

  /// Makes a step.
  public init(
    index: Int, at: Duration, name: String, side: Side? = nil, task: Task, round: Ordinal? = nil,
    set: Ordinal? = nil, path: String, routine: String, cue: String? = nil,
    load: String? = nil, pause: Pause? = nil
  ) {
    self.index = index
    self.at = at
    self.name = name
    self.side = side
    self.task = task
    self.round = round
    self.set = set
    self.path = path
    self.routine = routine
    self.cue = cue
    self.load = load
    self.pause = pause
  }
}

// MARK: - Written

extension OutlineStep {
  /// All of it as one line of JSON.
  package var json: String { JSONWriter.object { $0.outlineStep(self, nil) } }

  fileprivate var kind: StepKind {
    switch task {
    case .timed: .timed
    case .rest: .rest
    case .reps: .reps
    case .prompt: .prompt
    case .choice: .choice
    }
  }
}

extension JSONWriter {
  /// Writes the fields of a step that is to come.
  ///
  /// - Parameter limits: how long its texts may be; nil for as long as they are.
  mutating func outlineStep(_ step: OutlineStep, _ limits: TextLimits?) {
    func prose(_ text: String) -> String { limits?.prose(text) ?? text }
    field("index", step.index)
    field("at", step.at)
    field("type", step.kind.rawValue)
    field("name", prose(step.name))
    field("side", step.side?.rawValue)
    task(step.task, limits)
    if let round = step.round { ordinal("round", round) }
    if let set = step.set { ordinal("set", set) }
    field("path", limits?.name(step.path) ?? step.path)
    field("routine", limits?.name(step.routine) ?? step.routine)
    field("cue", step.cue.map(prose))
    if step.isOpen { field("open", true) }
    field("load", step.load.map { limits?.name($0) ?? $0 })
    switch step.pause {
    case .leadIn(let length): field("leadInSeconds", length)
    case .changeover(let length): field("changeoverSeconds", length)
    case .between(let length): field("betweenSeconds", length)
    case nil: break
    }
  }

  /// Writes `tempo`, where there is one.
  mutating func tempo(_ tempo: [Phase], _ limits: TextLimits?) {
    guard !tempo.isEmpty else { return }
    array("tempo") { json in
      for phase in tempo.prefix(limits == nil ? .max : TextLimits.items) {
        json.object { json in
          json.field("cue", limits?.prose(phase.cue) ?? phase.cue)
          json.field("seconds", phase.duration)
        }
      }
    }
  }

  private mutating func task(_ task: OutlineStep.Task, _ limits: TextLimits?) {
    func prose(_ text: String) -> String { limits?.prose(text) ?? text }
    let items = limits == nil ? Int.max : TextLimits.items
    switch task {
    case .timed(let length, let min, let max, let cues):
      time(length, min, max)
      guard !cues.isEmpty else { return }
      array("cues") { json in
        for cue in cues.prefix(items) {
          json.object { json in
            json.field("at", cue.at)
            json.field("cue", prose(cue.cue))
          }
        }
      }
    case .rest(let length, let min, let max): time(length, min, max)
    case .reps(let reps):
      field("reps", reps.count)
      field("unit", reps.unit.map { limits?.name($0) ?? $0 })
      field("seconds", reps.duration)
      field("min", reps.min)
      field("max", reps.max)
      if reps.alternates { field("sides", "alternate") }
      if !reps.bySide.isEmpty {
        object("bySide") { json in
          for side in Side.allCases { json.field(side.rawValue, reps.bySide[side]) }
        }
      }
      tempo(reps.tempo, limits)
    case .prompt(let timeout): field("timeoutSeconds", timeout)
    case .choice(let options, let defaultOption):
      field("options", options.prefix(items).map(prose))
      field("default", defaultOption)
    }
  }
}

extension JSONWriter {
  private mutating func time(_ length: Duration, _ min: Duration, _ max: Duration) {
    field("seconds", length)
    field("min", min)
    field("max", max)
  }
}

// MARK: - Read

extension OutlineStep {
  /// Reads what was written; nil where a fact is missing that every step has.
  init?(_ json: JSONObject) {
    guard let index = json.count("index"), let at = json.duration("at"),
      let name = json.text("name"), let task = Task(json), let path = json.text("path"),
      let routine = json.text("routine")
    else { return nil }
    self.init(
      index: index, at: at, name: name, side: json.word("side"), task: task,
      round: json.ordinal("round"), set: json.ordinal("set"), path: path, routine: routine,
      cue: json.text("cue"), load: json.text("load"),
      pause: json.duration("leadInSeconds").map(Pause.leadIn)
        ?? json.duration("changeoverSeconds").map(Pause.changeover)
        ?? json.duration("betweenSeconds").map(Pause.between))
    isOpen = json.flag("open") ?? false
  }
}

extension OutlineStep.Task {
  fileprivate init?(_ json: JSONObject) {
    guard let kind: StepKind = json.word("type") else { return nil }
    switch kind {
    case .timed, .rest:
      guard let length = json.duration("seconds") else { return nil }
      let (min, max) = (json.duration("min") ?? length, json.duration("max") ?? length)
      let cues = (json.objects("cues") ?? []).compactMap { cue -> OutlineStep.TimedCue? in
        guard let at = cue.text("at"), let text = cue.text("cue") else { return nil }
        return OutlineStep.TimedCue(at: at, cue: text)
      }
      self =
        kind == .rest
        ? .rest(length, min: min, max: max) : .timed(length, min: min, max: max, cues: cues)
    case .reps:
      guard let count = json.count("reps"), let duration = json.duration("seconds") else {
        return nil
      }
      var reps = OutlineStep.Repetitions(
        count, min: json.count("min") ?? count, max: json.count("max") ?? count,
        lasting: duration, alternates: json.text("sides") == "alternate",
        unit: json.text("unit"), tempo: json.tempo)
      for side in Side.allCases { reps.bySide[side] = json.object("bySide")?.count(side.rawValue) }
      self = .reps(reps)
    case .prompt: self = .prompt(timeout: json.duration("timeoutSeconds"))
    case .choice:
      self = .choice(
        options: json.texts("options") ?? [], defaultOption: json.count("default") ?? 1)
    }
  }
}

extension JSONObject {
  /// The phases of a repetition, each with its place among them.
  var tempo: [Phase] {
    let phases = objects("tempo") ?? []
    return phases.enumerated().compactMap { index, json in
      Phase(json, at: Ordinal(index + 1, of: phases.count))
    }
  }
}
