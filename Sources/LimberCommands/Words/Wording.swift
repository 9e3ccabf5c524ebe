import LimberBasics
import LimberProgress
import LimberRoutine
import LimberSchedule
import LimberSyntax

/// Times and amounts as people read them.
enum Wording {
  // MARK: - Times

  /// Two planned times, to the minute from two minutes on: `1–2 min`, `20 min`.
  static func about(_ min: Duration, to max: Duration) -> String {
    let grid = max < .seconds(120) ? 1000 : 60_000
    func rounded(_ duration: Duration) -> Duration {
      .milliseconds(Swift.max(1, (duration.wholeMilliseconds + grid / 2) / grid) * grid)
    }
    return max == .zero ? English.short(max) : English.short(rounded(min), to: rounded(max))
  }

  // MARK: - Amounts

  /// An amount of time as the file says it: `30 s`, `20–30 min`.
  static func amount(_ amount: Amount<Duration>) -> String {
    if amount.isOpen {
      return "as long as you can"
        + (amount.min > .zero ? ", at least \(English.short(amount.min))" : "")
    }
    return English.short(amount.min, to: amount.max)
  }

  /// An amount of things as the file says it: `1 round`, `8–10 repetitions`.
  static func amount(_ amount: Amount<Int>, _ noun: String) -> String {
    guard case .range(let min, let max) = amount else { return English.count(amount.max, noun) }
    return "\(min)–\(max) \(English.plural(noun, max))"
  }

  /// An amount that may differ by set, round and side: `12, 10, 8 repetitions`, `left 12, right 10 repetitions`.
  static func amount(_ amount: StepAmount<Int>, unit: String?) -> String {
    self.amount(amount, single: { self.amount($0, unit: unit) }, bare: Self.figures) {
      " \(English.repetitionNoun(2, unit: unit))"
    }
  }

  /// An amount of time that may differ by set, round and side: `15 s, 30 s, 45 s`.
  static func amount(_ amount: StepAmount<Duration>) -> String {
    self.amount(amount, single: Self.amount, bare: Self.amount) { "" }
  }

  /// - Parameters:
  ///   - single: words for an amount that stands alone.
  ///   - bare: words for one of several.
  ///   - ending: what follows several.
  private static func amount<Value>(
    _ amount: StepAmount<Value>, single: (Amount<Value>) -> String,
    bare: (Amount<Value>) -> String, ending: () -> String
  ) -> String {
    switch amount {
    case .same(let amount): single(amount)
    case .bySet(let values):
      values.map { bare(.fixed($0)) }.joined(separator: ", ") + ending()
    case .byRound(let values):
      values.map { bare(.fixed($0)) }.joined(separator: ", ") + ending() + " by round"
    case .bySide(let left, let right):
      "left \(bare(left)), right \(bare(right))" + ending()
    }
  }

  /// An amount that may differ by set, round and side, in figures alone: `12, 10, 8`.
  static func figures(_ amount: StepAmount<Int>) -> String {
    self.amount(
      amount, single: { $0.isOpen ? self.amount($0, unit: nil) : figures($0) },
      bare: { figures($0) }
    ) { "" }
  }

  /// An amount in figures alone: `8–10`.
  static func figures(_ amount: Amount<Int>) -> String {
    amount.isRange ? "\(amount.min)–\(amount.max)" : "\(amount.max)"
  }

  /// A cue on the way with when it is due.
  static func moment(_ cue: Step.TimedCue) -> String {
    switch cue.moment {
    case .share(let share): "at \(Double(share) / 1000) %: \(cue.cue)".exchanging(".0 %", for: " %")
    case .fromStart(let time): "after \(English.short(time)): \(cue.cue)"
    case .beforeEnd(let time): "\(English.short(time)) before the end: \(cue.cue)"
    }
  }

  /// Repetitions as the file says them: `8–10 repetitions`, `10 steps`.
  static func amount(_ amount: Amount<Int>, unit: String?) -> String {
    if amount.isOpen {
      return "as many \(unit.map { "\($0) " } ?? "")as you can"
        + (amount.min > 0 ? ", at least \(amount.min)" : "")
    }
    guard case .range(let min, let max) = amount else {
      return English.repetitions(amount.max, unit: unit)
    }
    return "\(min)–\(max) \(English.repetitionNoun(max, unit: unit))"
  }

