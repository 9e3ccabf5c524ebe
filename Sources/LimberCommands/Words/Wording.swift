import LimberBasics
import LimberProgress
import LimberRoutine
import LimberSchedule

/// Times and amounts as people read them.
enum Wording {
  // MARK: - Times

  /// A time in short words: `45 s`, `1 min 30 s`, `2 h`; milliseconds only below a minute.
  static func short(_ duration: Duration) -> String {
    let milliseconds = duration.wholeMilliseconds
    let seconds = milliseconds / 1000
    var parts: [String] = []
    if seconds >= 3600 { parts.append("\(seconds / 3600) h") }
    if seconds % 3600 >= 60 { parts.append("\(seconds % 3600 / 60) min") }
    if seconds < 60, milliseconds % 1000 != 0 {
      parts.append("\(decimal(milliseconds)) s")
    } else if seconds % 60 > 0 || parts.isEmpty {
      parts.append("\(seconds % 60) s")
    }
    return parts.joined(separator: " ")
  }

  /// Two times with what they share said once: `20–30 min`, `45 s–1 min 30 s`.
  static func short(_ min: Duration, to max: Duration) -> String {
    guard min < max else { return short(max) }
    let (first, last) = (short(min), short(max))
    let unit = last.drop { $0.isNumber || $0 == "." }
    guard first.hasSuffix(unit), !first.dropLast(unit.count).contains(" "),
      !last.dropLast(unit.count).contains(" ")
    else { return "\(first)–\(last)" }
    return first.dropLast(unit.count) + "–" + last
  }

  /// Two planned times, to the minute from two minutes on: `1–2 min`, `20 min`.
  static func about(_ min: Duration, to max: Duration) -> String {
    let grid = max < .seconds(120) ? 1000 : 60_000
    func rounded(_ duration: Duration) -> Duration {
      .milliseconds(Swift.max(1, (duration.wholeMilliseconds + grid / 2) / grid) * grid)
    }
    return max == .zero ? short(max) : short(rounded(min), to: rounded(max))
  }

  /// A place on a clock that starts at zero: `0:05`, `1:02:03`.
  static func clock(_ duration: Duration) -> String {
    let seconds = duration.wholeMilliseconds / 1000
    let text = "\(seconds / 60 % 60):\(twoDigits(seconds % 60))"
    guard seconds >= 3600 else { return text }
    return "\(seconds / 3600):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func decimal(_ milliseconds: Int) -> String {
    var fraction = String(milliseconds % 1000 + 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(milliseconds / 1000).\(fraction)"
  }

  // MARK: - Amounts

  /// A number with its noun: `1 step`, `12 steps`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// An amount of time as the file says it: `30 s`, `20–30 min`.
  static func amount(_ amount: Amount<Duration>) -> String { short(amount.min, to: amount.max) }

  /// An amount of things as the file says it: `1 round`, `8–10 repetitions`.
  static func amount(_ amount: Amount<Int>, _ noun: String) -> String {
    guard case .range(let min, let max) = amount else { return count(amount.max, noun) }
    return "\(min)–\(max) \(noun)s"
  }

  /// The phases of a repetition in one line.
  static func tempo(_ phases: [Step.Phase]) -> String {
    phases.map { "\($0.cue) \(short($0.duration))" }.joined(separator: " · ")
  }

  /// How much a leaf asks for, or what it waits for.
  static func amount(of step: PlanStep) -> String {
    switch step.kind {
    case .timed(let timed): return amount(timed.dose)
    case .rest(let dose, _): return amount(dose)
    case .reps(let reps): return amount(reps)
    case .prompt(let timeout):
      return timeout.map { "until you press Enter, at most \(short($0))" }
        ?? "until you press Enter"
    case .choice: return "until you choose"
    }
  }

  private static func amount(_ dose: PlanDose<Duration>) -> String {
    guard case .range(let min, let max) = dose.amount else { return short(dose.target) }
    return "\(short(dose.target)) of \(short(min, to: max))"
  }

  private static func amount(_ reps: PlanStep.Reps) -> String {
    var text: String
    if case .range(let min, let max) = reps.dose.amount {
      text = "\(reps.dose.target) of \(min)–\(max) repetitions"
    } else {
      text = count(reps.dose.target, "repetition")
    }
    if let sides = reps.alternating {
      text += ", \(sides.first.rawValue) then \(sides.first.opposite.rawValue) in each"
    }
    return text
  }

  /// How often a routine may be done.
  static func limits(_ limits: Routine.Limits) -> String {
    func times(_ count: Int, _ period: String) -> String {
      switch count {
      case 1: "once a \(period)"
      case 2: "twice a \(period)"
      default: "\(count) times a \(period)"
      }
    }
    let parts = [limits.perDay.map { times($0, "day") }, limits.perWeek.map { times($0, "week") }]
    return "at most " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Day {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The day as people say it: `29 Mar`.
  var shortText: String {
    let (_, month, day) = parts
    return "\(day) \(Self.months[month - 1])"
  }

  /// The day with its year: `29 Mar 2026`.
  var longText: String { "\(shortText) \(parts.year)" }
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
