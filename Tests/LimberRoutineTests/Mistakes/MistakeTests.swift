import LimberRoutine
import LimberSyntax
import Testing

struct MistakeTests {
  private static let all =
    Mistake.durations + Mistake.amounts + Mistake.keys + Mistake.types + Mistake.files
    + Mistake.syntax + Mistake.programmes

  @Test(arguments: all)
  func `one mistake has one message, and the help that it can have`(_ mistake: Mistake) throws {
    let found = mistake.diagnostics(of: mistake.source)
    #expect(found.map(\.code) == [mistake.code])
    let diagnostic = try #require(found.first)
    #expect(diagnostic.message.contains(mistake.words), "\(diagnostic.message)")
    switch mistake.help {
    case .certain:
      let fix = try #require(diagnostic.certainFix)
      let mended = mistake.source.applying(fix.edits)
      let left = mistake.diagnostics(of: mended)
      #expect(left.isEmpty, "\(String(decoding: mended.bytes, as: UTF8.self))")
    case .choice:
      #expect(!diagnostic.fixes.isEmpty)
      #expect(diagnostic.certainFix == nil)
    case .words:
      #expect(diagnostic.fixes.isEmpty)
    }
  }

  @Test func `every fix that is offered helps, and brings no other fault`() {
    var offered = 0
    var helped = 0
    for mistake in Self.all {
      let before = mistake.diagnostics(of: mistake.source)
      for diagnostic in before {
        for fix in diagnostic.fixes {
          offered += 1
          let after = mistake.diagnostics(of: mistake.source.applying(fix.edits))
          let isNew = after.contains { fault in
            !before.contains { $0.code == fault.code && $0.message == fault.message }
          }
          if after.count < before.count, !isNew {
            helped += 1
          } else {
            print(mistake.text, fix, after)
          }
        }
      }
    }
    #expect(Self.all.count >= 250)
    #expect(offered >= 240)
    #expect(helped == offered)
  }

  @Test func `two mistakes in one file are both found, and both mended`() {
    let mistake = Mistake(
      file:
        #"{ "format": 1, "name": "A", "exercises": [ { "type": "exercise", "title": "Plank", "durationSeconds": 30, "description": "Hold." }, { "type": "exercise", "title": "Squat", "repetitions": "8-10", "description": "Down." } ] }"#,
      "")
    var source = mistake.source
    var found = mistake.diagnostics(of: source)
    #expect(found.count == 11)
    while let fix = found.lazy.compactMap(\.certainFix).first {
      source = source.applying(fix.edits)
      let next = mistake.diagnostics(of: source)
      #expect(next.count == found.count - 1)
      found = next
    }
    #expect(found.isEmpty)
  }
}
