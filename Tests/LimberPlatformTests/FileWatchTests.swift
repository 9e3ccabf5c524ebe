import LimberPlatform
import LimberTestSupport
import Testing

@Suite struct `Watching files` {
  @Test func `a file that was saved since ends the waiting`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    try Disk.system.write([1], to: path)
    let watch = FileWatch([path], on: .system)
    try Disk.system.write([2], to: path)
    #expect(watch.wait())
    #expect(FileWatch(again: watch).wait())
  }

  @Test func `whoever cancels waits no longer`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    try Disk.system.write([1], to: path)
    let watch = FileWatch([path], on: .system)
    watch.cancel()
    #expect(!watch.wait())
  }
}
