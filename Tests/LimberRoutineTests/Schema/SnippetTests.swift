import Foundation
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberRoutine

/// What an editor offers in the place of a step, with each gap filled by what it proposes.
@Suite struct `A snippet of the schema` {
  private static func snippets() throws -> [(label: String, body: JSONNode)] {
    let bytes = Array(try Data(contentsOf: IndependentValidator.schema))
    let schema = try JSONParser.parse(SourceText(name: "schema", bytes: bytes))
    var found: [(String, JSONNode)] = []
    func look(at node: JSONNode) {
      switch node.value {
      case .array(let elements): for element in elements { look(at: element) }
      case .object(let members):
        for member in members {
          if member.key == "defaultSnippets", case .array(let snippets) = member.value.value {
            for case .object(let parts) in snippets.map(\.value) {
              guard
                case .string(let label)? = parts.first(where: { $0.key == "label" })?.value.value,
                let body = parts.first(where: { $0.key == "body" })?.value
              else {
                Issue.record("a snippet without a label or a body")
                continue
              }
              found.append((label.text, body))
            }
          }
          look(at: member.value)
        }
      case .null, .bool, .number, .string: break
      }
    }
    look(at: schema)
    return found
  }

  /// The text that it becomes: `${1:Name}` is what it proposes, and behind a `^` it stands without quotes.
  private static func text(of node: JSONNode) -> String {
    switch node.value {
    case .string(let string):
      var text = string.text
      let isBare = text.hasPrefix("^")
      if isBare { text.removeFirst() }
      while let start = text.firstPlace(of: "${"),
        let end = text[start.upperBound...].firstIndex(of: "}"),
        let colon = text[start.upperBound..<end].firstIndex(of: ":")
      {
        text.replaceSubrange(start.lowerBound...end, with: text[text.index(after: colon)..<end])
      }
      return isBare ? text : "\"\(text)\""
    case .number(let number): return number.whole.map(String.init) ?? "0"
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .array(let elements):
      // Steps that are to be written there.
      return elements.isEmpty
        ? #"[{ "type": "rest", "duration": "5s" }]"#
        : "[" + elements.map(text).joined(separator: ", ") + "]"
    case .object(let members):
      return "{ "
        + members.map { "\"\($0.key)\": \(text(of: $0.value))" }.joined(separator: ", ") + " }"
    }
  }

  @Test func `is a step without a fault, once its gaps are filled`() throws {
    let snippets = try Self.snippets()
    #expect(snippets.count >= StepType.allCases.count)
    for (label, body) in snippets {
      let step = Self.text(of: body)
      #expect(!step.contains("$"), "\(label): \(step)")
      let source = SourceText(
        name: "test.json", text: #"{ "format": 1, "title": "T", "steps": [ \#(step) ] }"#)
      let other =
        #"{ "format": 1, "title": "O", "steps": [ { "type": "rest", "duration": "5s" } ] }"#
      let reading = RoutineReader.read(
        RoutineFile(id: "test", source: source),
        lookup: RoutineLookup { id in
          RoutineFile(id: id, source: SourceText(name: "\(id).json", text: other))
        })
      #expect(reading.reports.flatMap(\.diagnostics).map(\.message) == [], "\(label): \(step)")
    }
  }

  @Test func `is there for each type of step`() throws {
    let types = try Self.snippets().map { Self.text(of: $0.body) }
    for type in StepType.allCases {
      #expect(types.contains { $0.contains("\"type\": \"\(type.rawValue)\"") }, "\(type)")
    }
  }
}
