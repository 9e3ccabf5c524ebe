import LimberTestSupport
import Testing

@testable import LimberPlatform

@Suite struct SurroundingsTests {
  @Test(arguments: [
    (UInt32(0), "/root"), (1000, "/home/ada"), (1001, nil), (1002, nil), (1003, nil), (7, nil),
  ])
  func `the home on record is read from the file of accounts`(user: UInt32, home: String?) throws {
    let disk = SimulatedDisk().disk
    try disk.makeFolder("/etc")
    try disk.write(
      Array(
        """
        # a remark
        root:x:0:0:root:/root:/bin/bash
        broken:x:1001
        nowhere:x:1002:1002:::/bin/sh
        relative:x:1003:1003::home/x:/bin/sh
        ada:x:1000:1000:Ada, her own:/home/ada:/bin/sh
        again:x:1000:1000::/home/again:/bin/sh

        """.utf8), to: "/etc/passwd")
    #expect(Surroundings.homeOnRecord(of: user, on: disk) == home)
    #expect(Surroundings.homeOnRecord(of: user, on: SimulatedDisk().disk) == nil)
  }
}
