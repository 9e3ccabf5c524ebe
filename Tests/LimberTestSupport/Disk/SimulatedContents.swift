/// The bytes of a simulated file: those that the disk has, and the changes that only its cache has.
struct SimulatedContents: Sendable {
  enum Change: Sendable {
    case write([UInt8], at: Int)
    case truncate(Int)
  }

  private struct Entry: Sendable {
    var change: Change
    var isDurable = false
    /// A disk that failed to take it will not be asked again: the system takes it for written.
    var isForgotten = false
  }

  private var base: [UInt8] = []
  private var entries: [Entry] = []
  /// As they are read.
  private(set) var bytes: [UInt8] = []

  mutating func apply(_ change: Change) {
    entries.append(Entry(change: change))
    Self.apply(change, to: &bytes)
  }

  mutating func synchronize() {
    for index in entries.indices where !entries[index].isForgotten {
      entries[index].isDurable = true
    }
    guard entries.allSatisfy(\.isDurable) else { return }
    base = bytes
    entries = []
  }

  mutating func failToSynchronize() {
    for index in entries.indices where !entries[index].isDurable {
      entries[index].isForgotten = true
    }
  }

  /// The last write was still going on: only its beginning was taken.
  mutating func tear(with chance: inout SimulatedChance) {
    guard case .write(let written, let offset)? = entries.last?.change else { return }
    entries.removeLast()
    let taken = chance.below(written.count + 1)
    entries.append(Entry(change: .write(Array(written[..<taken]), at: offset)))
    replay()
  }

  /// Only what the disk has is left, and whatever else it happened to take.
  mutating func losePower(with chance: inout SimulatedChance) {
    entries = entries.compactMap { entry in
      if entry.isDurable { return entry }
      switch (entry.change, chance.fate()) {
      case (_, .kept): return entry
      case (_, .gone), (.truncate, _): return nil
      case (.write(let written, let offset), .torn):
        let taken = chance.below(written.count + 1)
        return Entry(change: .write(Array(written[..<taken]), at: offset))
      case (.write(let written, let offset), .zeros):
        return Entry(change: .write([UInt8](repeating: 0, count: written.count), at: offset))
      }
    }
    replay()
    base = bytes
    entries = []
  }

  private mutating func replay() {
    bytes = base
    for entry in entries { Self.apply(entry.change, to: &bytes) }
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .write(let written, let offset):
      if bytes.count < offset { bytes += [UInt8](repeating: 0, count: offset - bytes.count) }
      bytes.replaceSubrange(offset..<min(bytes.count, offset + written.count), with: written)
    case .truncate(let size):
      if bytes.count > size { bytes.removeSubrange(size...) }
    }
  }
}

/// What of the changes that a disk was not made to keep it kept all the same, from a seed.
struct SimulatedChance {
  enum Fate: CaseIterable { case kept, gone, torn, zeros }

  private let seed: UInt64
  private var generator: SeededGenerator

  init(seed: UInt64) {
    self.seed = seed
    generator = SeededGenerator(seed: seed)
  }

  /// Every fourth crash is the program's alone.
  var isPowerLost: Bool { seed % 4 != 0 }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &generator) }

  /// The first seeds are the plain ones: nothing kept, names alone, bytes alone.
  mutating func fate() -> Fate {
    switch seed {
    case 1: .gone
    case 2: .zeros
    case 3: .kept
    default: Fate.allCases[below(Fate.allCases.count)]
    }
  }

  mutating func keepsName() -> Bool {
    switch seed {
    case 1, 3: false
    case 2: true
    default: below(2) == 0
    }
  }
}
