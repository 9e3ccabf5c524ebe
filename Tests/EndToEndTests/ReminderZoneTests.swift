import Foundation
import LimberTestSupport
import Testing

/// The built program in a shell whose zone is not the machine's.
@Suite(.waits) struct `Reminders in a shell with a zone of its own` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "limber-zone-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "bin"), withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      here=${0%/*}/..
      case "$1" in
      -l) if [ -f "$here/table" ]; then cat "$here/table"
          else echo "no crontab for me" >&2; exit 1; fi ;;
      *) cp "$1" "$here/table" ;;
      esac

      """
    try ProgramFile.write(script, to: folder.appending(path: "bin/crontab").path)
  }

  private func run(_ arguments: String..., zone: String?) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try LiveSession.binary())
    process.arguments = arguments
    var variables = ["HOME": folder.path, "PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    variables["TZ"] = zone
    process.environment = variables
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test func `come, and are told, by the machine's zone`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // Of two zones 26 hours apart one at least is not the machine's.
    _ = try run("remind", "add", "warm-up", "--at", "18:00", "--yes", zone: "UTC+12")
    let own = try run("remind", "list", "--json", zone: nil)
    #expect(own.contains("T18:00:00.000"))
    #expect(try run("remind", "list", "--json", zone: "UTC+12") == own)
    #expect(try run("remind", "list", "--json", zone: "UTC-14") == own)
  }
}
