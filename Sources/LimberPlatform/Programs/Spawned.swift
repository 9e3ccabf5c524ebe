internal import SystemLibrary

/// A process that was just spawned, with this side's ends of its pipes.
package struct Spawned {
  let identifier: pid_t
  package private(set) var input: OpenFile?
  package private(set) var output: OpenFile?
  package private(set) var errors: OpenFile?

  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private static let flags =
      POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_CLOEXEC_DEFAULT
    private static let ownSession = POSIX_SPAWN_SETSID
    private static var noActions: Actions { nil }
    private static var noAttributes: Attributes { nil }
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private static let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    /// `POSIX_SPAWN_SETSID`, which the C library shows to GNU sources only.
    private static let ownSession: Int32 = 0x80
    private static var noActions: Actions { Actions() }
    private static var noAttributes: Attributes { Attributes() }
  #endif

  /// Spawns with pipes; only to be called while `ChildProcess` holds its lock.
  package init(_ launch: Launch) throws(SystemError) {
    // The child's ends live until it has its own copies.
    var theirs: [Int32: OpenFile] = [:]
    if launch.input == .pipe {
      let pipe = try ChildPipe(name: launch.path)
      input = pipe.writer
      theirs[0] = pipe.reader
    }
    for (stream, number) in [(launch.output, Int32(1)), (launch.errors, 2)] where stream == .pipe {
      let pipe = try ChildPipe(name: launch.path)
      if number == 1 { output = pipe.reader } else { errors = pipe.reader }
      theirs[number] = pipe.writer
    }
    identifier = try Self.start(
      launch.path, launch.arguments, variables: launch.variables, handing: theirs,
      in: launch.terminal.map { .session(terminal: $0) } ?? .own)
  }

  /// Which group of processes a program is to belong to.
  enum Group: Sendable {
    /// That of this program.
    case same
    /// One that it leads.
    case own
    /// One that it leads in a session of its own, controlled from a terminal.
    case session(terminal: String)
  }

  /// Starts a program: every signal at its default, none blocked, and no file open but those that it is
  /// handed, by the numbers that they have there; what is missing of the three streams is `/dev/null`.
  static func start(
    _ path: String, _ arguments: [String], variables: [String: String],
    handing files: [Int32: OpenFile], in group: Group
  ) throws(SystemError) -> pid_t {
    var actions = makeActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number: Int32 in 0...2 where files[number] == nil {
      let access = number == 0 ? O_RDONLY : O_WRONLY
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", access, 0)
    }
    for (number, file) in files { posix_spawn_file_actions_adddup2(&actions, file.number, number) }
    #if !canImport(Darwin)
      for number in openDescriptors() where number > 2 && files[number] == nil {
        posix_spawn_file_actions_addclose(&actions, number)
      }
    #endif
    var flags = flags
    switch group {
    case .same: break
    case .own: flags |= POSIX_SPAWN_SETPGROUP
    case .session(let terminal):
      // The first terminal that the leader of a session opens controls it, and leads its group as well.
      flags |= ownSession
      posix_spawn_file_actions_addopen(&actions, 3, terminal, O_RDWR, 0)
      posix_spawn_file_actions_addclose(&actions, 3)
    }
    var attributes = makeAttributes(flags: flags)
    defer { posix_spawnattr_destroy(&attributes) }
    let arguments = CStrings([path] + arguments)
    let variables = CStrings(variables.map { "\($0.key)=\($0.value)" })
    var identifier: pid_t = 0
    let code = posix_spawn(
      &identifier, path, &actions, &attributes, arguments.pointers, variables.pointers)
    withExtendedLifetime((files, arguments, variables)) {}
    guard code == 0 else { throw SystemError(code: code, subject: path) }
    return identifier
  }

  private static func makeActions() -> Actions {
    var actions = noActions
    posix_spawn_file_actions_init(&actions)
    return actions
  }

  private static func makeAttributes(flags: Int32) -> Attributes {
    var attributes = noAttributes
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  /// What limber has open, be it its own or inherited from whoever started it.
  private static func openDescriptors() -> [Int32] {
    let names = (try? Disk.system.names(in: "/proc/self/fd")) ?? []
    return names.isEmpty ? Array(3..<256) : names.compactMap(Int32.init)
  }
}

/// A program that the one who started it looks after itself: no thread waits for it.
package struct TendedChild: Sendable {
  private let identifier: pid_t

  /// Starts a program; only where no other thread starts one.
  ///
  /// - Parameters:
  ///   - files: what it is handed, by the numbers that they have there.
  ///   - isApart: whether it leads a group of its own, and so is not ended with that of its maker.
  package init(
    _ path: String, _ arguments: [String], variables: [String: String],
    handing files: [Int32: OpenFile], isApart: Bool = false
  ) throws(SystemError) {
    identifier = try Spawned.start(
      path, arguments, variables: variables, handing: files, in: isApart ? .own : .same)
  }

  /// How it ended; nil while it runs.
  ///
  /// It is told once, and from then on the number may be somebody else's.
  package func takeStatus() -> ChildStatus? {
    var raw: Int32 = 0
    return waitpid(identifier, &raw, WNOHANG) == identifier ? ChildStatus(raw: raw) : nil
  }

  /// Asks it to end in a way that it cannot refuse.
  package func kill() { _ = systemKill(identifier, SIGKILL) }

  /// Waits until it is over.
  package func wait() {
    var raw: Int32 = 0
    while waitpid(identifier, &raw, 0) < 0, errno == EINTR {}
  }
}

private func systemKill(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }

/// An array of C strings with a null behind the last.
private final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}

// MARK: - Pipes

/// A pipe between this program and a child, of which no other child ever holds an end.
package struct ChildPipe {
  /// The end that is read.
  package let reader: OpenFile
  /// The end that is written.
  package let writer: OpenFile

  /// The lowest number of an end: below it are those that a program is given, so that handing one over
  /// never closes another.
  private static let lowest: Int32 = 10

  /// Makes a pipe; only to be called while `ChildProcess` holds its lock, or where no other thread is.
  ///
  /// Both ends are closed on exec.
  package init(name: String) throws(SystemError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .last(name) }
    let low = ends
    for index in ends.indices { ends[index] = fcntl(low[index], F_DUPFD_CLOEXEC, Self.lowest) }
    for end in low { close(end) }
    guard ends.allSatisfy({ $0 >= 0 }) else {
      for end in ends where end >= 0 { close(end) }
      throw SystemError(code: EMFILE, subject: name)
    }
    reader = OpenFile(number: ends[0], name: name, owns: true)
    writer = OpenFile(number: ends[1], name: name, owns: true)
  }
}

extension OpenFile {
  /// What became of a line that was written to a child.
  package enum Handover: Sendable {
    /// The child's pipe took it whole.
    case taken
    /// Nobody reads the pipe any more.
    case gone
    /// The pipe stayed full for as long as the caller had patience.
    case stuck
  }

  /// Makes writes fail rather than wait where a pipe is full.
  package func makeNonBlocking() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// Writes a line to a non-blocking pipe, whole or not at all.
  ///
  /// - Parameters:
  ///   - bytes: at most 4,096 of them, which a pipe takes in one piece.
  ///   - patience: milliseconds without room after which the reader counts as stuck.
  package func handOver(_ bytes: [UInt8], patience: Int32) -> Handover {
    while true {
      let count = bytes.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      if count >= 0 { return .taken }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: break
      default: return .gone
      }
      var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&request, 1, patience)
      if ready == 0 { return .stuck }
    }
  }
}
