import Dispatch
import LimberTestSupport
import Testing

@testable import LimberPlatform

@Suite struct KeepAwakeTests {
  /// A folder with a program in the place of the one that holds the lock.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["systemd-inhibit", "caffeinate"] {
      try Disk.system.makeExecutable(folder.file(name, "#!/bin/sh\nexec /bin/cat\n"))
    }
    return folder
  }

  @Test func `without a way to keep the machine awake nothing happens`() throws {
    let empty = try TemporaryFolder()
    #expect(KeepAwake(in: Surroundings(variables: ["PATH": empty.path]), by: .live) == nil)
  }

  @Test func `the lock is held as long as it is wanted, and no longer`() throws {
    let folder = try folder()
    var awake = KeepAwake(in: Surroundings(variables: ["PATH": folder.path]), by: .live)
    let holder = try #require(awake?.holder)
    #expect(holder.status == nil)
    awake = nil
    #expect(holder.waitForExit(until: .now() + .seconds(30)) != nil)
    #expect(awake == nil)
  }

  @Test func `the lock is let go when limber is gone, however that happens`() throws {
    let folder = try folder()
    let awake = try #require(
      KeepAwake(in: Surroundings(variables: ["PATH": folder.path]), by: .live))
    // The end of the pipe is all that is left to tell of a program that was killed.
    awake.holder.closeInput()
    #expect(awake.holder.waitForExit(until: .now() + .seconds(30)) == .exited(0))
  }
}
