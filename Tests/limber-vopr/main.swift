import LimberPlatform
import LimberSimulation
import LimberTestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// limber-vopr --seed N [--bug NAME] [--log]   one story, told again to the letter; with --log line by line, and the short one too
// limber-vopr [--from N] [--count N] [--seconds N] [--bug NAME] [--reach]   many of them; with --reach it fails where
//   one of the rare paths was not taken
// limber-vopr --exhaustive [--bug NAME]   every single fault and every end of one session, and what comes of each

// The order of a dictionary is the same in every run only where Swift is asked for it from the start.
if getenv("SWIFT_DETERMINISTIC_HASHING") == nil {
  setenv("SWIFT_DETERMINISTIC_HASHING", "1", 1)
  execv("/proc/self/exe", CommandLine.unsafeArgv)
}

let words = Array(CommandLine.arguments.dropFirst())

func value(_ option: String) -> String? {
  guard let index = words.firstIndex(of: option), words.indices.contains(index + 1) else {
    return nil
  }
  return words[index + 1]
}

func tell(_ simulation: Simulation, bug: PlantedBug?) {
  let short = simulation.shrunk(bug: bug)
  print("seed \(simulation.story.seed) goes wrong:")
  for fault in simulation.wrong { print("  \(fault)") }
  if words.contains("--log") {
    print("as short as it is found, line by line:")
    for line in Simulation(short.story, bug: bug, keepsLines: true).lines { print(line) }
  }
  print("as short as it is found:\n\(short.story.words)  \(short.wrong.first ?? "")")
}

let bug = value("--bug").flatMap { PlantedBug(rawValue: $0) }
if let name = value("--bug"), bug == nil {
  print("there is no fault '\(name)', but \(PlantedBug.allCases.map(\.rawValue))")
  exit(64)
}

/// Brings a MiB at a time to a door, and tells the longest and the most memory that it took.
func weigh(_ door: Door, _ examples: [[UInt8]]) {
  /// The most memory so far, in MiB, as Linux tells it.
  func peak() -> Int {
    let status = (try? Disk.system.read("/proc/self/status", limit: 1 << 16)) ?? []
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("VmHWM:")
    }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1024 } ?? 0
  }
  let clock = ContinuousClock()
  for (number, bytes) in examples.flatMap({ Knocking.large(like: $0) + Knocking.grown(like: $0) })
    .enumerated()
  {
    let before = peak()
    let time = clock.measure { door.take(bytes) }
    let words = String(decoding: bytes.prefix(60), as: UTF8.self)
    print(
      "\(door.rawValue) \(number): \(time), \(peak() - before) MiB more than before: \(words.debugDescription)"
    )
  }
}

// limber-vopr --doors FOLDER --large --door NAME   a MiB at a time, with the time and the memory that it takes; of a release build
// limber-vopr --doors FOLDER [--seconds N] [--door NAME [--seed N]]   bytes that are nearly right, like the examples
if let folder = value("--doors") {
  let doors = value("--door").flatMap { Door(rawValue: $0) }.map { [$0] } ?? Door.allCases
  let seconds = value("--seconds").flatMap { Int($0) } ?? 15
  for door in doors {
    let names = (try? Disk.system.names(in: "\(folder)/\(door.rawValue)")) ?? []
    let examples = names.compactMap {
      try? Disk.system.read("\(folder)/\(door.rawValue)/\($0)", limit: 1 << 20)
    }
    guard !examples.isEmpty else {
      print("\(door.rawValue): there is no example in \(folder)")
      exit(66)
    }
    for example in examples { door.take(example) }
    if words.contains("--large") {
      weigh(door, examples)
      continue
    }
    let seeds =
      value("--seed").flatMap { UInt64($0) }.map { $0...$0 } ?? 1...1_000_000
    let begun = ContinuousClock.now
    var count = 0
    for seed in seeds {
      if ContinuousClock.now - begun > .milliseconds(1_000 * seconds / doors.count) { break }
      // What it dies of stands last.
      if words.contains("--log") { print("\(door.rawValue) \(seed)") }
      door.take(Knocking.bytes(like: examples[Int(seed) % examples.count], seed: seed))
      count += 1
    }
    print("\(door.rawValue): \(count) texts")
    fflush(nil)
  }
  exit(0)
}

if let seed = value("--seed").flatMap({ UInt64($0) }) {
  let simulation = Simulation(Story(seed: seed), bug: bug, keepsLines: words.contains("--log"))
  for line in simulation.lines { print(line) }
  print(simulation.story.words, terminator: "")
  print("hash \(String(simulation.hash, radix: 16)), \(simulation.effects) calls on the disk")
  if simulation.wrong.isEmpty { exit(0) }
  tell(simulation, bug: bug)
  exit(1)
}

if words.contains("--exhaustive") {
  guard let exhaustion = Exhaustion() else {
    print("no session goes through all its steps")
    exit(70)
  }
  let wrong = exhaustion.stories.map { Simulation($0, bug: bug) }.filter { !$0.wrong.isEmpty }
  for simulation in wrong.prefix(5) { tell(simulation, bug: bug) }
  print(
    "\(exhaustion.effects) calls on the disk, \(exhaustion.faults.count) faults of them, "
      + "\(exhaustion.crashes.count) ends at them, \(wrong.count) went wrong")
  exit(wrong.isEmpty ? 0 : 1)
}

let first = value("--from").flatMap { UInt64($0) } ?? 1
let count = value("--count").flatMap { UInt64($0) } ?? 1_000
let seconds = value("--seconds").flatMap { Int($0) }
let begun = ContinuousClock.now
var reached: [Reached: Int] = [:]
var effects = 0
var told: UInt64 = 0
var wrong = 0
for seed in first..<(first + count) {
  if let seconds, ContinuousClock.now - begun > .seconds(seconds) { break }
  let simulation = Simulation(Story(seed: seed), bug: bug)
  told += 1
  effects += simulation.effects
  reached.merge(simulation.reached, uniquingKeysWith: +)
  guard !simulation.wrong.isEmpty else { continue }
  wrong += 1
  if wrong <= 5 { tell(simulation, bug: bug) }
  if bug != nil { break }
}
print(
  "\(told) seeds, \(effects) calls on the disk, \(wrong) went wrong, \(ContinuousClock.now - begun)"
)
for point in Reached.allCases { print("  \(reached[point] ?? 0)  \(point.rawValue)") }
let missed = Reached.allCases.filter { reached[$0] == nil }
if words.contains("--reach"), !missed.isEmpty {
  print("never happened: \(missed.map(\.rawValue).joined(separator: "; "))")
}
exit(wrong > 0 || words.contains("--reach") && !missed.isEmpty ? 1 : 0)
