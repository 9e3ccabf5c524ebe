import LimberEvents
import Testing

@testable import LimberSession

@Suite("What is copied at every boundary")
struct SessionSizeTests {
  @Test func `A session, its step and its events stay small`() {
    #expect(MemoryLayout<Leaf>.size == MemoryLayout<AnyObject>.size)
    #expect(MemoryLayout<SessionEvent.Body>.size == MemoryLayout<AnyObject>.size)
    #expect(MemoryLayout<SessionEvent>.size <= 256)
    #expect(MemoryLayout<Session>.size <= 640)
  }
}
