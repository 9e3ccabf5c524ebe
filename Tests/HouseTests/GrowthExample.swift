import LimberBasics
import LimberProgress
import LimberRoutine
import Testing

/// An example of the page on how doses grow: a routine, sessions, a day, and what limber says on it.
struct GrowthExample: Sendable, CustomTestStringConvertible {
  /// The number of the rule that it stands below.
  let rule: Int
  private let cells: [String]

  var testDescription: String { "\(rule): \(cells.joined(separator: " | "))" }
  var expected: String { cells[3] }

  /// Every example of the page, in order.
  static func all(in page: String) -> [GrowthExample] {
    var rule = 0
    var examples: [GrowthExample] = []
    for line in page.split(separator: "\n") {
      if line.hasPrefix("### ") {
        rule = Int(line.dropFirst(4).prefix(while: \.isNumber)) ?? 0
      }
      let cells = line.split(separator: "|").map { $0.trimmingBlanks }
      guard line.hasPrefix("| "), cells.count == 4, cells[0] != "range", cells[0] != "---" else {
        continue
      }
      examples.append(GrowthExample(rule: rule, cells: cells))
    }
    return examples
  }

  /// What limber says on the day.
  var said: String {
    let set = self.set
    var history: [SessionRecord] = []
    for text in cells[1].split(separator: ",") where cells[1] != "none" {
      guard let session = Self.session(text.trimmingBlanks, of: set, after: history) else {
        return "'\(text)' is no session"
      }
      history.append(session)
    }
    guard let day = Int(cells[2]) else { return "'\(cells[2])' is no day" }
    return GradualDoses(for: set, history: history, today: Day(days: day)).decisions
      .map(\.sentence).joined(separator: " · ")
  }

  /// Whether it is of a walk, with a range of seconds.
  private var isOnFoot: Bool { cells[0].hasSuffix(" s") }

  private var set: RoutineSet {
    let steps = cells[0].split(separator: ",").enumerated().map { index, range in
      let ends = range.split { !$0.isNumber }.compactMap { Int($0) }
      return Step(
        path: "/steps/\(index)", name: "Move \(index + 1)",
        kind: isOnFoot
          ? .timed(.init(duration: .range(min: .seconds(ends[0]), max: .seconds(ends[1]))))
          : .reps(
            .init(
              reps: .range(min: ends[0], max: ends[1]),
              sides: range.hasSuffix("each side") ? Step.Sides(.each) : nil)))
    }
    return RoutineSet(
      rootID: "stretch",
      routines: [
        "stretch": Routine(
          id: "stretch", title: "Stretch", tags: isOnFoot ? ["walking"] : ["stretch", "calf"],
          progression: cells[0].hasSuffix("none") ? .none : .gradual, steps: steps)
      ])
  }

  /// One session: `2:5 ! e8`.
  private static func session(
    _ text: String, of set: RoutineSet, after history: [SessionRecord]
  ) -> SessionRecord? {
    var words = text.split(separator: " ").map(String.init)
    let told = words.removeFirst().split(separator: ":")
    guard told.count == 2, let day = Int(told[0]), told[1] == "–" || Int(told[1]) != nil else {
      return nil
    }
    var dosing = GradualDoses(for: set, history: history, today: Day(days: day)).dosing
    dosing.share = words.contains("own") ? 1 : nil
    let isWhole = !words.contains("half") && !words.contains("!")
    let name = words.after("as")
    let did = words.after("did").flatMap(Int.init)
    let isOther = words.contains("walk-run")
    var session = SessionRecord(
      id: "s\(history.count)",
      routines: [.init(id: isOther ? "walk-run" : "stretch", parts: ["calf"])],
      started: Instant(milliseconds: Int64(day) * 86_400_000, offsetSeconds: 0),
      outcome: isWhole ? .completed : .stopped, did: .seconds(60), pain: Int(told[1]),
      effort: words.first { $0.hasPrefix("e") }.flatMap { Int($0.dropFirst()) },
      isPainStop: words.contains("!"), isUnattended: words.contains("alone"),
      hasOwnDose: words.contains("own"))
    session.morning = words.last { $0.hasPrefix("m") }.map {
      $0 == "m=" ? .usual : Int($0.dropFirst()).map(Morning.rated) ?? .asked
    }
    session.morningDay = Day(days: day + 1)
    session.soreSide = words.lazy.compactMap(SoreSide.init(rawValue:)).first
    guard !isOther else {
      guard let time = words.after("walk-run").flatMap(Int.init) else { return session }
      session.routines[0].movements = ["running"]
      session.steps.append(
        .init(
          routine: "walk-run", path: "/steps/0", kind: .timed, name: "Walk",
          did: .time(.seconds(time)), outcome: .done))
      return session
    }
    for dose in Plan([set], dosing: dosing).doses {
      let done = did.map(DoseAmount.count) ?? (isWhole ? dose.target : .count(1))
      session.steps.append(
        .init(
          routine: "stretch", path: dose.key.path, name: name ?? dose.name ?? "",
          target: dose.target, did: done, outcome: isWhole ? .done : .partial))
      session.doses.append(
        .init(
          key: dose.key, name: name ?? dose.name ?? "", min: dose.min, max: dose.max,
          target: dose.target, did: done))
    }
    return session
  }
}

extension [String] {
  fileprivate func after(_ word: String) -> String? {
    firstIndex(of: word).flatMap { $0 + 1 < count ? self[$0 + 1] : nil }
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
