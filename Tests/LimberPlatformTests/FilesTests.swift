import Dispatch
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct AppendFileTests {
  @Test func `lines are appended to a file for the person alone`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: folder.path + "/a.log", on: .system)
    try file.append("one")
    try file.append("two")
    file.close()
    try file.append("three")
    #expect(try folder.content("a.log") == "one\ntwo\nthree\n")
    #expect(Disk.system.status(of: folder.path + "/a.log")?.mode == 0o600)
  }

  @Test func `a torn last line is ended before the next one`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: try folder.file("a.log", "whole\ntor"), on: .system)
    try file.append("next")
    #expect(try folder.content("a.log") == "whole\ntor\nnext\n")
  }

  @Test func `a line that does not fit is taken back whole`() throws {
    let simulated = SimulatedDisk()
    let disk = simulated.disk
    try disk.write(Array("whole\n".utf8), to: "/a.log")
    var file = try AppendFile(path: "/a.log", on: disk)
    simulated.setRoom(10)
    #expect(throws: SystemError(code: ENOSPC, subject: "/a.log")) {
      try file.append("this is too long")
    }
    #expect(try disk.read("/a.log", limit: 100) == Array("whole\n".utf8))
    simulated.setRoom(10)
    try file.append("fits")
    #expect(try disk.read("/a.log", limit: 100) == Array("whole\nfits\n".utf8))
  }

  @Test func `a full file is rotated, and the oldest goes`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: folder.path + "/a.log", on: .system, maxSize: 10, keep: 2)
    for line in ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"] { try file.append(line) }
    #expect(try Disk.system.names(in: folder.path) == ["a.log", "a.log.1", "a.log.2"])
    #expect(try folder.content("a.log.2") == "cccc\ndddd\n")
    #expect(try folder.content("a.log.1") == "eeee\nffff\n")
    #expect(try folder.content("a.log") == "gggg\n")
  }

  @Test(arguments: [nil, 10, 4, 100])
  func `several lines at once are kept and rotated as one by one`(maxSize: Int?) throws {
    let lines = ["aaaa", "bbbb", "cccc", "longer than all", "dddd", "e", "f", "gggg"]
    let folder = try TemporaryFolder()
    var single = try AppendFile(
      path: folder.path + "/single", on: .system, maxSize: maxSize, keep: 5)
    var many = try AppendFile(path: folder.path + "/many", on: .system, maxSize: maxSize, keep: 5)
    for line in lines { try single.append(line) }
    try many.append(lines[..<3].joined(separator: "\n"))
    try many.append(lines[3...].joined(separator: "\n"))
    let names = try Disk.system.names(in: folder.path)
    #expect(names.filter { $0.hasPrefix("s") }.count * 2 == names.count)
    for name in names where name.hasPrefix("many") {
      #expect(try folder.content(name) == folder.content("single" + name.dropFirst(4)))
    }
  }

  @Test func `of several lines those are kept for which there is room`() throws {
    let simulated = SimulatedDisk()
    let disk = simulated.disk
    var file = try AppendFile(path: "/a.log", on: disk)
    simulated.setRoom(12, givesBack: true)
    #expect(throws: SystemError(code: ENOSPC, subject: "/a.log")) {
      try file.append("one\ntwo\nthree\nfour")
    }
    #expect(try disk.read("/a.log", limit: 100) == Array("one\ntwo\n".utf8))
  }

  @Test func `a line longer than the limit has a file of its own`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: folder.path + "/a.log", on: .system, maxSize: 4, keep: 0)
    try file.append("a long line")
    #expect(try folder.content("a.log") == "a long line\n")
    try file.append("b")
    #expect(try folder.content("a.log") == "b\n")
    #expect(try Disk.system.names(in: folder.path) == ["a.log"])
  }

  @Test func `two writers that rotate lose no line`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.log"
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      guard var file = try? AppendFile(path: path, on: .system, maxSize: 400, keep: 1000) else {
        return
      }
      for line in 0..<100 { try? file.append("writer \(writer) line \(line)") }
    }
    let lines = try Disk.system.names(in: folder.path).flatMap { name in
      try folder.content(name).split(separator: "\n")
    }
    #expect(lines.count == 400)
    #expect(Set(lines).count == 400)
  }

  /// Others rotate while this writer waits for the lock, each time that it does, and once more in the
  /// middle of what it would do then.
  @Test func `a writer that never finds the file of the day moves nobody else's`() throws {
    let others = Mutex<AppendFile?>(nil)
    let busy = Mutex(false)
    let isWatched = Mutex(false)
    let written = Mutex<[String]>([])
    /// The other writer fills the file at hand, so that its last line has it moved.
    @Sendable func rotate() {
      let isFirst = busy.withLock { busy in
        defer { busy = true }
        return !busy
      }
      guard isFirst else { return }
      others.withLock { other in
        for _ in 0..<2 {
          let line = "other \(written.withLock(\.count))"
          if (try? other?.append(line)) != nil { written.withLock { $0.append(line) } }
        }
      }
      busy.withLock { $0 = false }
    }
    let simulated = SimulatedDisk { effect in
      guard isWatched.withLock({ $0 }) else { return }
      if effect.kind == .lock || "\(effect)" == "rename /a.log.1" { rotate() }
    }
    let disk = simulated.disk
    try others.withLock {
      $0 = try AppendFile(path: "/a.log", on: disk, maxSize: 14, keep: 100)
      try $0?.append("the first")
    }
    var mine = try AppendFile(path: "/a.log", on: disk, maxSize: 14, keep: 100)
    isWatched.withLock { $0 = true }
    try mine.append("this is mine")
    isWatched.withLock { $0 = false }
    let lines = try disk.names(in: "/").flatMap { name in
      String(decoding: try disk.read("/" + name, limit: 1000), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
    let wanted = ["the first", "this is mine"] + written.withLock { $0 }
    #expect(wanted.count > 10)
    #expect(lines.sorted() == wanted.sorted())
  }

  @Test func `what is no file is written to all the same`() throws {
    var file = try AppendFile(path: "/dev/null", on: .system, maxSize: 1)
    try file.append("gone")
  }

  @Test func `a pipe that nobody reads is refused and not waited for`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(throws: SystemError.self) { try AppendFile(path: folder.path + "/pipe", on: .system) }
  }
}

