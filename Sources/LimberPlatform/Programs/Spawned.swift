#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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

  /// Spawns; only to be called while `ChildProcess` holds its lock.
  package init(_ launch: ChildProcess.Launch) throws(SystemError) {
    var actions = Self.makeActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The child's ends live until it has its own copies.
    var theirs: [OpenFile] = []

    if launch.input == .pipe {
      let pipe = try ChildPipe(name: launch.path)
      input = pipe.writer
      theirs.append(pipe.reader)
      posix_spawn_file_actions_adddup2(&actions, pipe.reader.number, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    for (stream, number) in [(launch.output, Int32(1)), (launch.errors, 2)] {
      guard stream == .pipe else {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
        continue
      }
      let pipe = try ChildPipe(name: launch.path)
      if number == 1 { output = pipe.reader } else { errors = pipe.reader }
      theirs.append(pipe.writer)
      posix_spawn_file_actions_adddup2(&actions, pipe.writer.number, number)
    }
    #if !canImport(Darwin)
      for number in Self.openDescriptors() where number > 2 {
        posix_spawn_file_actions_addclose(&actions, number)
      }
    #endif

    if let terminal = launch.terminal {
      // The first terminal that the leader of a session opens controls it.
      posix_spawn_file_actions_addopen(&actions, 3, terminal, O_RDWR, 0)
      posix_spawn_file_actions_addclose(&actions, 3)
    }

    // The leader of a session leads its group as well.
    let grouping = launch.terminal == nil ? POSIX_SPAWN_SETPGROUP : Self.ownSession
    var attributes = Self.makeAttributes(flags: Self.flags | grouping)
    defer { posix_spawnattr_destroy(&attributes) }
    let arguments = CStrings([launch.path] + launch.arguments)
    let variables = CStrings(launch.variables.map { "\($0.key)=\($0.value)" })
    var identifier: pid_t = 0
    let code = posix_spawn(
      &identifier, launch.path, &actions, &attributes, arguments.pointers, variables.pointers)
    withExtendedLifetime((theirs, arguments, variables)) {}
    guard code == 0 else { throw SystemError(code: code, subject: launch.path) }
    self.identifier = identifier
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
    let names = (try? FilePath.names(in: "/proc/self/fd")) ?? []
    return names.isEmpty ? Array(3..<256) : names.compactMap(Int32.init)
  }
}

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
