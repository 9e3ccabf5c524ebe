import Foundation
import LimberTestSupport
import Testing

/// The built program, killed by its own `crontab` in the middle of a change.
@Suite(.waits) struct `A limber that is killed while it changes the crontab` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "limber-killed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "bin"), withIntermediateDirectories: true)
  }

  /// A `crontab` that kills whoever called it, once, before or after it took the new table.
  private func install(killing moment: String) throws {
    let script = """
      #!/bin/sh
      here=${0%/*}/..
      fatal() { [ -e "$here/fatal" ] && rm "$here/fatal" && kill -9 $PPID; }
      case "$1" in
      -l) if [ -f "$here/table" ]; then cat "$here/table"
          else echo "no crontab for me" >&2; exit 1; fi ;;
      -r) rm "$here/table" ;;
      *) \(moment == "before" ? "fatal && exit 1" : ":")
         cp "$1" "$here/table"
         \(moment == "after" ? "fatal" : ":") ;;
      esac

      """
    try ProgramFile.write(script, to: folder.appending(path: "bin/crontab").path)
    try "".write(to: folder.appending(path: "fatal"), atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: String...) throws -> (wasKilled: Bool, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: try LiveSession.binary())
    process.arguments = arguments
    process.environment = ["HOME": folder.path, "PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationReason == .uncaughtSignal, text)
  }

  private var table: String {
    (try? String(contentsOf: folder.appending(path: "table"), encoding: .utf8)) ?? ""
  }

  @Test(arguments: ["before", "after"], [["remind", "list"], ["remind", "export", "--ics"]])
  func `leaves nothing that the next command does not put right`(
    moment: String, command: [String]
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try install(killing: moment)
    #expect(try run("remind", "add", "warm-up", "--at", "18:00", "--yes").wasKilled)
    #expect(table.contains("run warm-up") == (moment == "after"))
    let next =
      try command.count == 2
      ? run(command[0], command[1])
      : run(command[0], command[1], command[2])
    #expect(
      next.errors == "limber: a change of the reminders that was cut short is complete now\n")
    #expect(table.contains("remind run warm-up >/dev/null"))
    #expect(try run("remind", "list").errors == "")
  }
}