  /// What is held or carried.
  static func load(_ load: String) -> String { "with \(load)" }

  /// How often a routine is meant to be done: `twice a day for 12 weeks`.
  static func goal(_ goal: Routine.Goal) -> String {
    often(goal) + (goal.weeks.map { " for \(English.count($0, "week"))" } ?? "")
  }

  /// The same without for how long: `twice a day`.
  static func often(_ goal: Routine.Goal) -> String {
    switch goal.often {
    case .perDay(let count): times(count, "day")
    case .perWeek(let count): times(count, "week")
    case .everyDays(1): "every day"
    case .everyDays(2): "every other day"
    case .everyDays(let days): "every \(days) days"
    }
  }

  /// A parameter with its value: `run=90s, usually 60s`.
  static func parameter(_ parameter: Routine.Parameter) -> String {
    let value = "\(parameter.name)=\(parameter.value)"
    return parameter.value == parameter.usual ? value : "\(value), usually \(parameter.usual)"
  }

  /// The phases of a repetition in one line.
  static func tempo(_ phases: [Step.Phase]) -> String {
    phases.map { "\($0.cue) \(English.short($0.duration))" }.joined(separator: " · ")
  }

  /// How much a leaf asks for, or what it waits for.
  static func amount(of step: PlanStep) -> String {
    switch step.kind {
    case .timed(let timed): return amount(timed.dose)
    case .rest(let dose, _): return amount(dose)
    case .reps(let reps): return amount(reps)
    case .prompt(let timeout):
      return timeout.map { "until you press Enter, at most \(English.short($0))" }
        ?? "until you press Enter"
    case .choice: return "until you choose"
    }
  }

  private static func amount(_ dose: PlanDose<Duration>) -> String {
    if dose.amount.isOpen { return amount(dose.amount) }
    guard case .range(let min, let max) = dose.amount else { return English.short(dose.target) }
    return "\(English.short(dose.target)) of \(English.short(min, to: max))"
  }

  private static func amount(_ reps: PlanStep.Reps) -> String {
    var text: String
    if reps.isOpen {
      text = amount(reps.dose.amount, unit: reps.unit)
    } else if case .range(let min, let max) = reps.dose.amount {
      text =
        "\(reps.dose.target) of \(min)–\(max) \(English.repetitionNoun(max, unit: reps.unit))"
    } else {
      text = English.repetitions(reps.dose.target, unit: reps.unit)
    }
    if let other = reps.otherDose, let sides = reps.alternating {
      func figures(_ dose: PlanDose<Int>) -> String {
        dose.amount.isRange
          ? "\(dose.target) of \(self.figures(dose.amount))" : "\(dose.target)"
      }
      text =
        "\(sides.first.rawValue) \(figures(reps.dose)), "
        + "\(sides.first.opposite.rawValue) \(figures(other)) repetitions"
    }
    if let sides = reps.alternating {
      text += ", \(sides.first.rawValue) then \(sides.first.opposite.rawValue) in each"
    }
    return text
  }

  /// How often a routine may be done.
  static func limits(_ limits: Routine.Limits) -> String {
    let parts = [limits.perDay.map { times($0, "day") }, limits.perWeek.map { times($0, "week") }]
      .compactMap { $0 }
    let rest = limits.restDays.map { days in
      days == 0 ? "no day of rest" : "\(English.count(days, "day")) of rest after each"
    }
    return [parts.isEmpty ? nil : "at most " + parts.joined(separator: ", "), rest]
      .compactMap { $0 }.joined(separator: ", ")
  }

  private static func times(_ count: Int, _ period: String) -> String {
    switch count {
    case 1: "once a \(period)"
    case 2: "twice a \(period)"
    default: "\(count) times a \(period)"
    }
  }
}

extension Markup {
  /// A number as an attribute takes it, with one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let fraction = abs(tenths) % 10
    return "\(sign)\(abs(tenths) / 10)" + (fraction == 0 ? "" : ".\(fraction)")
  }
}

extension String {
  /// The line without the blanks that it ends in.
  var withoutBlanksBehind: String { String(reversed().drop { $0 == " " }.reversed()) }
}
