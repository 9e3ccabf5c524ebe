import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// Holds the JSON Schema and the decoder together, on everything that a schema can say.
///
/// What only the decoder can say is listed in the reference of the format (LimberRoutine.docc, Format.md);
/// `beyondTheSchema` has an example of each.
@Suite(.enabled(if: IndependentValidator.mayRun, "\(IndependentValidator.absence)"))
struct SchemaDriftTests {
  private static let decoderOnly: Set = [
    "bad-range", "duplicate-key", "too-deep", "too-large", "unknown-template", "unknown-parameter",
  ]

  /// What two places of a file say of each other: how many sets, rounds and sides there are.
  private static let twoPlaces = [
    " is for ", ": 'byRound' ", ": rounds with 'sides' ",
  ]

  /// Finds a routine for every id that one may have, but for `nowhere`.
  private static let lookup = RoutineLookup { id in
    guard RoutineID.isValid(id), id != "nowhere" else { return nil }
    let text =
      #"{"format":1,"title":"a","parameters":{"p":"1s"},"steps":[{"type":"rest","duration":{"parameter":"p"}}]}"#
    return RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text))
  }

  private func errors(in document: String) -> [String] {
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: document))
    return RoutineReader.read(file, lookup: Self.lookup).reports[0].diagnostics
      .filter { $0.severity == .error }.map { "\($0.code) at \($0.range.start): \($0.message)" }
  }

  /// Whether an error hangs on what stands elsewhere: in a template, or in the place of a parameter.
  private static func hangsOnAnother(_ error: String, _ document: String) -> Bool {
    let isTemplated = document.contains("\"like\"")
    let isValued = document.contains("\"parameter") || document.contains("\"with\"")
    return isTemplated
      && ["missing-key", "unknown-key", "bad-value"].contains { error.hasPrefix($0) }
      || isValued && ["bad-duration", "bad-count", "wrong-type"].contains { error.hasPrefix($0) }
  }

  private func compare(_ documents: [String]) throws -> (valid: Int, invalid: Int) {
    let verdicts = try IndependentValidator.verdicts(on: documents)
    try #require(verdicts.count == documents.count)
    var valid = 0
    for (document, verdict) in zip(documents, verdicts) {
      let errors = errors(in: document).filter { error in
        // No pattern of a schema knows what can be seen.
        !Self.decoderOnly.contains { error.hasPrefix("\($0) ") } && !error.hasSuffix("that cannot")
          && !Self.twoPlaces.contains(where: error.contains)
      }
      let isRight =
        verdict == nil
        ? errors.allSatisfy { Self.hangsOnAnother($0, document) } : !errors.isEmpty
      #expect(
        isRight,
        "decoder: \(errors), schema: \(verdict ?? "nothing"), document: \(document)")
      if verdict == nil { valid += 1 }
    }
    return (valid, documents.count - valid)
  }

  @Test func `documents without a fault please both`() throws {
    var maker = DocumentMaker(random: SeededGenerator(seed: 5))
    let documents = (0..<300).map { _ in maker.document().line }
    let counts = try compare(documents)
    #expect(counts.invalid == 0)
  }

  @Test func `documents with a few changes please both or neither`() throws {
    var maker = DocumentMaker(random: SeededGenerator(seed: 6))
    var random = SeededGenerator(seed: 7)
    let documents = (0..<1_500).map { _ in
      var document = maker.document()
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        document.mutate(
          keys: DocumentMaker.keys, values: DocumentMaker.values, using: &random)
      }
      return document.line
    }
    let counts = try compare(documents)
    // A comparison that saw only one kind would prove little.
    #expect(counts.valid > 150)
    #expect(counts.invalid > 600)
  }

  @Test func `every odd value in every place pleases both or neither`() throws {
    let places: [(String) -> String] =
      [
        { #"{"format":1,"title":\#($0),"steps":[{"type":"prompt","cue":"a"}]}"# },
        { #"{"format":\#($0),"title":"a","steps":[{"type":"prompt","cue":"a"}]}"# },
        { #"{"format":1,"title":"a","steps":\#($0)}"# },
        { #"{"format":1,"title":"a","summary":\#($0),"steps":[{"type":"prompt","cue":"a"}]}"# },
        { #"{"format":1,"title":"a","limits":\#($0),"steps":[{"type":"prompt","cue":"a"}]}"# },
        { #"{"format":1,"title":"a","steps":[{"type":"prompt","cue":\#($0)}]}"# },
        { #"{"format":1,"title":"a","steps":[{"type":"prompt","cue":"a","timeout":\#($0)}]}"# },
        { #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":\#($0)}]}"# },
        { #"{"format":1,"title":"a","steps":[{"type":"reps","name":"a","reps":\#($0)}]}"# },
        {
          #"{"format":1,"title":"a","steps":[{"type":"reps","name":"a","reps":1,"sides":\#($0)}]}"#
        },
        {
          #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":"1s","sides":\#($0)}]}"#
        },
        {
          #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":"1s","cues":[{"at":\#($0),"cue":"a"}]}]}"#
        },
        { #"{"format":1,"title":"a","steps":[{"type":"routine","routine":\#($0)}]}"# },
        {
          #"{"format":1,"title":"a","parameters":{"p":\#($0)},"steps":[{"type":"prompt","cue":"a"}]}"#
        },
        { #"{"format":1,"title":"a","x-own":\#($0),"steps":[{"type":"prompt","cue":"a"}]}"# },
        { #"{"format":1,"title":"a","between":\#($0),"steps":[{"type":"prompt","cue":"a"}]}"# },
        {
          #"{"format":1,"title":"a","steps":[{"type":"reps","name":"a","reps":\#($0),"sides":"each"}]}"#
        },
        {
          #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":"1s","leadIn":\#($0)}]}"#
        },
        {
          #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":["1s","2s"],"every":\#($0)}]}"#
        },
        {
          #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":"1s","sets":2,"every":\#($0)}]}"#
        },
      ]
    let documents = (places + Self.roundsPlaces).flatMap { place in DocumentMaker.values.map(place)
    }
    _ = try compare(documents)
  }

  /// Every key of rounds, with a value to be filled in.
  private static var roundsPlaces: [(String) -> String] {
    let heads = [
      #""rounds":2,"between":"#, #""rounds":2,"every":"#, #""rounds":2,"sides":"#, #""rounds":"#,
      #""rounds":2,"rest":"1s","every":"#,
    ]
    return heads.map { head in
      { value in
        #"{"format":1,"title":"a","steps":[{"type":"rounds",\#(head)\#(value),"steps":[{"type":"rest","duration":"1s"}]}]}"#
      }
    }
  }

  @Test(arguments: ["30", "true", "null"])
  func `a value of another type is one fault for the schema too`(value: String) throws {
    let documents = [
      #"{"format":1,"title":"a","steps":[{"type":"rest","duration":\#(value)}]}"#,
      #"{"format":1,"title":"a","summary":\#(value),"steps":[{"type":"prompt","cue":"a"}]}"#,
      #"{"format":1,"title":\#(value),"steps":[{"type":"prompt","cue":"a"}]}"#,
      #"{"format":1,"title":"a","steps":[{"type":"timed","name":"a","duration":"5s","cues":[{"at":\#(value),"cue":"a"}]}]}"#,
    ]
    #expect(try IndependentValidator.counts(on: documents) == documents.map { _ in 1 })
  }

  @Test func `the schema of programmes has the rules for texts that the decoder has`() throws {
    let weeks = #""weeks":[{"routines":[{"routine":"walk","perWeek":1}]}]"#
    let long = String(repeating: "a", count: 81)
    let faulty = [
      #"{"format":1,"title":"\#(long)",\#(weeks)}"#, #"{"format":1,"title":"a\nb",\#(weeks)}"#,
      #"{"format":1,"title":"a","summary":"a\tb",\#(weeks)}"#,
      #"{"format":1,"title":"a","source":"a\nb",\#(weeks)}"#,
      #"{"format":1,"title":"a","cautions":["a\nb"],\#(weeks)}"#,
    ]
    let right = [
      #"{"format":1,"title":"\#(long.dropLast())",\#(weeks)}"#,
      #"{"format":1,"title":"a","summary":"","cautions":["b"],\#(weeks)}"#,
    ]
    let counts = try IndependentValidator.counts(
      on: faulty + right, by: IndependentValidator.programmeSchema)
    #expect(counts.prefix(faulty.count).allSatisfy { $0 > 0 })
    #expect(counts.suffix(right.count).allSatisfy { $0 == 0 })
    for (text, count) in zip(faulty + right, counts) {
      let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
      let found = ProgrammeReader.read(file, lookup: Self.lookup).report.diagnostics
      #expect(found.isEmpty == (count == 0), "\(text)")
    }
  }

  // MARK: - What only the decoder can say

  private static let beyondTheSchema = [
    ("bad-range", #"{"type":"timed","name":"a","duration":{"min":"2m","max":"60s"}}"#),
    ("bad-count", #"{"type":"reps","name":"a","reps":[12,10,8],"sets":2}"#),
    ("bad-count", #"{"type":"reps","name":"a","reps":{"byRound":[12,10]}}"#),
    (
      "bad-count",
      #"{"type":"rounds","rounds":3,"steps":[{"type":"reps","name":"a","reps":{"byRound":[2,1]}}]}"#
    ),
    (
      "bad-value",
      #"{"type":"rounds","rounds":3,"sides":"each","steps":[{"type":"reps","name":"a","reps":2,"sides":"each"}]}"#
    ),
    ("duplicate-key", #"{"type":"prompt","cue":"a","cue":"b"}"#),
    ("unknown-routine", #"{"type":"routine","routine":"nowhere"}"#),
    ("too-large", #"{"type":"rounds","rounds":10000,"steps":[{"type":"rest","duration":"1m"}]}"#),
    ("bad-duration", #"{"type":"rest","duration":"23h61m"}"#),
    ("bad-text", #"{"type":"prompt","cue":"half \ud83d"}"#),
    ("bad-text", #"{"type":"prompt","cue":"\u200b\u2060"}"#),
    ("bad-count", #"{"type":"reps","name":"a","reps":1.00000000000000000001}"#),
    (
      "too-deep",
      String(repeating: #"{"type":"rounds","rounds":1,"steps":["#, count: 16)
        + #"{"type":"prompt","cue":"a"}"# + String(repeating: "]}", count: 16)
    ),
  ]

  @Test func `what only the decoder can say, it says`() throws {
    let documents = Self.beyondTheSchema.map { #"{"format":1,"title":"a","steps":[\#($0.1)]}"# }
    let verdicts = try IndependentValidator.verdicts(on: documents)
    for (index, (code, _)) in Self.beyondTheSchema.enumerated() {
      #expect(verdicts[index] == nil)
      #expect(errors(in: documents[index]).map { String($0.prefix { $0 != " " }) } == [code])
    }
  }

  @Test func `a title of many code points and few characters is too long for the schema only`()
    throws
  {
    let title = String(repeating: "e\u{301}", count: 80)
    let document = #"{"format":1,"title":"\#(title)","steps":[{"type":"prompt","cue":"a"}]}"#
    #expect(errors(in: document).isEmpty)
    #expect(try IndependentValidator.verdicts(on: [document])[0] != nil)
  }
}
