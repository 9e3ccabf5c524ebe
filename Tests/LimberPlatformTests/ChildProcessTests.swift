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

@Suite(.waits) struct `A child` {
  static let long = DispatchTime.distantFuture

  static func shell(
    _ script: String, input: Launch.Stream = .null, output: Launch.Stream = .pipe
  ) throws -> ChildProcess {
    try ChildProcess(
      Launch(
        path: "/bin/sh", arguments: ["-c", script], variables: ["PATH": "/usr/bin:/bin"],
        input: input, output: output))
  }

  static func output(of script: String) throws -> String {
    let child = try shell(script)
    let bytes = try #require(child.output).readAll(limit: 1 << 20)
    _ = child.waitForExit(until: long)
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Ending: Sendable {
    var script: String
    var status: ChildStatus
    var words: String
  }

  @Test(arguments: [
    Ending(script: "exit 0", status: .exited(0), words: "exit code 0"),
    Ending(script: "exit 69", status: .exited(69), words: "exit code 69"),
    Ending(script: "kill -KILL $$", status: .signalled(9), words: "signal 9"),
    Ending(script: "kill -SEGV $$", status: .signalled(11), words: "signal 11"),
  ])
  func `tells how it ended`(ending: Ending) throws {
    let child = try Self.shell(ending.script)
    #expect(child.waitForExit(until: Self.long) == ending.status)
    #expect(ending.status.description == ending.words)
  }

  @Test func `tells how it ended to whoever asked to be told`() throws {
    let told = Mutex<[ChildStatus]>([])
    let isTold = DispatchSemaphore(value: 0)
    _ = try ChildProcess(
      Launch(path: "/bin/sh", arguments: ["-c", "exit 3"])
    ) { status in
      told.withLock { $0.append(status) }
      isTold.signal()
    }
    isTold.wait()
    #expect(told.withLock { $0 } == [.exited(3)])
  }

  @Test func `is reaped, so that no zombie stays`() throws {
    let child = try Self.shell("exit 0")
    _ = child.waitForExit(until: Self.long)
    #expect(waitpid(child.identifier, nil, WNOHANG) == -1)
    #expect(errno == ECHILD)
  }

  @Test func `gets only its streams, whatever is open here`() throws {
    // As a shell leaves them: not closed on exec.
    let stray = fcntl(0, F_DUPFD, 30)
    defer { close(stray) }
    let script = "for f in /proc/self/fd/*; do [ -e $f ] && echo ${f##*/}; done"
    let open = try Self.output(of: script).split(separator: "\n").compactMap { Int($0) }
    // The fourth is the folder that the shell itself reads.
    #expect(open.filter { $0 < 3 } == [0, 1, 2])
    #expect(!open.contains(Int(stray)))
    #expect(open.count <= 4)
  }

  @Test func `begins with no signal blocked or ignored`() throws {
    let text = try Self.output(of: "grep -E '^Sig(Blk|Ign)' /proc/self/status")
    let sets = text.split(separator: "\n").compactMap { UInt64($0.suffix(16), radix: 16) }
    // Signals 32 and 33 belong to the C library, which lets nobody set them.
    let own: UInt64 = 0b11 << 31
    #expect(sets.map { $0 & ~own } == [0, 0])
  }

  @Test func `leads a process group of its own`() throws {
    let group = try Self.output(of: "cut -d' ' -f5 /proc/$$/stat; echo $$")
      .split(separator: "\n")
    #expect(group.count == 2 && group[0] == group[1])
  }

  @Test func `gets the environment that it is given, and none else`() throws {
    let text = try Self.output(of: "env").split(separator: "\n").map { $0.prefix { $0 != "=" } }
    #expect(Set(text).subtracting(["PWD", "_", "SHLVL", "OLDPWD"]) == ["PATH"])
  }

  @Test func `reads what it is handed, and then the end`() throws {
    let child = try Self.shell("cat; echo end", input: .pipe)
    guard case .taken = child.handOver("one", patience: 1000) else {
      Issue.record("the line was not taken")
      return
    }
    child.closeInput()
    let bytes = try #require(child.output).readAll(limit: 100)
    #expect(String(decoding: bytes, as: UTF8.self) == "one\nend\n")
  }

  @Test func `that is gone takes nothing more`() throws {
    let child = try Self.shell("exit 0", input: .pipe)
    _ = child.waitForExit(until: Self.long)
    guard case .gone = child.handOver("one", patience: 1000) else {
      Issue.record("a line was handed to nobody")
      return
    }
  }

  @Test func `that never reads is told from one that reads`() throws {
    let child = try Self.shell("sleep 100", input: .pipe)
    defer { child.killGroup() }
    let line = String(repeating: "x", count: 4095)
    var taken = 0
    while case .taken = child.handOver(line, patience: 10), taken < 1000 { taken += 1 }
    #expect(taken < 1000)
    guard case .stuck = child.handOver(line, patience: 10) else {
      Issue.record("a full pipe took a line")
      return
    }
  }

  @Test func `takes its descendants along when it is ended`() throws {
    let child = try Self.shell(
      "trap '' TERM; (trap '' TERM; echo deaf; sleep 100) & sleep 100; sleep 100")
    // Before it is deaf to the signal it would end by it.
    #expect(try child.output?.readLine() == "deaf")
    #expect(ProcessGroup.isAlive(child.identifier))
    #expect(!child.endGroup())
    #expect(child.isGroupGone)
    #expect(child.status == .signalled(9))
  }

  @Test func `leaves at a signal where it heeds one`() throws {
    let child = try Self.shell("exec sleep 100")
    #expect(child.endGroup())
    #expect(child.status == .signalled(15))
  }

  @Test func `is known to be over though a descendant holds its pipes`() throws {
    let child = try Self.shell("sleep 100 & exit 0")
    #expect(child.waitForExit(until: Self.long) == .exited(0))
    #expect(!child.isGroupGone)
    #expect(child.endGroup())
    #expect(child.isGroupGone)
  }

  struct Refusal: Sendable {
    var make: @Sendable (Workshop) throws -> String
    var code: Int32
  }

  @Test(arguments: [
    Refusal(make: { $0.folder.path + "/nothing" }, code: ENOENT),
    Refusal(make: { try $0.program("plain", "exit 0", mode: 0o644) }, code: EACCES),
    Refusal(make: { $0.folder.path }, code: EACCES),
    Refusal(make: { try $0.program("bare", "echo hello\n") }, code: ENOEXEC),
    Refusal(make: { try $0.program("lost", "#!/nowhere/sh\n") }, code: ENOENT),
  ])
  func `that cannot be started says why`(refusal: Refusal) throws {
    let workshop = try Workshop()
    let path = try refusal.make(workshop)
    let error = #expect(throws: SystemError.self) {
      try ChildProcess(Launch(path: path))
    }
    #expect(error?.code == refusal.code)
  }
}
