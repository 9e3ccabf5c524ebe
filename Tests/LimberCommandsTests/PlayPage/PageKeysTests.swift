import Foundation
import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberSyntax
import LimberTestSupport
import Testing

/// What keys do to a session, in the words that the page is held to in a browser (`.ci/suites/page`).
///
/// `.ci/lib/page/keys.json` has the routines and the keys, `keys.txt` what the session makes of them.
@Suite struct PageKeysTests {
  private struct Script: Decodable {
    var says: String
    var keys: String
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../.ci/lib/page").standardizedFileURL

  /// Everything that happens, one line each: when, what, and in which words.
  private static func events(of routine: String, _ keys: String) throws -> [String] {
    let file = RoutineFile(
      id: "keys", source: SourceText(name: "keys", bytes: Array(routine.utf8)))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    var session = Session(plan: Plan([set]), settings: .init(phrases: EnglishPhrases()))
    return session.play(ScriptedInput.parse(keys)).map { event in
      // The page has no words of its own for how much was added.
      let words = event.kind == .adjusted ? "" : event.text
      return "\(Thousandths.text(event.at)) \(event.kind.rawValue) \(words)"
    }
  }

  @Test func `keys do to a session what the page is held to`() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "keys.json"))
    let scripts = try JSONDecoder().decode([Script].self, from: data)
    let whole = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    var told = ""
    for (script, object) in zip(scripts, whole) {
      let routine = try JSONSerialization.data(
        withJSONObject: [
          "format": 1, "title": "Keys", "cautions": ["Stop."], "steps": object["steps"] ?? [],
        ])
      told += "# \(script.says)\n"
      for line in try Self.events(of: String(decoding: routine, as: UTF8.self), script.keys) {
        told += "\(line)\n"
      }
    }
    let path = Self.folder.appending(path: "keys.txt")
    let expected = String(decoding: (try? Data(contentsOf: path)) ?? Data(), as: UTF8.self)
    #expect(told == expected, "as it is now:\n\(told)")
  }
}

private enum Thousandths {
  /// Seconds to the thousandth.
  static func text(_ time: Duration) -> String {
    String(format: "%.3f", time / .seconds(1))
  }
}
