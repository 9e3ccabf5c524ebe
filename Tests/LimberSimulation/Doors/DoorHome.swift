import LimberBasics
import LimberCommands
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberTestSupport
import Synchronization

/// A person's home in memory: nothing of it is on the machine, and no program of the machine is started.
struct DoorHome {
  static let home = "/home/me"
  static let state = home + "/.local/state/limber"
  static let configuration = home + "/.config/limber"

  let simulated = SimulatedDisk()
  var disk: Disk { simulated.disk }
  private let input: [UInt8]
  /// What a sink called `made` says of itself.
  var description: [UInt8] = []
  private let table = Table()

  /// - Parameter input: what stands on standard input.
  init(input: [UInt8] = []) {
    self.input = input
    keep(Array("{}".utf8), at: Self.home + "/work/nothing.json")
  }

  /// Puts a file into the home.
  func keep(_ bytes: [UInt8], at path: String) {
    do {
      try disk.makeFolder(FilePath.split(path).folder)
      try disk.write(bytes, to: path)
    } catch {
      fatalError("\(path): \(error)")
    }
  }

  func keep(_ text: String, at path: String) { keep(Array(text.utf8), at: path) }

  /// Makes the person's crontab.
  func setCrontab(_ bytes: [UInt8]) { table.set(bytes) }

  /// Runs a command; that it may end with any code but that of a fault of its own, and steers no terminal, is
  /// held here.
  @discardableResult
  func run(_ arguments: [String], allowing allowed: Set<ExitStatus>? = nil) -> ExitStatus {
    let page = PageBuffer()
    let output = HostOutput(write: { page.write($0) })
    let (disk, table, description) = (disk, table, description)
    let programs = StandInPrograms([
      "crontab": { call throws(ProgramRun.Failure) in table.run(call.arguments, on: disk) },
      "limber-sink-made": { _ throws(ProgramRun.Failure) in
        .ended(output: String(decoding: description, as: UTF8.self))
      },
    ])
    let now = Instant(milliseconds: 1_795_000_000_000, offsetSeconds: 3_600)
    let status = Limber.run(
      HostEnvironment(
        arguments: arguments,
        surroundings: Surroundings(
          variables: ["HOME": Self.home, "PATH": "/usr/bin", "LANG": "C.UTF-8"],
          workingFolder: Self.home + "/work", executable: "/opt/limber/bin/limber", disk: disk),
        streams: Streams(
          input: HostInput(readAll: { Array(input.prefix($0)) }, readLine: { nil }),
          output: output, errors: output),
        clock: WallClock(now: { now }), processes: programs.processes))
    let isAllowed = allowed.map { $0.contains(status) } ?? (status != .software)
    guard isAllowed else {
      fatalError("\(arguments) ended with \(status): \(page.text.prefix(400))")
    }
    for scalar in page.text.unicodeScalars {
      let isHarmless =
        scalar == "\n" || scalar == "\r" || scalar == "\t"
        || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
      guard isHarmless else {
        fatalError("\(arguments): U+\(String(scalar.value, radix: 16)) reached the terminal")
      }
    }
    return status
  }

  /// The person's `crontab`.
  private final class Table: Sendable {
    private let kept = Mutex<[UInt8]>([])

    func set(_ bytes: [UInt8]) { kept.withLock { $0 = bytes } }

    func run(_ arguments: [String], on disk: Disk) -> ProgramRun {
      switch arguments {
      case ["-l"]:
        let bytes = kept.withLock(\.self)
        return bytes.isEmpty
          ? .ended(1, errors: "no crontab for me")
          : ProgramRun(status: .exited(0), output: bytes, errors: [])
      case ["-r"]: set([])
      default:
        guard let file = arguments.first, let bytes = try? disk.read(file, limit: 1 << 24) else {
          return .ended(1, errors: "no such file")
        }
        set(bytes)
      }
      return .ended()
    }
  }
}

/// Keeps the beginning of what was written, so that a routine of many steps costs no memory.
private final class PageBuffer: Sendable {
  private let kept = Mutex("")

  var text: String { kept.withLock(\.self) }

  func write(_ part: String) {
    kept.withLock { if $0.utf8.count < 1 << 20 { $0 += part } }
  }
}
