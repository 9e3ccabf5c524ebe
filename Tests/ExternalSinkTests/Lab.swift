import Foundation
import Testing

/// A folder of its own for a test, and the programs that run in it.
final class Lab {
  let folder: URL
  private var processes: [Process] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "limber-lab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    for process in processes where process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: - Files

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to name: String, mode: Int = 0o600) throws {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
  }

  /// A program of a few lines of shell, which is found on the sinks' `PATH` before others.
  func script(_ name: String, _ lines: String) throws {
    try FileManager.default.createDirectory(
      atPath: path("bin"), withIntermediateDirectories: true)
    try write("#!/bin/sh\n" + lines + "\n", to: "bin/" + name, mode: 0o755)
  }

  // MARK: - Programs

  /// Starts a program that ends with the test at the latest.
  @discardableResult
  func start(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    input: Any? = nil, log: String = "log"
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment ?? ["PATH": Tools.path, "HOME": folder.path]
    let output = self.path(log)
    if !FileManager.default.fileExists(atPath: output) {
      try write("", to: log)
    }
    let handle = try #require(FileHandle(forWritingAtPath: output))
    try handle.seekToEnd()
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = input ?? FileHandle.nullDevice
    try process.run()
    processes.append(process)
    return process
  }

  /// Runs a program to its end and answers with its exit code and all that it wrote.
  func run(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    input: String = ""
  ) throws -> (code: Int32, output: String) {
    try write(input, to: "input")
    let log = "output-\(UUID().uuidString)"
    let process = try start(
      path, arguments, environment: environment,
      input: FileHandle(forReadingAtPath: self.path("input")), log: log)
    process.waitUntilExit()
    return (process.terminationStatus, text(log))
  }
}

/// The programs that tests drive.
enum Tools {
  static let path = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"

  /// Whether a missing program fails a test rather than skipping it.
  static let isRequired = ProcessInfo.processInfo.environment["CI"] != nil

  static func find(_ name: String) -> String? {
    path.split(separator: ":").map { $0 + "/" + name }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  static func path(of name: String) throws -> String {
    try #require(find(name), "the program '\(name)' is not installed")
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test where programs are missing, but not in CI.
  static func needs(_ programs: String...) -> Self {
    let missing = programs.filter { Tools.find($0) == nil }
    return .enabled(
      if: missing.isEmpty || Tools.isRequired,
      "not installed: \(missing.joined(separator: ", "))")
  }
}

/// Waits for another program to do its part; false where it has not in 20 s.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
  for _ in 0..<1000 {
    if try condition() { return true }
    usleep(20_000)
  }
  return false
}
