import LimberRoutine
import LimberSyntax
import Testing

@testable import LimberCommands

/// Every object of a SARIF log against what the standard says of its kind.
@Suite struct `The objects of a SARIF log` {
  /// The keys of a kind of object that limber writes; each that is there leads to another kind.
  private struct Kind {
    var needed: Set<String> = []
    /// The others that it may have, of all that the standard has.
    var allowed: Set<String> = []
    var parts: [String: String] = [:]
  }

  private static let kinds: [String: Kind] = [
    "log": Kind(needed: ["version", "runs"], allowed: ["$schema"], parts: ["runs": "run"]),
    "run": Kind(
      needed: ["tool"], allowed: ["results", "columnKind", "invocations"],
      parts: ["tool": "tool", "results": "result", "invocations": "invocation"]),
    "tool": Kind(needed: ["driver"], parts: ["driver": "component"]),
    "component": Kind(needed: ["name"], allowed: ["version", "rules"], parts: ["rules": "rule"]),
    "rule": Kind(
      needed: ["id"], allowed: ["shortDescription", "defaultConfiguration"],
      parts: ["shortDescription": "text", "defaultConfiguration": "configuration"]),
    "configuration": Kind(allowed: ["level"]),
    "result": Kind(
      needed: ["message"],
      allowed: ["ruleId", "ruleIndex", "level", "locations", "relatedLocations", "fixes"],
      parts: [
        "message": "text", "locations": "location", "relatedLocations": "location", "fixes": "fix",
      ]),
    "location": Kind(
      allowed: ["physicalLocation", "message"],
      parts: ["physicalLocation": "place", "message": "text"]),
    "place": Kind(
      needed: ["artifactLocation"], allowed: ["region"],
      parts: ["artifactLocation": "artifact", "region": "region"]),
    "artifact": Kind(allowed: ["uri"]),
    "region": Kind(allowed: ["startLine", "startColumn", "endLine", "endColumn"]),
    "fix": Kind(
      needed: ["artifactChanges"], allowed: ["description"],
      parts: ["artifactChanges": "change", "description": "text"]),
    "change": Kind(
      needed: ["artifactLocation", "replacements"],
      parts: ["artifactLocation": "artifact", "replacements": "replacement"]),
    "replacement": Kind(
      needed: ["deletedRegion"], allowed: ["insertedContent"],
      parts: ["deletedRegion": "region", "insertedContent": "text"]),
    "invocation": Kind(
      needed: ["executionSuccessful"], allowed: ["toolExecutionNotifications"],
      parts: ["toolExecutionNotifications": "notification"]),
    "notification": Kind(needed: ["message"], allowed: ["level"], parts: ["message": "text"]),
    "text": Kind(needed: ["text"]),
  ]

  private static let faulty = [
    "a.json":
      "\u{FEFF}{ \"format\": 1, \"title\": \"é\", \"x-a\": 1, \"x-a\": 2, \"tag\": \"calf\","
      + " \"steps\": [ { \"type\": \"rest\", \"duration\": 90 }, { \"like\": \"q\", \"type\": \"rest\" } ] }",
    "b.json":
      #"{"format":1,"title":"T","tags":["calf"],"steps":[{"type":"timed","name":"A","duration":"30s"}]}"#,
    "c.json": "{", "d.json": "\0{\0}",
  ]

  @Test(arguments: [
    ["."], ["a.json"], ["b.json", "--strict"], ["c.json", "gone.json"], ["d.json"],
  ])
  func `has the keys that it needs, and none that there is not`(_ arguments: [String]) throws {
    let bench = try CommandBench()
    for (name, text) in Self.faulty { try bench.write(text, to: name) }
    let output = bench.run(["check"] + arguments + ["--format", "sarif"]).output
    let log = try JSONParser.parse(SourceText(name: "log", text: output))
    var seen: [String: Int] = [:]
    Self.look(at: log, as: "log", in: output, &seen)
    #expect(seen["run"] == 1 && seen["rule"] == RoutineCode.allCases.count)
    #expect(arguments.contains("--strict") || (seen["result"] ?? 0) > 0)
  }

  @Test func `is of every kind somewhere`() throws {
    let bench = try CommandBench()
    for (name, text) in Self.faulty { try bench.write(text, to: name) }
    let output = bench.run("check", ".", "gone.json", "--format", "sarif").output
    var seen: [String: Int] = [:]
    Self.look(
      at: try JSONParser.parse(SourceText(name: "log", text: output)), as: "log", in: output, &seen)
    #expect(Set(seen.keys) == Set(Self.kinds.keys))
  }

  private static func look(
    at node: JSONNode, as kind: String, in log: String, _ seen: inout [String: Int]
  ) {
    if case .array(let elements) = node.value {
      for element in elements { look(at: element, as: kind, in: log, &seen) }
      return
    }
    guard case .object(let members) = node.value, let rule = kinds[kind] else {
      Issue.record("a \(kind) that is no object")
      return
    }
    seen[kind, default: 0] += 1
    let keys = members.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(rule.needed.isSubset(of: keys), "\(kind): \(keys)")
    #expect(Set(keys).isSubset(of: rule.needed.union(rule.allowed)), "\(kind): \(keys)")
    for member in members {
      if let part = rule.parts[member.key] {
        look(at: member.value, as: part, in: log, &seen)
        continue
      }
      switch (member.key, member.value.value) {
      case ("level", .string(let word)):
        #expect(["none", "note", "warning", "error"].contains(word.text))
      case ("ruleIndex", .number(let number)):
        let id = members.first { $0.key == "ruleId" }?.value.value
        guard case .string(let word)? = id, let index = number.whole else {
          Issue.record("a rule without its name")
          continue
        }
        #expect(RoutineCode.allCases[index].rawValue == word.text)
      case ("startLine", .number(let number)), ("startColumn", .number(let number)),
        ("endLine", .number(let number)), ("endColumn", .number(let number)):
        #expect((number.whole ?? 0) >= 1)
      case ("executionSuccessful", .bool): break
      case (_, .string): break
      default: Issue.record("\(kind).\(member.key) is of another type")
      }
    }
  }
}
