import Foundation
import LimberEvents
import LimberTestSupport
import Testing

@Suite(.waits) struct `Every ready-made sink` {
  @Test(arguments: ReadyMade.allCases)
  func `describes itself as the protocol asks`(sink: ReadyMade) throws {
    let lab = try Lab()
    let (code, output) = try lab.run(lab.link(to: sink), ["--describe"])
    #expect(code == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(object["protocol"] as? [Int] == [1])
    #expect(object["name"] as? String == sink.rawValue)
    let kinds = try #require(object["events"] as? [String])
    #expect(!kinds.isEmpty)
    #expect(kinds.allSatisfy { EventKind(rawValue: $0) != nil && $0 != "tick" })
    #expect((0...10).contains(try #require(object["drainSeconds"] as? Int)))
    let options = try #require(object["options"] as? [String: [String: Any]])
    #expect(options.values.allSatisfy { $0["help"] is String && $0["type"] is String })
  }

  @Test(arguments: ReadyMade.allCases)
  func `is limber under another name, or behind it as its first argument`(sink: ReadyMade) throws {
    let lab = try Lab()
    let (code, output) = try lab.run(ReadyMade.limber, [sink.program, "--describe"])
    #expect(code == 0)
    #expect(try lab.run(lab.link(to: sink), ["--describe"]).output == output)
    // Any other name is limber.
    try FileManager.default.createSymbolicLink(
      atPath: lab.path("limber-sink-other"), withDestinationPath: ReadyMade.limber)
    let version = try lab.run(ReadyMade.limber, ["--version"]).output
    #expect(try lab.run(lab.path("limber-sink-other"), ["--version"]).output == version)
    #expect(try lab.run(ReadyMade.limber, ["--no-color", sink.program, "--describe"]).code == 64)
  }

  @Test(arguments: ReadyMade.allCases)
  func `ends quietly when it is told nothing`(sink: ReadyMade) throws {
    let lab = try Lab()
    let (code, output) = try lab.run(lab.link(to: sink), [], environment: sink.environment(lab))
    #expect(code == 0)
    #expect(output == "")
  }

  @Test(arguments: ReadyMade.allCases)
  func `refuses options that it has not, with a sentence`(sink: ReadyMade) throws {
    let lab = try Lab()
    let (code, output) = try sink.run(lab, options: ["colour": "red"], events: [])
    #expect(code == 78)
    #expect(output.hasPrefix("limber-sink-\(sink.rawValue): sink '\(sink.rawValue)' has no option"))
    #expect(output.split(separator: "\n").count == 1)
  }

  @Test(arguments: ReadyMade.allCases)
  func `says what it needs where that is missing`(sink: ReadyMade) throws {
    let lab = try Lab()
    // Empty files are found where libraries are looked for, and are none.
    for library in ["libsystemd.so.0", "libdbus-1.so.3"] { try lab.write("", to: library) }
    let (code, output) = try sink.run(
      lab, options: sink == .webhook ? ["url": "http://127.0.0.1:9/"] : [:],
      events: SampleEvents.session,
      environment: [
        "PATH": "/nowhere", "HOME": lab.folder.path, "LD_LIBRARY_PATH": lab.folder.path,
      ])
    #expect(code == 69)
    #expect(
      output.hasPrefix("limber-sink-\(sink.rawValue): there is no program")
        || output.contains("cannot be found; install"))
    #expect(output.split(separator: "\n").count == 1)
  }

  @Test(arguments: ReadyMade.allCases)
  func `explains itself to a person, and refuses arguments it does not know`(
    sink: ReadyMade
  ) throws {
    let lab = try Lab()
    let help = try lab.run(lab.link(to: sink), ["--help"])
    #expect(help.code == 0)
    #expect(help.output.hasPrefix("limber-sink-\(sink.rawValue): "))
    #expect(try lab.run(lab.link(to: sink), ["--colour"]).code == 64)
    #expect(try lab.run(lab.link(to: sink), ["colour"]).code == 64)
  }
}
