import LimberSimulation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The door that made-up bytes are brought to: the one that `LIMBER_DOOR` names.
private let door: Door = {
  let name = getenv("LIMBER_DOOR").map { String(cString: $0) } ?? ""
  guard let door = Door(rawValue: name) else {
    print("LIMBER_DOOR is one of \(Door.allCases.map(\.rawValue))")
    exit(64)
  }
  return door
}()

/// What libFuzzer calls: a fault of limber's own ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  door.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
