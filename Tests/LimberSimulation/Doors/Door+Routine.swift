import LimberCommands
import LimberRoutine
import LimberSyntax

extension Door {
  /// A routine goes the whole way of `check`, `show` and `fmt`; laid out it is what it was, and is laid out once.
  static func routine(_ bytes: [UInt8]) {
    let usual: Set<ExitStatus> = [.success, .differs, .data]
    func run(_ arguments: [String], on bytes: [UInt8]) -> ExitStatus {
      DoorHome(input: bytes).run(arguments, allowing: usual)
    }
    let checked = run(["check", "-", "--strict"], on: bytes)
    for arguments in [
      ["check", "-", "--format", "json"], ["show", "-"], ["show", "-", "--json", "--dose", "max"],
      ["fmt", "-"], ["fmt", "-", "--check"],
    ] {
      _ = run(arguments, on: bytes)
    }
    guard case .text(let once) = RoutineLayout.format(SourceText(name: "<stdin>", bytes: bytes))
    else { return }
    guard
      case .text(let twice) = RoutineLayout.format(SourceText(name: "<stdin>", bytes: once)),
      once == twice
    else { fatalError("laying out twice is not laying out once") }
    // What can be played before can be played after.
    guard run(["check", "-", "--strict"], on: once) == checked else {
      fatalError("the layout changed the verdict")
    }
  }
}