@Suite struct AtomicFileTests {
  @Test func `a file is replaced through a link and keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real", "old")
    chmod(path, 0o644)
    symlink("real", folder.path + "/link")
    try Disk.system.write(Array("new".utf8), to: folder.path + "/link")
    #expect(try folder.content("real") == "new")
    #expect(Disk.system.status(of: path)?.mode == 0o644)
    #expect(try Disk.system.names(in: folder.path) == ["link", "real"])
  }

  @Test func `what cannot be written leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    try Disk.system.makeFolder(folder.path + "/taken/inner")
    #expect(throws: SystemError(code: EISDIR, subject: folder.path + "/taken")) {
      try Disk.system.write([1], to: folder.path + "/taken")
    }
    #expect(throws: SystemError.self) {
      try Disk.system.write([1], to: folder.path + "/nowhere/file")
    }
    #expect(try Disk.system.names(in: folder.path) == ["taken"])
  }

  @Test func `a file that is there is not made again`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", "mine")
    #expect { try Disk.system.create([1], at: path) } throws: { error in
      (error as? SystemError)?.isAlreadyThere == true
    }
    #expect(try folder.content("a") == "mine")
  }

  @Test func `folders are made for the person alone`() throws {
    let folder = try TemporaryFolder()
    try Disk.system.makeFolder(folder.path + "/a/b")
    #expect(Disk.system.status(of: folder.path + "/a/b")?.mode == 0o700)
    #expect(Disk.system.status(of: folder.path + "/a")?.mode == 0o700)
  }

  @Test(arguments: 0..<6, [false, true])
  func `a folder lasts with what is put into it, though who made it died`(
    at: Int, cannotBeLookedInto: Bool
  ) throws {
    let first = SimulatedDisk()
    first.end(at: at)
    try? first.disk.makeFolder("/a/b")
    let second = first.crashed(choosing: 0)
    if cannotBeLookedInto { second.fail(every: .list, with: .error(.failing)) }
    try second.disk.makeFolder("/a/b")
    try second.disk.write(Array("kept".utf8), to: "/a/b/file")
    let third = second.crashed(choosing: 1)
    #expect(try third.disk.read("/a/b/file", limit: 10) == Array("kept".utf8))
  }
}

