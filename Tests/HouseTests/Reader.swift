import Foundation
import LimberCommands
import LimberHost
import LimberPlatform
import LimberTestSupport
import Synchronization

/// Somebody who follows a document to the letter, in an empty folder that is also their home.
final class Reader {
  private let folder: URL
  /// The file that the document's JSON is saved as.
  private let fileName: String

  init(savingAs fileName: String) throws {
    self.fileName = fileName
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func save(_ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: fileName))
  }

  /// Saves a script that may be run.
  func saveProgram(_ text: String) throws {
    try ProgramFile.write(text, to: folder.appending(path: fileName).path)
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// What a command prints, on either stream, and how it ends.
  func run(_ command: String) -> (printed: String, status: ExitStatus) {
    let words = command.split(separator: " ").map(String.init)
    let printed = Mutex("")
    let output = HostOutput(write: { text in printed.withLock { $0 += text } })
    let environment = HostEnvironment(
      arguments: Array(words.dropFirst()),
      surroundings: Surroundings(
        variables: ["HOME": folder.path, "PATH": folder.path + ":/usr/bin:/bin"],
        workingFolder: folder.path),
      streams: Streams(
        input: HostInput(readAll: { _ in [] }, readLine: { nil }), output: output, errors: output),
      processes: .live)
    let status = Limber.run(environment)
    return (printed.withLock(\.self), status)
  }
}
