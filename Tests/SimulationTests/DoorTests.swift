import LimberPlatform
import LimberSimulation
import Testing

@Suite struct `Doors` {
  /// What libFuzzer and limber-vopr begin with: a door without examples would be knocked at blindly.
  @Test(arguments: Door.allCases)
  func `have examples, and take them and what they are nearly like`(door: Door) throws {
    let tests = FilePath.split(FilePath.split(#filePath).folder).folder
    let folder = "\(tests)/LimberSimulation/Doors/corpus/\(door.rawValue)"
    let names = try Disk.system.names(in: folder)
    #expect(!names.isEmpty)
    for name in names {
      let example = try Disk.system.read("\(folder)/\(name)", limit: 1 << 20)
      door.take(example)
      for seed in 1...3 as ClosedRange<UInt64> {
        door.take(Knocking.bytes(like: example, seed: seed))
      }
    }
  }
}
