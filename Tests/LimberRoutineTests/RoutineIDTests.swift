import LimberRoutine
import Testing

struct RoutineIDTests {
  @Test(arguments: ["a", "7", "calf-step-stretch", "a-1-b", "1a"])
  func `small letters, digits and single hyphens are an id`(_ id: String) {
    #expect(RoutineID.isValid(id))
  }

  @Test(arguments: [
    "", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "a.b", "../a", "a/b", "a\n",
  ])
  func `anything else is none`(_ id: String) {
    #expect(!RoutineID.isValid(id))
  }

  @Test(arguments: [
    ("Calf stretch", "calf-stretch"), ("  A__B  ", "a-b"), ("../x", "x"), ("Käse", "k-se"),
  ])
  func `the id nearest to a text is one`(_ text: String, _ id: String) {
    #expect(RoutineID.nearest(to: text) == id)
    #expect(RoutineID.isValid(id))
  }

  @Test func `nothing is near to a text without letters`() {
    #expect(RoutineID.nearest(to: "–") == nil)
  }
}
