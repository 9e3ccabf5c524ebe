import LimberFigures
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

@Suite struct `The figure of a step` {
  /// A step with a figure of its own.
  private static func own(_ figure: String) -> String {
    #"{ "type": "timed", "name": "A", "cue": "b", "duration": "5s", "figure": \#(figure) }"#
  }

  private static let cases = [
    FaultCase("one that ships", step: own(#""heel-drop""#)),
    FaultCase("none", step: own(#""none""#)),
    FaultCase("a misspelt one", step: own(#"1️⃣"heel-drp""#), "1️⃣ unknown-figure"),
    FaultCase("a number", step: own("1️⃣3"), "1️⃣ wrong-type"),
    FaultCase(
      "the least", step: own(#"{ "view": "front", "poses": { "stand": {} } }"#)),
    FaultCase("nothing in it", step: own("1️⃣{}"), "1️⃣ missing-key", "1️⃣ missing-key"),
    FaultCase("no pose", step: own(#"{ "view": "side", "poses": 1️⃣{} }"#), "1️⃣ empty"),
    FaultCase(
      "poses in a list", step: own(#"{ "view": "side", "poses": 1️⃣[] }"#), "1️⃣ wrong-type"),
    FaultCase(
      "an angle too far", step: own(#"{ "view": "side", "poses": { "a": { "trunk": 1️⃣181 } } }"#),
      "1️⃣ bad-count"),
    FaultCase(
      "half a degree", step: own(#"{ "view": "side", "poses": { "a": { "head": 1️⃣0.5 } } }"#),
      "1️⃣ bad-count"),
    FaultCase(
      "an unknown view and prop",
      step: own(#"{ "view": 1️⃣"top", "props": [2️⃣"tree"], "poses": { "a": {} } }"#),
      "1️⃣ bad-value", "2️⃣ bad-value"),
    FaultCase(
      "a misspelt part",
      step: own(#"{ "view": "side", "poses": { "a": { "near": { 1️⃣"tigh": 3 } } } }"#),
      "1️⃣ unknown-key"),
    FaultCase(
      "a sequence of nothing known",
      step: own(#"{ "view": "side", "poses": { "a": {} }, "sequence": ["a", 1️⃣"b"] }"#),
      "1️⃣ bad-value"),
    FaultCase(
      "one pose twice",
      step: own(#"{ "view": "side", "poses": { 1️⃣"a": {}, 2️⃣"a": {} } }"#),
      "2️⃣ duplicate-key", "1️⃣ note"),
    FaultCase(
      "a phase that ends in no pose",
      step: """
        { "type": "reps", "name": "A", "reps": 3, "figure": "squat",
          "tempo": [{ "cue": "b", "duration": "1s", "figure": 1️⃣"side" }] }
        """, "1️⃣ bad-value"),
    FaultCase(
      "a phase without a figure to pose",
      step: """
        { "type": "reps", "name": "A", "reps": 3,
          "tempo": [{ "cue": "b", "duration": "1s", "figure": "down" }] }
        """),
  ]

  @Test(arguments: cases)
  private func `is checked to its last angle`(_ case: FaultCase) {
    #expect(`case`.found == `case`.expected)
  }

  @Test func `has 1 to 12 poses`() {
    let poses = (1...13).map { #""p\#($0)": {}"# }.joined(separator: ", ")
    let reading = FigureReader.read(
      SourceText(name: "f", text: #"{ "view": "side", "poses": { \#(poses) } }"#))
    #expect(reading.report.diagnostics.map(\.message) == ["a figure has 1 to 12 poses, found 13"])
    #expect(reading.figure == nil)
  }

  @Test func `keeps in a later pose what it leaves out from the first`() throws {
    let text = """
      { "view": "side", "anchor": "hips", "props": ["floor"], "sequence": ["b", "a"],
        "poses": { "a": { "trunk": 5, "near": { "thigh": 10, "foot": -3 }, "lie": "back" },
                   "b": { "head": 9, "near": { "shin": 4 } } } }
      """
    let figure = try #require(FigureReader.read(SourceText(name: "f", text: text)).figure)
    #expect(figure.sequence == [1, 0])
    #expect(figure.anchor == .hips)
    let later = figure.poses[1].pose
    #expect(later.trunk == 5)
    #expect(later.head == 9)
    #expect(later.lie == .back)
    // A part is left out or written; what is written has its angles from 0.
    #expect(later.near == Pose.Leg(shin: 4))
  }

  @Test(arguments: FigureLibrary.names)
  func `that ships is free of faults and can be drawn`(name: String) throws {
    let bytes = try #require(FigureLibrary.bytes(of: name))
    let reading = FigureReader.read(SourceText(name: name, bytes: bytes))
    #expect(reading.report.diagnostics.map(\.message) == [])
    let figure = try #require(reading.figure)
    #expect(figure.picture(.still(figure.start)).cells(columns: 16, rows: 8) != nil)
  }

  @Test func `looks like no other that ships`() throws {
    var seen: [[String]: String] = [:]
    for name in FigureLibrary.names {
      let figure = try #require(FigureLibrary.figure(name))
      let picture = try #require(figure.picture(.still(figure.end)).cells(columns: 24, rows: 12))
      #expect(seen[picture] == nil, "\(name) and \(seen[picture] ?? "")")
      seen[picture] = name
    }
    #expect(seen.count >= 24)
  }
}
