import LimberHost
import LimberRoutine
import LimberSyntax
import Testing

@testable import LimberCommands

@Suite struct `limber new --brief` {
  @Test func `the brief is one text of less than 8 KB, to the letter also on a terminal`() throws {
    let bench = try CommandBench()
    let result = bench.run("new", "--brief")
    #expect(result.status == .success)
    #expect(result.output.utf8.count < 8 * 1_024)
    #expect(result.output.holds("Answer with one JSON file and nothing else"))
    #expect(bench.run("new", "--brief", isTerminal: true).output == result.output)
    #expect(bench.run("new").status == .usage)
  }

  @Test func `its examples pass the strictest check, are laid out and play`() throws {
    let bench = try CommandBench()
    for (index, example) in RoutineBrief.examples.enumerated() {
      #expect(RoutineBrief.text.holds(example))
      try bench.write(example, to: "example-\(index).json")
      #expect(bench.run("check", "--strict", "example-\(index).json").status == .success)
      #expect(bench.run("fmt", "--check", "example-\(index).json").status == .success)
      #expect(bench.run("play", "example-\(index).json", "--dry-run").status == .success)
    }
  }

  @Test func `it names no key that the format does not have, and every type of step`() throws {
    let schema = String(decoding: RoutineLibrary.schema, as: UTF8.self)
    var rest = RoutineBrief.text[...]
    var keys: Set<String> = []
    while let end = rest.firstPlace(of: "\":") {
      let key = rest[..<end.lowerBound].split(separator: "\"", omittingEmptySubsequences: false)
        .last
      keys.insert(String(key ?? ""))
      rest = rest[end.upperBound...]
    }
    // Types stand there as keys do, and so do names that an author gives.
    keys.subtract(["timed", "prompt", "choice", "hold", "run"])
    #expect(keys.count > 20)
    for key in keys { #expect(schema.holds("\"\(key)\": {"), "\(key)") }
    for type in ["timed", "reps", "rest", "prompt", "rounds", "choice", "routine"] {
      #expect(RoutineBrief.text.holds("- \"\(type)\": "))
    }
  }

  @Test
  func `it names every key of a routine but those for editors, for other sides and of drawings`()
    throws
  {
    let schema = try JSONParser.parse(SourceText(name: "schema", bytes: RoutineLibrary.schema))
    let left: Set<String> = ["$schema", "restDays", "order", "first", "changeover"]
    let drawn: Set<String> = [
      "view", "anchor", "props", "poses", "sequence", "zoom", "lie", "trunk", "head", "near", "far",
      "nearArm", "farArm", "thigh", "shin", "foot", "upper", "fore",
    ]
    let keys = `limber help format`.keys(of: schema)
    #expect(keys.isSuperset(of: drawn))
    for key in keys.subtracting(left).subtracting(drawn) {
      #expect(RoutineBrief.text.holds("\"\(key)\""), "\(key)")
    }
  }
}

@Suite struct `limber help format` {
  @Test func `the whole reference is in the program`() throws {
    let bench = try CommandBench()
    let output = bench.run("help", "format").output
    #expect(output.hasPrefix("# The routine format\n"))
    #expect(!output.holds("<!--"))
    let schema = try JSONParser.parse(SourceText(name: "schema", bytes: RoutineLibrary.schema))
    let keys = Self.keys(of: schema)
    #expect(keys.count > 25)
    for key in keys {
      #expect(output.holds("`\(key)`") || output.holds("\"\(key)\""), "\(key)")
    }
  }

  @Test func `on a terminal it fits, without Markdown's marks`() throws {
    let output = try CommandBench().run("help", "format", isTerminal: true, columns: 60).output
    #expect(!output.holds("```"))
    #expect(!output.holds("\n| "))
    let words = output.split(separator: "\n").filter { !$0.hasPrefix("    ") }
    #expect(words.allSatisfy { $0.count <= 60 })
  }

  /// The names of all properties that a schema has anywhere.
  static func keys(of node: JSONNode) -> Set<String> {
    switch node.value {
    case .object(let members):
      var keys: Set<String> = []
      for member in members {
        if member.key == "properties", case .object(let properties) = member.value.value {
          keys.formUnion(properties.map(\.key))
        }
        keys.formUnion(Self.keys(of: member.value))
      }
      return keys
    case .array(let elements): return elements.reduce(into: []) { $0.formUnion(Self.keys(of: $1)) }
    case .null, .bool, .number, .string: return []
    }
  }
}
