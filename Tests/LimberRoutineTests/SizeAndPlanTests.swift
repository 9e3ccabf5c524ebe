import LimberBasics
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberRoutine

/// The size of a routine is measured before there is a plan, and by other code: both must agree.
struct SizeAndPlanTests {
  @Test func `a routine is as long as its plan at the maximum`() throws {
    var maker = DocumentMaker(random: SeededGenerator(seed: 11))
    var compared = 0
    for _ in 0..<900 {
      let text = maker.document().line
      let source = SourceText(name: "test.json", text: text)
      let reading = RoutineReader.read(
        RoutineFile(id: "test", source: source),
        lookup: RoutineLookup { id in
          let text =
            #"{"format":1,"title":"a","parameters":{"p":"7s"},"steps":[{"type":"rest","duration":{"parameter":"p"}}]}"#
          return RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text))
        })
      guard let set = reading.set, let routine = set.routines["test"] else { continue }
      var included = CallTable<RoutineSize>()
      for values in [ParameterValues.none, ParameterValues(["p": "2s"])] {
        included[RoutineCall(id: "other", values: values)] = RoutineSize.leaf(
          .fixed(.seconds(values.isEmpty ? 7 : 2)))
      }
      let size = try SizeMeter(included: included).size(of: routine)
      let planned = Plan([set], leadIn: .zero).planned
      #expect(planned.max <= .milliseconds(size.milliseconds), "\(text)")
      #expect(planned.min >= .milliseconds(size.leastMilliseconds), "\(text)")
      // Where a pause stands hangs on the way that is taken, so only the longest of all ways is known.
      guard !text.contains("leadIn"), !text.contains("between") else { continue }
      #expect(planned.max == .milliseconds(size.milliseconds), "\(text)")
      compared += 1
    }
    #expect(compared > 50)
  }
}
