import LimberBasics
import LimberProgress
import LimberTestSupport

@testable import LimberHistory
@testable import LimberPlatform

/// A history to which anything happens that can happen to one, from a seed.
struct RandomHistory {
  let disk = SimulatedDisk()
  var random: SeededGenerator
  /// The day that it is.
  var day = 1_000
  private var ids: [String] = []
  private var number = 0
  /// Whether there may be lines that cannot be read.
  private var mustRepair = false

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private var file: HistoryFile { `The sessions of the last weeks`.history(disk) }
  private typealias Files = `The sessions of the last weeks`

  /// One more thing happens.
  mutating func happen() throws {
    try? disk.disk.makeFolder("/state")
    if mustRepair, random.chance(60) {
      _ = try file.repair()
      mustRepair = false
    }
    day += random.pick([0, 0, 1, 1, 2, 9, random.chance(10) ? -365 : 1])
    switch random.number(in: 0...20) {
    case 0...8: for _ in 0...random.number(in: 0...4) { try file.append(told().map(\.text)) }
    case 9...12: try file.append(remark().map(\.text))
    case 13:
      let other = (0..<random.number(in: 1...20)).flatMap { _ in told() }.map(\.text)
      _ = try file.take(Array(other.joined(separator: "\n").utf8))
    case 14: if let id = some() { _ = try file.delete(id) }
    case 15: _ = try file.repair()
    case 16: try behind(told().map(\.text).joined(separator: "\n") + "\n")
    case 17:
      try behind(random.pick(["junk\n", "{\"v\":1,\"kind\":\"st", "\n\n"]))
      mustRepair = true
    case 18:
      try edit()
      mustRepair = true
    case 19: try? disk.disk.remove(random.pick([Files.recent, "/state/history.index"]))
    default: try foreign()
    }
  }

  /// A session as it is told.
  mutating func session() -> SessionRecord {
    var fold = HistoryFold()
    for line in told() + remark() { fold.add(line) }
    return fold.records[0]
  }

  private mutating func some() -> String? { ids.isEmpty ? nil : random.pick(ids.suffix(30)) }

  private mutating func told() -> [HistoryLine] {
    number += 1
    let id = random.chance(1) ? some() ?? "id\(number)" : "id\(number)"
    let begun = Int64(day + (random.chance(4) ? random.pick([-300, 60]) : 0)) * 86_400_000
    let start = Instant(
      milliseconds: begun + Int64(random.number(in: 0...86_399_999)),
      offsetSeconds: random.pick([0, 3_600, -34_200]))
    let resumes = random.chance(15) ? some() : nil
    ids.append(id)
    let routines = random.pick([["calf"], ["walk"], ["calf", "walk"], [], ["ice", "calf", "ice"]])
    var lines: [HistoryLine] = [
      .start(
        .init(
          id: id, time: start,
          routines: routines.map {
            .init(
              id: $0, hash: "h\(number)", isIncluded: random.chance(30),
              file: random.chance(10) ? "/home/ada/\($0).json" : nil,
              with: random.chance(20) ? ParameterValues(["run": "90s", "walk": "2m"]) : .none,
              parts: random.chance(50) ? ["calf", "foot"] : [],
              movements: random.chance(30) ? ["walking"] : [], isBegunLate: random.chance(10))
          }, planned: .milliseconds(random.number(in: 0...9_000_000)),
          isUnattended: random.chance(10), hasOwnDose: random.chance(10), resumes: resumes,
          isRehearsal: random.chance(10), from: random.pick([1, 1, 4])))
    ]
    for index in 0..<random.number(in: 0...4) { lines.append(step(id, index, routines)) }
    if random.chance(60) { lines.append(.doses(id, [dose(routines), dose(routines)])) }
    if random.chance(80) {
      lines.append(
        .end(
          .init(
            id: id, time: Instant(milliseconds: start.milliseconds + 600_000, offsetSeconds: 3_600),
            outcome: random.pick(SessionOutcome.allCases), isPainStop: random.chance(10),
            did: .milliseconds(random.number(in: 0...900_000)),
            rounds: random.chance(20)
              ? [.init(path: "/steps/2", routine: "calf", name: "Round", side: .left, rounds: 3)]
              : [],
            choices: random.chance(20)
              ? [.init(routine: "calf", path: "/steps/1", label: "with 🦵")] : [])))
    }
    return random.chance(10) ? Array(lines.prefix(random.number(in: 1...lines.count))) : lines
  }

