import LimberTestSupport

/// Routine files that nobody thought of: every kind of step and what goes around it, valid and short enough to be played.
enum RandomRoutine {
  /// The text of a file.
  static func text(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let steps = steps(random.number(in: 1...4), depth: 0, &random)
    return #"{"format":1,"title":"Own","cautions":["Stop."],"steps":[\#(steps)]}"#
  }

  private static func steps(_ count: Int, depth: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { _ in step(depth: depth, &random) }.joined(separator: ",")
  }

  private static func step(depth: Int, _ random: inout SeededGenerator) -> String {
    let name = #""name":"\#(random.pick(["Hold", "Lean", "Reach", "Hang"]))","cue":"Go.""#
    let about = name + around(&random)
    switch random.number(in: 0...(depth < 2 ? 8 : 5)) {
    case 0, 1: return #"{"type":"timed",\#(about),"duration":\#(time(&random))}"#
    case 2:
      return #"{"type":"reps",\#(about),"reps":\#(range(random.number(in: 1...9), "", &random))}"#
    case 3:
      let tempo = #"[{"cue":"Up","duration":"1s"},{"cue":"Down","duration":"2s"}]"#
      return
        #"{"type":"reps",\#(about),"reps":\#(random.number(in: 1...4)),"tempo":\#(tempo)}"#
    case 4: return #"{"type":"rest","duration":\#(time(&random))}"#
    case 5: return #"{"type":"prompt","cue":"Ready?"}"#
    case 6:
      let left = steps(random.number(in: 1...2), depth: depth + 1, &random)
      return #"{"type":"choice","question":"Which?","options":["#
        + #"{"label":"One","default":true,"steps":[\#(left)]},{"label":"None","steps":[]}]}"#
    default:
      let inside = steps(random.number(in: 1...2), depth: depth + 1, &random)
      let rest = random.chance(40) ? #","rest":"5s""# : ""
      let rounds = random.chance(25) ? #"{"within":"45s"}"# : "\(random.number(in: 1...3))"
      // Something that takes time, so that a time for rounds holds a number of them.
      return #"{"type":"rounds","rounds":\#(rounds)\#(rest),"#
        + #""steps":[\#(inside),{"type":"timed",\#(name),"duration":"5s"}]}"#
    }
  }

  /// Sides and sets, or neither.
  private static func around(_ random: inout SeededGenerator) -> String {
    let side = random.pick(["", "", #","sides":"each""#, #","sides":"left""#])
    return side + (random.chance(25) ? #","sets":2,"rest":"5s""# : "")
  }

  private static func time(_ random: inout SeededGenerator) -> String {
    range(random.number(in: 5...40), "s", &random)
  }

  /// A number, or a range that begins with it.
  private static func range(
    _ number: Int, _ unit: String, _ random: inout SeededGenerator
  ) -> String {
    func value(_ number: Int) -> String { unit.isEmpty ? "\(number)" : "\"\(number)\(unit)\"" }
    guard random.chance(40) else { return value(number) }
    return #"{"min":\#(value(number)),"max":\#(value(number + random.number(in: 1...20)))}"#
  }
}
