import Foundation

/// PyPI's `jsonschema`, which knows nothing of limber, run once over many documents.
enum IndependentValidator {
  /// Why the tests that need it are skipped.
  static let absence = "python3 with PyPI's jsonschema is not there"

  /// Whether it can be had; in the one run that must check, it has to be.
  static let mayRun =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || (try? run(["-c", "import jsonschema"], input: "")) != nil

  struct Failed: Error {
    let status: Int32
    let output: String
  }

  static var schema: URL { routines.appending(path: "routine.schema.json") }
  static var programmeSchema: URL { routines.appending(path: "programme.schema.json") }

  private static var routines: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "routines")
  }

  /// What is wrong with each document by the schema; nil where nothing is.
  static func verdicts(on documents: [String]) throws -> [String?] {
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for line in sys.stdin.buffer:
          error = next(validator.iter_errors(json.loads(line)), None)
          print("ok" if error is None else ascii(error.json_path + ": " + error.message)[:300])
      """
    let output = try run(
      ["-c", program, schema.path], input: documents.joined(separator: "\n") + "\n")
    return output.split(separator: "\n").map { $0 == "ok" ? nil : String($0) }
  }

  /// How many faults each document has by a schema.
  static func counts(on documents: [String], by schema: URL = schema) throws -> [Int] {
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft202012Validator.check_schema(schema)
      for line in sys.stdin.buffer:
          errors = list(Draft202012Validator(schema).iter_errors(json.loads(line)))
          print(len(errors))
      """
    let output = try run(
      ["-c", program, schema.path], input: documents.joined(separator: "\n") + "\n")
    return output.split(separator: "\n").compactMap { Int($0) }
  }

  private static func run(_ arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    // Files and not pipes: neither side can block the other, however much there is to say.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (inFile, outFile) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(input.utf8).write(to: inFile)
    try Data().write(to: outFile)
    process.standardInput = try FileHandle(forReadingFrom: inFile)
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOf: outFile, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      throw Failed(status: process.terminationStatus, output: output)
    }
    return output
  }
}
