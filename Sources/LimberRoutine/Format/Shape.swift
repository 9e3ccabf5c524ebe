/// The kinds of object in a routine or a programme file, each with the keys that it allows and needs.
///
/// This is the only table of keys: the decoder and the words of its diagnostics read it.
enum Shape: Hashable, Sendable {
  case routine, limits, goal
  /// A step; nil where its type is missing or unknown, so that any step's key may be meant.
  case step(StepType?)
  /// A step template, by its type; it needs nothing.
  case template(StepType?)
  /// An object whose keys are an author's own names: of templates, of parameters, of values for them.
  case templates, parameters, values
  /// The place of a parameter's value.
  case parameterUse
  case range, openRange, bySide, byRound, within, sides, timedCue, phase, option
  case programme, week, task, goOn
  case figure, pose, leg, arm

  /// What is required and allowed, in the order in which the format names it.
  private struct Keys {
    let required: [Key]
    let all: [Key]

    init(required: [Key], all: [Key]) {
      self.required = required
      self.all = all
    }

    /// A step's keys come after those that every step may have.
    init(step required: [Key], _ own: [Key]) {
      self.init(
        required: [.type] + required, all: [.type, .like, .name, .cue] + own + [.figure])
    }

    /// The same keys, of which none is needed.
    var optional: Keys { Keys(required: [], all: all) }
  }

  /// The keys that it cannot do without.
  var required: [Key] { keys.required }

  /// Every key that it may have.
  var allowed: [Key] { keys.all }

  private var keys: Keys {
    switch self {
    case .routine: Self.routineKeys
    case .limits: Self.limitsKeys
    case .step(nil): Self.anyStep
    case .step(.timed): Self.timed
    case .step(.reps): Self.reps
    case .step(.rest): Self.rest
    case .step(.prompt): Self.prompt
    case .step(.rounds): Self.rounds
    case .step(.choice): Self.choice
    case .step(.routine): Self.included
    case .goal: Self.goalKeys
    case .template(let type): Shape.step(type).keys.optional
    case .templates, .parameters, .values: Self.noKeys
    case .parameterUse: Self.parameterUseKeys
    case .range: Self.rangeKeys
    case .openRange: Self.openKeys
    case .bySide: Self.bySideKeys
    case .byRound: Self.byRoundKeys
    case .within: Self.withinKeys
    case .sides: Self.sidesKeys
    case .timedCue: Self.timedCueKeys
    case .phase: Self.phaseKeys
    case .option: Self.optionKeys
    case .programme: Self.programmeKeys
    case .week: Self.weekKeys
    case .task: Self.taskKeys
    case .goOn: Self.goOnKeys
    case .figure: Self.figureKeys
    case .pose: Self.poseKeys
    case .leg: Self.legKeys
    case .arm: Self.armKeys
    }
  }
}

// MARK: - The table

extension Shape {
  private static let routineKeys = Keys(
    required: [.format, .title, .steps],
    all: [
      .schema, .format, .title, .summary, .source, .tags, .equipment, .cautions, .limits,
      .progression, .goal, .between, .parameters, .define, .steps,
    ])
  private static let goalKeys = Keys(
    required: [], all: [.perDay, .perWeek, .everyDays, .weeks])
  private static let noKeys = Keys(required: [], all: [])
  private static let parameterUseKeys = Keys(required: [.parameter], all: [.parameter])
  private static let limitsKeys = Keys(required: [], all: [.perDay, .perWeek, .restDays])

  private static let timed = Keys(
    step: [.name, .duration],
    [.duration, .load, .sides, .sets, .rest, .every, .leadIn, .cues, .onSuspend])
  private static let reps = Keys(
    step: [.name, .reps],
    [.reps, .unit, .load, .sides, .sets, .rest, .every, .leadIn, .tempo])
  private static let rest = Keys(step: [.duration], [.duration, .onSuspend])
  private static let prompt = Keys(step: [.cue], [.timeout])
  private static let rounds = Keys(
    step: [.rounds, .steps], [.rounds, .sides, .rest, .every, .between, .steps])
  private static let choice = Keys(step: [.question, .options], [.question, .remember, .options])
  private static let included = Keys(step: [.routine], [.routine, .with])
  private static let anyStep = Keys(
    required: [.type],
    all: StepType.allCases.reduce(into: [Key]()) { union, type in
      union += Shape.step(type).allowed.filter { !union.contains($0) }
    })

  private static let rangeKeys = Keys(required: [.min, .max], all: [.min, .max])
  private static let bySideKeys = Keys(required: [.left, .right], all: [.left, .right])
  private static let byRoundKeys = Keys(required: [.byRound], all: [.byRound])
  private static let withinKeys = Keys(required: [.within], all: [.within])
  private static let openKeys = Keys(required: [], all: [.min])
  private static let sidesKeys = Keys(required: [.order], all: [.order, .first, .changeover])
  private static let timedCueKeys = Keys(required: [.at, .cue], all: [.at, .cue])
  private static let phaseKeys = Keys(
    required: [.cue, .duration], all: [.cue, .duration, .figure])
  private static let optionKeys = Keys(
    required: [.label, .steps], all: [.label, .isDefault, .steps])

  private static let programmeKeys = Keys(
    required: [.format, .title, .weeks],
    all: [.schema, .format, .title, .summary, .source, .cautions, .weeks])
  private static let weekKeys = Keys(
    required: [.routines], all: [.name, .weeks, .inOrder, .routines, .goOn])
  private static let taskKeys = Keys(
    required: [.routine, .perWeek], all: [.routine, .with, .perWeek])
  private static let goOnKeys = Keys(required: [], all: [.sessions, .maxPain])

  private static let figureKeys = Keys(
    required: [.view, .poses], all: [.view, .zoom, .props, .anchor, .poses, .sequence])
  private static let poseKeys = Keys(
    required: [], all: [.lie, .trunk, .head, .near, .far, .nearArm, .farArm])
  private static let legKeys = Keys(required: [], all: [.thigh, .shin, .foot])
  private static let armKeys = Keys(required: [], all: [.upper, .fore])
}
