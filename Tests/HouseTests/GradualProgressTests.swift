import LimberRoutine
import Testing

/// The page on how doses grow gives an example of each of its rules, and limber says what it says there.
@Suite struct `The page on how doses grow` {
  private static let path = "Sources/LimberProgress/LimberProgress.docc/GradualProgress.md"
  private static let page = (try? Repository.text(path)) ?? ""

  @Test(arguments: GrowthExample.all(in: page))
  func `says what limber says`(example: GrowthExample) {
    #expect(example.said == example.expected)
  }

  @Test func `has an example of each rule`() throws {
    let rules = Self.page.split(separator: "\n").filter { $0.hasPrefix("### ") }.compactMap {
      Int($0.dropFirst(4).prefix(while: \.isNumber))
    }
    #expect(rules == Array(1...13))
    #expect(Set(GrowthExample.all(in: Self.page).map(\.rule)) == Set(rules))
  }

  @Test func `names every tag of a part of the body`() throws {
    let sentence = try #require(
      Self.page.firstRange(of: "body are").map { Self.page[$0.upperBound...].prefix { $0 != "." } })
    let named = sentence.split(separator: "`").enumerated().compactMap { index, text in
      index.isMultiple(of: 2) ? nil : String(text)
    }
    #expect(Set(named) == BodyPart.tags)
    #expect(named == named.sorted())
  }
}
