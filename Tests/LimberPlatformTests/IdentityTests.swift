import Testing

@testable import LimberPlatform

@Suite struct IdentityTests {
  @Test func `a random id is a UUID of version 4`() {
    #expect(Identity.uuid(0, 0) == "00000000-0000-4000-8000-000000000000")
    #expect(Identity.uuid(.max, .max) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    #expect(Identity.uuid(1, 2) == "00000000-0000-4001-8000-000000000002")
    #expect(Identity.uuid() != Identity.uuid())
  }
}
