import LimberTestSupport
import Testing

@testable import LimberPlatform

@Suite struct LoggedInTerminalsTests {
  @Test func `the terminals of a person are found in logind's files too`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("s/4", "# by logind\nUID=1001\nSTATE=active\nTTY=pts/2\nSERVICE=sshd\n")
    _ = try folder.file("s/5", "UID=1001\nSTATE=online\nTTY=tty1\n")
    // Over, another person's, on a desktop, and what nobody should be led to.
    _ = try folder.file("s/6", "UID=1001\nSTATE=closing\nTTY=pts/3\n")
    _ = try folder.file("s/7", "UID=1002\nSTATE=active\nTTY=pts/4\n")
    _ = try folder.file("s/8", "UID=1001\nSTATE=active\nDISPLAY=:0\n")
    _ = try folder.file("s/9", "UID=1001\nSTATE=active\nTTY=../etc/passwd\n")
    _ = try folder.file("s/4.ref", "")
    let seats = LoggedInTerminals.seats(in: folder.path + "/s", of: 1_001)
    #expect(seats == ["/dev/pts/2", "/dev/tty1"])
    #expect(LoggedInTerminals.seats(in: folder.path + "/none", of: 1_001) == [])
  }
}
