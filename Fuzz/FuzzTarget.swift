import LimberCommands
import LimberEvents
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax
import Synchronization

// The whole way of `check`, `show` and `fmt`, in process, with made-up bytes as standard input.

/// What libFuzzer calls: runs the commands on one text; a fault of limber's own ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let checked = run(["check", "-", "--strict"], on: bytes)
  _ = run(["check", "-", "--format", "json"], on: bytes)
  _ = run(["show", "-"], on: bytes)
  _ = run(["show", "-", "--json", "--dose", "max"], on: bytes)
  requireHarmless(checked)
  let source = SourceText(name: "<stdin>", bytes: bytes)
  if case .text(let once) = RoutineLayout.format(source) {
    guard case .text(let twice) = RoutineLayout.format(SourceText(name: "<stdin>", bytes: once)),
      once == twice
    else { fatalError("laying out twice is not laying out once") }
    // What can be played before can be played after.
    let layout = run(["check", "-", "--strict"], on: once)
    guard layout.status == checked.status else { fatalError("the layout changed the verdict") }
  }
  _ = run(["fmt", "-"], on: bytes)
  _ = run(["fmt", "-", "--check"], on: bytes)
  return 0
}

/// What a run of a command came to.
private struct Outcome {
  let status: ExitStatus
  let output: String
}

private func run(_ arguments: [String], on bytes: [UInt8]) -> Outcome {
  let page = PageBuffer()
  let output = HostOutput(write: { page.write($0) })
  let status = Limber.run(
    HostEnvironment(
      arguments: arguments,
      surroundings: Surroundings(
        workingFolder: "/nonexistent"),
      streams: Streams(
        input: HostInput(readAll: { Array(bytes.prefix($0)) }, readLine: { nil }),
        output: output, errors: output)))
  switch status {
  case .success, .differs, .data: return Outcome(status: status, output: page.text)
  default: fatalError("\(arguments) ended with \(status): \(page.text.prefix(400))")
  }
}

/// Nothing of a file may steer the terminal that its faults are shown on.
private func requireHarmless(_ outcome: Outcome) {
  for scalar in outcome.output.unicodeScalars {
    guard scalar == "\n" || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) else {
      fatalError("U+\(String(scalar.value, radix: 16)) reached the terminal")
    }
  }
}

/// Keeps the beginning of what was written, so that a routine of many steps costs no memory.
private final class PageBuffer: Sendable {
  private let kept = Mutex("")

  var text: String { kept.withLock { $0 } }

  func write(_ part: String) {
    kept.withLock { if $0.utf8.count < 1 << 20 { $0 += part } }
  }
}
