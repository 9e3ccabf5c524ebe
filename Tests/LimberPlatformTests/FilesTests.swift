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
    var file = try AppendFile(path: folder.path + "/a.log")
    try file.append("one")
    try file.append("two")
    file.close()
    try file.append("three")
    #expect(try folder.content("a.log") == "one\ntwo\nthree\n")
    #expect(FileStatus.of(folder.path + "/a.log")?.mode == 0o600)
  }

  @Test func `a torn last line is ended before the next one`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: try folder.file("a.log", "whole\ntor"))
    try file.append("next")
    #expect(try folder.content("a.log") == "whole\ntor\nnext\n")
  }

  @Test func `a line that does not fit is taken back whole`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.log", "whole\n")
    var file = try AppendFile(path: path)
    let room = Mutex(10)
    file.disk.write = { file, bytes, start throws(SystemError) in
      let count = room.withLock { min($0, bytes.count - start) }
      guard count > 0 else { throw SystemError(code: ENOSPC, subject: path) }
      room.withLock { $0 -= count }
      return try file.writeOnce(Array(bytes[..<(start + count)]), from: start)
    }
    #expect(throws: SystemError(code: ENOSPC, subject: path)) {
      try file.append("this is too long")
    }
    #expect(try folder.content("a.log") == "whole\n")
    room.withLock { $0 = 10 }
    try file.append("fits")
    #expect(try folder.content("a.log") == "whole\nfits\n")
  }

  @Test func `a full file is rotated, and the oldest goes`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: folder.path + "/a.log", maxSize: 10, keep: 2)
    for line in ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"] { try file.append(line) }
    #expect(try FilePath.names(in: folder.path) == ["a.log", "a.log.1", "a.log.2"])
    #expect(try folder.content("a.log.2") == "cccc\ndddd\n")
    #expect(try folder.content("a.log.1") == "eeee\nffff\n")
    #expect(try folder.content("a.log") == "gggg\n")
  }

  @Test func `a line longer than the limit has a file of its own`() throws {
    let folder = try TemporaryFolder()
    var file = try AppendFile(path: folder.path + "/a.log", maxSize: 4, keep: 0)
    try file.append("a long line")
    #expect(try folder.content("a.log") == "a long line\n")
    try file.append("b")
    #expect(try folder.content("a.log") == "b\n")
    #expect(try FilePath.names(in: folder.path) == ["a.log"])
  }

  @Test func `two writers that rotate lose no line`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.log"
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      guard var file = try? AppendFile(path: path, maxSize: 400, keep: 1000) else { return }
      for line in 0..<100 { try? file.append("writer \(writer) line \(line)") }
    }
    let lines = try FilePath.names(in: folder.path).flatMap { name in
      try folder.content(name).split(separator: "\n")
    }
    #expect(lines.count == 400)
    #expect(Set(lines).count == 400)
  }

  @Test func `what is no file is written to all the same`() throws {
    var file = try AppendFile(path: "/dev/null", maxSize: 1)
    try file.append("gone")
  }

  @Test func `a pipe that nobody reads is refused and not waited for`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(throws: SystemError.self) { try AppendFile(path: folder.path + "/pipe") }
  }
}

@Suite struct AtomicFileTests {
  @Test func `a file is replaced through a link and keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real", "old")
    chmod(path, 0o644)
    symlink("real", folder.path + "/link")
    try AtomicFile.write(Array("new".utf8), to: folder.path + "/link")
    #expect(try folder.content("real") == "new")
    #expect(FileStatus.of(path)?.mode == 0o644)
    #expect(try FilePath.names(in: folder.path) == ["link", "real"])
  }

  @Test func `what cannot be written leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    try FilePath.makeFolder(folder.path + "/taken/inner")
    #expect(throws: SystemError(code: EISDIR, subject: folder.path + "/taken")) {
      try AtomicFile.write([1], to: folder.path + "/taken")
    }
    #expect(throws: SystemError.self) {
      try AtomicFile.write([1], to: folder.path + "/nowhere/file")
    }
    #expect(try FilePath.names(in: folder.path) == ["taken"])
  }

  @Test func `a file that is there is not made again`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", "mine")
    #expect { try AtomicFile.create([1], at: path) } throws: { error in
      (error as? SystemError)?.isAlreadyThere == true
    }
    #expect(try folder.content("a") == "mine")
  }

  @Test func `folders are made for the person alone`() throws {
    let folder = try TemporaryFolder()
    try FilePath.makeFolder(folder.path + "/a/b")
    #expect(FileStatus.of(folder.path + "/a/b")?.mode == 0o700)
    #expect(FileStatus.of(folder.path + "/a")?.mode == 0o700)
  }
}

