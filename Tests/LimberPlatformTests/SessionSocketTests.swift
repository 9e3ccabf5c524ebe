import LimberPlatform
import LimberTestSupport
import Testing

@Suite struct `The socket of a session` {
  static func sockets(_ folder: TemporaryFolder) throws -> SessionSockets {
    let runtime = folder.path + "/runtime"
    try Disk.system.makeFolder(runtime)
    return SessionSockets(
      Surroundings(variables: ["XDG_RUNTIME_DIR": runtime, "XDG_STATE_HOME": folder.path]))
  }

  @Test func `is the person's alone, and so is its folder`() throws {
    let folder = try TemporaryFolder()
    let listener = try Self.sockets(folder).listen(for: "0123456789")
    #expect(listener.path == folder.path + "/runtime/limber/01234567.sock")
    let status = try #require(Disk.system.status(ofLink: listener.path))
    #expect(status.isSocket && status.mode == 0o600)
    #expect(Disk.system.status(of: folder.path + "/runtime/limber")?.mode == 0o700)
  }

  @Test func `takes programs of the same person, and its name goes with it`() throws {
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    let listener = try sockets.listen(for: "aaaaaaaa")
    let connection = try LocalSocket.connect(to: listener.path)
    guard case .somebody(let other) = listener.accept() else {
      Issue.record("nobody came")
      return
    }
    #expect(LocalSocket.peer(of: other) == Identity.user)
    #expect(LocalSocket.send([1, 2, 3], to: connection) == .taken(3))
    #expect(LocalSocket.receive(from: other, atMost: 10) == .bytes([1, 2, 3]))
    #expect(sockets.found().map(\.session) == ["aaaaaaaa"])
    listener.removeName()
    #expect(sockets.found().isEmpty)
  }

  @Test func `is cleared by the next where a dead program left it, and never taken away alive`()
    throws
  {
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    let alive = try sockets.listen(for: "aaaaaaaa")
    // Let go without its name being taken away, as by a kill.
    _ = try sockets.listen(for: "deadbeef")
    #expect(throws: SystemError.self) {
      try LocalSocket.connect(to: folder.path + "/runtime/limber/deadbeef.sock")
    }
    let next = try sockets.listen(for: "bbbbbbbb")
    #expect(Set(sockets.found().map(\.path)) == [alive.path, next.path])
  }

  @Test func `is not taken by another session whose id begins alike`() throws {
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    let listener = try sockets.listen(for: "aaaaaaaa-1")
    #expect(throws: SystemError.self) { try sockets.listen(for: "aaaaaaaa-2") }
    _ = try LocalSocket.connect(to: listener.path)
  }

  @Test func `holds nobody up who comes when as many wait as may`() throws {
    let folder = try TemporaryFolder()
    let listener = try Self.sockets(folder).listen(for: "aaaaaaaa")
    var waiting: [OpenFile] = []
    let refusal = #expect(throws: SystemError.self) {
      for _ in 0..<1_000 { waiting.append(try LocalSocket.connect(to: listener.path)) }
    }
    #expect(refusal?.isRefused == false)
    #expect(waiting.count < 1_000)
  }

  @Test func `leaves a name alone that has become something else's`() throws {
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    let listener = try sockets.listen(for: "aaaaaaaa")
    try Disk.system.remove(listener.path)
    try Disk.system.makeFolder(listener.path)
    listener.removeName()
    #expect(Disk.system.status(of: listener.path)?.kind == .folder)
    #expect(sockets.found().isEmpty)
    #expect(throws: SystemError.self) { try sockets.listen(for: "aaaaaaaa") }
  }

  @Test
  func
    `is refused in a folder that others may read, that is a link, or below one that others may change`()
    throws
  {
    for mode in [0o750, 0o701] as [UInt32] {
      let folder = try TemporaryFolder()
      let sockets = try Self.sockets(folder)
      try Disk.system.makeFolder(folder.path + "/runtime/limber")
      try Disk.system.open(folder.path + "/runtime/limber", for: .inspecting).setMode(mode)
      #expect(throws: SystemError.self) { try sockets.listen(for: "aaaaaaaa") }
    }
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    try Disk.system.makeFolder(folder.path + "/elsewhere")
    #expect(
      Disk.system.link(folder.path + "/runtime/limber", to: folder.path + "/elsewhere"))
    #expect(throws: SystemError.self) { try sockets.listen(for: "aaaaaaaa") }
    let open = try TemporaryFolder()
    let below = try Self.sockets(open)
    try Disk.system.open(open.path + "/runtime", for: .inspecting).setMode(0o777)
    #expect(throws: SystemError.self) { try below.listen(for: "aaaaaaaa") }
  }

  @Test func `is refused where its path is too long for the system`() throws {
    let folder = try TemporaryFolder()
    let runtime = folder.path + "/" + String(repeating: "x", count: 100)
    try Disk.system.makeFolder(runtime)
    let sockets = SessionSockets(Surroundings(variables: ["XDG_RUNTIME_DIR": runtime]))
    #expect(throws: SystemError.self) { try sockets.listen(for: "aaaaaaaa") }
    #expect(try Disk.system.names(in: runtime + "/limber").isEmpty)
  }

  @Test func `is in the state folder where there is no folder of a login`() throws {
    let folder = try TemporaryFolder()
    let sockets = SessionSockets(
      Surroundings(variables: ["XDG_STATE_HOME": folder.path, "XDG_RUNTIME_DIR": "/nowhere/at/all"])
    )
    #expect(sockets.folder == folder.path + "/limber/run/limber")
    #expect(try sockets.listen(for: "aaaaaaaa").path.hasPrefix(folder.path))
  }

  @Test func `is told by its folder as soon as it is there, be the folder made later`() throws {
    let folder = try TemporaryFolder()
    let sockets = try Self.sockets(folder)
    let watch = try #require(FolderWatch(sockets.folders, on: .system))
    #expect(!SocketPoll.wait(for: [.init(watch.file)], or: nil, timeout: 0)[0].isReadable)
    let listener = try sockets.listen(for: "aaaaaaaa")
    #expect(SocketPoll.wait(for: [.init(watch.file)], or: nil, timeout: 0)[0].isReadable)
    let again = try #require(FolderWatch(sockets.folders, on: .system))
    listener.removeName()
    #expect(!SocketPoll.wait(for: [.init(again.file)], or: nil, timeout: 0)[0].isReadable)
    let next = try sockets.listen(for: "bbbbbbbb")
    #expect(SocketPoll.wait(for: [.init(again.file)], or: nil, timeout: 0)[0].isReadable)
    next.removeName()
  }
}
