import Testing

@testable import LimberSinks

@Suite struct ReadingPaceTests {
  private static let second: Int64 = 1_000_000_000

  @Test func `a child that floods waits until its bytes are read at a second's pace`() {
    var pace = ReadingPace()
    let limit = ReadingPace.perSecond
    #expect(pace.pause(after: limit, at: 5 * Self.second) == 0)
    #expect(pace.pause(after: limit / 2, at: 5 * Self.second) == 501)
    #expect(pace.pause(after: limit, at: 6 * Self.second) == 501)
    #expect(pace.pause(after: limit, at: 90 * Self.second) == 0)
  }

  @Test func `what it may write at once is read at once`() {
    var pace = ReadingPace(burst: 1 << 21)
    for _ in 0..<128 { #expect(pace.pause(after: 1 << 14, at: 0) == 0) }
    #expect(pace.pause(after: 1 << 14, at: 0) > 0)
  }
}