@Suite struct LastingFileTests {
  @Test func `whoever opened a file that was replaced meanwhile appends to the new one`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.log", "old\n")
    var file = try AppendFile(path: path)
    try AtomicFile.write(Array("new\n".utf8), to: path)
    try file.append("next")
    #expect(try folder.content("a.log") == "new\nnext\n")
  }

  @Test func `what did not fit is left where another writer may stand behind it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.log", "whole\n")
    let other = try OpenFile(path, O_RDWR | O_APPEND)
    #expect(other.lock(within: 0))
    var file = try AppendFile(path: path)
    file.lockPatience = 0
    let calls = Mutex(0)
    file.disk.write = { file, bytes, start throws(SystemError) in
      let call = calls.withLock { calls in
        calls += 1; return calls
      }
      if call == 1 { return try file.writeOnce(Array(bytes[..<3]), from: 0) }
      try other.writeAll(Array("other\n".utf8))
      throw SystemError(code: ENOSPC, subject: path)
    }
    #expect(throws: SystemError.self) { try file.append("line") }
    #expect(try folder.content("a.log") == "whole\nlinother\n")
  }

  @Test func `a disk that fails to replace a file leaves the old one and nothing else`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", "old")
    let failing: [WritableKeyPath<DiskCalls, @Sendable (OpenFile) throws(SystemError) -> Void>] = [
      \.synchronize
    ]
    for part in failing {
      var disk = DiskCalls.system
      disk[keyPath: part] = { file throws(SystemError) in
        throw SystemError(code: EIO, subject: file.name)
      }
      #expect(throws: SystemError(code: EIO, subject: path)) {
        try AtomicFile.write([1], to: path, disk: disk)
      }
    }
    var disk = DiskCalls.system
    disk.rename = { _, new throws(SystemError) in throw SystemError(code: EIO, subject: new) }
    #expect(throws: SystemError(code: EIO, subject: path)) {
      try AtomicFile.write([1], to: path, disk: disk)
    }
    #expect(try folder.content("a") == "old")
    #expect(try FilePath.names(in: folder.path) == ["a"])
  }

  @Test func `a link that somebody else may have planted is not followed`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("mine/secret", "secret")
    try FilePath.makeFolder(folder.path + "/shared")
    chmod(folder.path + "/shared", 0o1777)
    symlink(folder.path + "/mine/secret", folder.path + "/shared/report.html")
    symlink(folder.path + "/mine", folder.path + "/shared/reports")
    for name in ["report.html", "reports/secret"] {
      let path = folder.path + "/shared/" + name
      #expect { try AtomicFile.write([1], to: path) } throws: { error in
        "\(error)".contains("which somebody else may have put there")
      }
      #expect(throws: SystemError.self) { try AppendFile(path: path) }
    }
    #expect(try folder.content("mine/secret") == "secret")
  }

  @Test func `what killed writers left behind goes at once, what is being written stays`() throws {
    let folder = try TemporaryFolder()
    for name in [".history.jsonl.0a1b2c3d", ".hidden", ".other.notahexa", "plain.0a1b2c3d"] {
      _ = try folder.file(name)
    }
    symlink(folder.path + "/.hidden", folder.path + "/.link.0a1b2c3d")
    var disk = DiskCalls.system
    let seen = Mutex<[String]>([])
    disk.rename = { [path = folder.path] old, new throws(SystemError) in
      TemporaryName.tidy(path, now: .max / 2)
      seen.withLock { $0.append(FileStatus.of(old) == nil ? "gone" : "there") }
      try DiskCalls.system.rename(old, new)
    }
    try AtomicFile.write([1], to: folder.path + "/written", disk: disk)
    #expect(seen.withLock { $0 } == ["there"])
    #expect(
      try FilePath.names(in: folder.path) == [
        ".hidden", ".link.0a1b2c3d", ".other.notahexa", "plain.0a1b2c3d", "written",
      ])
  }
}

@Suite struct FileReaderTests {
  @Test func `what is larger than allowed is refused where the whole is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", String(repeating: "x", count: 1000))
    #expect(try FileReader.readWhole(path, limit: 1000).count == 1000)
    #expect(throws: FileReadError(name: path, reason: .isLarge(limit: 999))) {
      try FileReader.readWhole(path, limit: 999)
    }
  }

  @Test func `no more is read than allowed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", String(repeating: "x", count: 1000))
    #expect(try FileReader.read(path, limit: 10).count == 10)
    #expect(try FileReader.read(path, limit: 5000).count == 1000)
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
        try FileReader.read(path, limit: 10)
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
