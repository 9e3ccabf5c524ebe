import Foundation

/// A program that a test compares with.
///
/// Where it is missing the test is skipped; in CI it must be there.
enum Tool {
  static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] != nil }

  static func has(_ arguments: [String]) -> Bool {
    (try? run(arguments).status) == 0
  }

  static func mustRun(_ arguments: [String]) -> Bool { isCI || has(arguments) }

  struct Output {
    var status: Int32
    var text: String
  }

  /// Runs a program found on PATH; input and output go through files, which no pipe can block.
  static func run(_ arguments: [String], input: String = "") throws -> Output {
    let folder = try Folder()
    let inputFile = folder.url.appendingPathComponent("input")
    let outputFile = folder.url.appendingPathComponent("output")
    try Data(input.utf8).write(to: inputFile)
    try Data().write(to: outputFile)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let output = try FileHandle(forWritingTo: outputFile)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus,
      text: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self))
  }

  /// A folder of a test's own, gone with it.
  final class Folder {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appendingPathComponent(
        "limber-schedule-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
      try? FileManager.default.removeItem(at: url)
    }
  }
}
