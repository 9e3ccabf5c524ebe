import LimberRoutine
import LimberSyntax

/// A routine's text as the beginning of another one: all to the letter, but for what would be wrong of the copy.
///
/// The title is the new one, so that a list does not show two alike; `$schema` names the schema that is kept for the
/// new place, and goes where none is.
struct RoutineCopy {
  private(set) var bytes: [UInt8]

  init(of source: SourceText, title: String, schema: String?) {
    bytes = source.bytes
    guard let root = try? JSONParser.parse(source), case .object(let members) = root.value else {
      return
    }
    var edits: [Diagnostic.Fix.Edit] = []
    if let member = members.first(where: { $0.key == "title" }) {
      edits.append(.init(member.value.range, Self.json(title)))
    }
    if let member = members.first(where: { $0.key == "$schema" }) {
      edits.append(
        schema.map { .init(member.value.range, Self.json($0)) }
          ?? source.removal(from: Int(member.keyRange.start), to: Int(member.value.range.end)))
    }
    bytes = source.applying(edits).bytes
  }

  private static func json(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }
}
