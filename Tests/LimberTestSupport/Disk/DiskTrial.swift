package import LimberPlatform

/// A story that is lived again and again on simulated disks: with every fault at every call, one at a
/// time, and cut short at every call, each with many states in which a machine may find its disk.
package struct DiskTrial<Told: Sendable> {
  /// What a disk is like at the end.
  package enum End: Sendable, Hashable {
    /// A call went wrong, and the program went on.
    case fault
    /// The program was cut short, or the power failed behind its end.
    case crash
  }

  /// Makes what was there before.
  package var before: (Disk) throws -> Void = { _ in }
  /// What happens, which tells the person; of what a program would do behind its end nobody hears.
  package var story: (Disk, _ tell: ((inout Told) -> Void) -> Void) -> Void
  /// What is wrong with the disk that is left, in words, given what was told; empty where nothing is.
  package var look: (Disk, Told, End) throws -> [String]

  package init(
    before: @escaping (Disk) throws -> Void = { _ in },
    story: @escaping (Disk, _ tell: ((inout Told) -> Void) -> Void) -> Void,
    look: @escaping (Disk, Told, End) throws -> [String]
  ) {
    self.before = before
    self.story = story
    self.look = look
  }

  /// What came of all the lives.
  package struct Outcome: Sendable {
    /// How many there were.
    package var lives = 0
    /// What was wrong, each with the life that it happened in.
    package var wrong: [String] = []
  }

  /// Lives it in every way.
  ///
  /// - Parameters:
  ///   - told: what the person knows before.
  ///   - seeds: how many states of the disk are looked at behind each crash.
  package func run(told: @autoclosure () -> Told, seeds: UInt64 = 8) throws -> Outcome {
    var outcome = Outcome()
    let reference = try live(told()) { _ in }
    let effects = reference.disk.effects
    for seed in 0..<seeds { outcome.add("no fault", crash(reference, seed)) }
    for number in effects.indices {
      for fault in effects[number].faults {
        let life = try live(told()) { $0.fail(at: number, with: fault) }
        let name = "\(fault) at \(number), \(effects[number])"
        // First what a power failure leaves, for a look may mend things.
        for seed in 1..<4 as Range<UInt64> {
          outcome.add("\(name), then", crash(life, seed, .fault))
        }
        outcome.add(name, wrong(life.disk.disk, life.told, .fault))
      }
      let life = try live(told()) { $0.end(at: number) }
      for seed in 0..<seeds {
        outcome.add("cut short at \(number), \(effects[number])", crash(life, seed))
      }
    }
    return outcome
  }

  private func live(
    _ told: Told, _ prepare: (SimulatedDisk) -> Void
  ) throws -> (disk: SimulatedDisk, told: Told) {
    let first = SimulatedDisk()
    try before(first.disk)
    let disk = first.crashed(choosing: 0)
    var told = told
    prepare(disk)
    story(disk.disk) { change in if !disk.isDown { change(&told) } }
    disk.setRoom(nil)
    return (disk, told)
  }

  private func crash(
    _ life: (disk: SimulatedDisk, told: Told), _ seed: UInt64, _ end: End = .crash
  ) -> [String] {
    wrong(life.disk.crashed(choosing: seed).disk, life.told, end).map { "crash \(seed): \($0)" }
  }

  private func wrong(_ disk: Disk, _ told: Told, _ end: End) -> [String] {
    do {
      return try look(disk, told, end)
    } catch {
      return ["\(error)"]
    }
  }
}

extension DiskTrial.Outcome {
  fileprivate mutating func add(_ life: String, _ wrong: [String]) {
    lives += 1
    self.wrong += wrong.map { "\(life): \($0)" }
  }
}