  private mutating func step(_ id: String, _ index: Int, _ routines: [String]) -> HistoryLine {
    let kind = random.pick([nil, .timed, .reps, .rest] as [SessionRecord.StepRecord.Kind?])
    let amount = DoseAmount(
      random.number(in: 0...9_000), of: kind?.unit ?? random.pick([.seconds, .repetitions]))
    return .step(
      id,
      .init(
        index: kind == nil ? nil : index + 1, routine: routines.first ?? "calf",
        path: "/steps/\(index)", kind: kind, name: random.pick(["Drop", "Rest", ""]),
        side: random.pick([nil, .left, .right]), load: random.chance(20) ? "5 kg" : nil,
        target: random.chance(80) ? amount : nil, did: random.chance(80) ? amount : nil,
        took: random.chance(50) ? .milliseconds(random.number(in: 0...90_000)) : nil,
        outcome: random.pick(StepOutcome.allCases)))
  }

  private mutating func dose(_ routines: [String]) -> SessionRecord.DoseRecord {
    let unit = random.pick(DoseUnit.allCases)
    func amount(_ figure: Int) -> DoseAmount { DoseAmount(figure, of: unit) }
    return .init(
      key: DoseKey(
        routine: routines.last ?? "calf",
        path: random.pick(["/steps/0", "/steps/0/reps/left", "/steps/0/duration/right"]), unit: unit
      ),
      name: random.pick(["Drop", "Drop, left", ""]), min: amount(5), max: amount(20),
      target: amount(random.number(in: 5...20)), did: amount(random.number(in: 0...20)))
  }

  private mutating func remark() -> [HistoryLine] {
    guard let id = some() else { return [] }
    let time = Instant(milliseconds: Int64(day) * 86_400_000)
    return [
      random.pick([
        .rating(id, effort: random.number(in: 0...10), pain: nil),
        .rating(id, effort: nil, pain: random.number(in: 0...10), side: random.pick([nil, .both])),
        .note(id, "It hurt: 🦵\n"), .morning(id, .asked, at: time), .morning(id, .usual, at: time),
        .morning(id, .rated(random.number(in: 0...10)), at: time), step(id, 7, ["calf"]),
        .end(.init(id: id, time: time, outcome: .stopped, did: .seconds(9))),
      ])
    ]
  }

  /// Another program adds to it, without a word to anybody.
  private func behind(_ text: String) throws {
    let before = (try? disk.disk.readWhole(Files.path, limit: 1 << 24)) ?? []
    let file = try disk.disk.open(Files.path, for: .appending)
    try file.truncate(to: 0)
    try file.writeAll(before + Array(text.utf8))
  }

  /// Somebody edits a letter in its place.
  private mutating func edit() throws {
    guard var bytes = try? disk.disk.readWhole(Files.path, limit: 1 << 24), !bytes.isEmpty else {
      return
    }
    bytes[random.number(in: 0...bytes.count - 1)] = UInt8(ascii: "7")
    let file = try disk.disk.open(Files.path, for: .changing)
    try file.truncate(to: 0)
    try file.writeAll(bytes)
  }

  /// What was kept of it is torn, turned, or that of another day put back.
  private mutating func foreign() throws {
    guard var bytes = try? disk.disk.readWhole(Files.recent, limit: 1 << 24), bytes.count > 90
    else { return }
    switch random.number(in: 0...3) {
    case 0: bytes.removeLast(random.number(in: 1...bytes.count))
    case 1: bytes[random.number(in: 0...bytes.count - 1)] ^= 4
    case 2: bytes = Array(repeating: 0, count: bytes.count)
    default:
      // An older one, of before what comes now.
      try file.append(told().map(\.text))
      _ = try file.recent(since: 0)
    }
    try disk.disk.write(bytes, to: Files.recent)
  }
}