@Suite struct LastingFileTests {
  @Test func `whoever opened a file that was replaced meanwhile appends to the new one`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.log", "old\n")
    var file = try AppendFile(path: path, on: .system)
    try Disk.system.write(Array("new\n".utf8), to: path)
    try file.append("next")
    #expect(try folder.content("a.log") == "new\nnext\n")
  }

  @Test func `what did not fit is left where another writer may stand behind it`() throws {
    let calls = Mutex(0)
    let other = Mutex<(@Sendable () -> Void)?>(nil)
    let simulated = SimulatedDisk { effect in
      guard effect.kind == .write,
        calls.withLock({
          $0 += 1; return $0
        }) == 2
      else { return }
      other.withLock { $0 }?()
    }
    let disk = simulated.disk
    var file = try AppendFile(path: "/a.log", on: disk)
    file.lockPatience = 0
    try simulated.hold("/a.log")
    simulated.setRoom(3)
    other.withLock { other in
      other = {
        simulated.setRoom(nil)
        try? disk.open("/a.log", for: .appending).writeAll(Array("other\n".utf8))
        simulated.setRoom(0)
      }
    }
    #expect(throws: SystemError.self) { try file.append("line") }
    #expect(try disk.read("/a.log", limit: 100) == Array("linother\n".utf8))
  }

  @Test func `a disk that fails to replace a file leaves one of the two and nothing else`() throws {
    func before() throws -> SimulatedDisk {
      let disk = SimulatedDisk()
      try disk.disk.write(Array("old".utf8), to: "/a")
      return disk.crashed(choosing: 0)
    }
    let reference = try before()
    try reference.disk.write(Array("new".utf8), to: "/a")
    for (number, effect) in reference.effects.enumerated() {
      for fault in effect.faults {
        let disk = try before()
        disk.fail(at: number, with: fault)
        let isWritten = (try? disk.disk.write(Array("new".utf8), to: "/a")) != nil
        let content = String(decoding: try disk.disk.read("/a", limit: 10), as: UTF8.self)
        // Where the folder could not be made to last, either may be found after a power failure.
        #expect((content == "new") == (isWritten || effect.path == "/"), "\(effect) \(fault)")
        #expect(try disk.disk.names(in: "/") == ["a"], "\(effect) \(fault)")
      }
    }
  }

  @Test func `a link that somebody else may have planted is not followed`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("mine/secret", "secret")
    try Disk.system.makeFolder(folder.path + "/shared")
    chmod(folder.path + "/shared", 0o1777)
    symlink(folder.path + "/mine/secret", folder.path + "/shared/report.html")
    symlink(folder.path + "/mine", folder.path + "/shared/reports")
    for name in ["report.html", "reports/secret"] {
      let path = folder.path + "/shared/" + name
      #expect { try Disk.system.write([1], to: path) } throws: { error in
        "\(error)".contains("which somebody else may have put there")
      }
      #expect(throws: SystemError.self) { try AppendFile(path: path, on: .system) }
    }
    #expect(try folder.content("mine/secret") == "secret")
  }

  @Test func `what killed writers left behind goes at once`() throws {
    let folder = try TemporaryFolder()
    for name in [".history.jsonl.0a1b2c3d", ".hidden", ".other.notahexa", "plain.0a1b2c3d"] {
      _ = try folder.file(name)
    }
    symlink(folder.path + "/.hidden", folder.path + "/.link.0a1b2c3d")
    Disk.system.tidy(folder.path, now: .max / 2)
    #expect(
      try Disk.system.names(in: folder.path) == [
        ".hidden", ".link.0a1b2c3d", ".other.notahexa", "plain.0a1b2c3d",
      ])
  }

  @Test func `what is being written stays, whoever tidies`() throws {
    let tidier = Mutex<(@Sendable () -> Void)?>(nil)
    let simulated = SimulatedDisk { effect in
      if effect.kind == .rename { tidier.withLock { $0 }?() }
    }
    let disk = simulated.disk
    tidier.withLock { tidier in tidier = { disk.tidy("/", now: .max / 2) } }
    try disk.write([1], to: "/written")
    #expect(try disk.names(in: "/") == ["written"])
  }
}

@Suite struct FileReaderTests {
  @Test func `what is larger than allowed is refused where the whole is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", String(repeating: "x", count: 1000))
    #expect(try Disk.system.readWhole(path, limit: 1000).count == 1000)
    #expect(throws: FileReadError(name: path, reason: .isLarge(limit: 999))) {
      try Disk.system.readWhole(path, limit: 999)
    }
  }

  @Test func `no more is read than allowed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", String(repeating: "x", count: 1000))
    #expect(try Disk.system.read(path, limit: 10).count == 10)
    #expect(try Disk.system.read(path, limit: 5000).count == 1000)
  }

  @Test func `what is no file is refused at once`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    let expected: [(String, FileReadError.Reason)] = [
      (folder.path, .isFolder), (folder.path + "/pipe", .isNoFile), ("/dev/zero", .isNoFile),
      (folder.path + "/none", .system(SystemError(code: ENOENT, subject: folder.path + "/none"))),
    ]
    for (path, reason) in expected {
      #expect(throws: FileReadError(name: path, reason: reason)) {
        try Disk.system.read(path, limit: 10)
      }
    }
  }

  @Test func `a message says what and why`() {
    #expect(FileReadError(name: "a", reason: .isFolder).description == "a: is a folder")
    let missing = FileReadError(
      name: "a", reason: .system(SystemError(code: ENOENT, subject: "a")))
    #expect(missing.description == "a: no such file or directory")
    #expect(missing.isMissing)
  }
}
