import Foundation
import Testing

/// A folder of its own for a test, and the programs that run in it.
final class Lab {
  let folder: URL
  private var programs: [Program] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "limber-lab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    for program in programs { program.end(SIGKILL) }
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
  ///
  /// Another process writes it: a child that is started meanwhile would inherit the open file, and
  /// what somebody has open for writing cannot be run.
  func script(_ name: String, _ lines: String) throws {
    let writing = "mkdir -p \"${1%/*}\" && cat > \"$1\" && chmod 755 \"$1\""
    let (code, output) = try run(
      "/bin/sh", ["-c", writing, "sh", path("bin/" + name)], input: "#!/bin/sh\n" + lines + "\n")
    try #require(code == 0, "\(output)")
  }

  /// The path of a link that makes limber a sink.
  func link(to sink: ReadyMade) throws -> String {
    let link = path(sink.program)
    if !FileManager.default.fileExists(atPath: link) {
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: ReadyMade.limber)
    }
    return link
  }

  // MARK: - Programs

  /// Starts a program that ends with the test at the latest.
  ///
  /// - Parameter input: a file that it reads; nil for nothing, or for a pipe where `isFed`.
  @discardableResult
  func start(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    input: String? = nil, isFed: Bool = false, log: String = "log"
  ) throws -> Program {
    let environment = environment ?? ["PATH": Tools.path, "HOME": folder.path]
    let program = try Program(
      [path] + arguments, environment: environment, input: input, isFed: isFed,
      log: self.path(log))
    programs.append(program)
    return program
  }

  /// Runs a program to its end and answers with its exit code and all that it wrote.
  func run(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    input: String = ""
  ) throws -> (code: Int32, output: String) {
    try write(input, to: "input")
    let log = "output-\(UUID().uuidString)"
    let program = try start(
      path, arguments, environment: environment, input: self.path("input"), log: log)
    return (program.wait(), text(log))
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
