import LimberBasics
import LimberEvents

extension Phrases {
  /// A step's name with its side: `Heel drop · left`.
  func title(of step: StepInfo) -> String { title(step.name, step.side) }

  /// The next step's name with its side.
  func title(of next: NextStep) -> String { title(next.name, next.side) }

  private func title(_ name: String, _ side: Side?) -> String {
    name.printable + (side.map { " · " + label(.side($0)) } ?? "")
  }

  /// What is carried, and which set and which round it is, where there are several.
  func place(of step: StepInfo) -> [String] {
    var result: [String] = []
    if let load = step.load { result.append(load.printable) }
    if let set = step.set, set.of != 1 { result.append(label(.set(set))) }
    if let round = step.round, round.of != 1 { result.append(label(.round(round))) }
    return result
  }
}

extension DoseRange {
  /// Its ends as a person reads them: `8–10`, `5:00–10:00`.
  var inFigures: String {
    switch self {
    case .time(let min, let max): "\(min.clock)–\(max.clock)"
    case .repetitions(let min, let max): "\(min)–\(max)"
    }
  }
}
