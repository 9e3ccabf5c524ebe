#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that a test holds the other end of, with one program running in it.
///
/// Nothing sleeps: the test waits for what the program writes or does, and gives up after
/// `patience`, which only a program that hangs ever needs.
public final class PseudoTerminal {
  /// How long is waited for anything, in seconds.
  public static let patience = 30

  /// What a test waited for in vain, with all that the terminal had shown by then.
  public struct Impatience: Error, CustomStringConvertible {
    /// What was waited for.
    public var what: String
    /// What was shown.
    public var shown: String
    /// Both.
    public var description: String { "no \(what) in \(shown.debugDescription)" }

    /// Makes an error.
    public init(what: String, shown: String) {
      self.what = what
      self.shown = shown
    }
  }

  /// How a program ended, or that it stands still.
  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case stopped
  }

  /// The flags of the terminal that a program may have changed.
  public struct Modes: Hashable, Sendable, CustomStringConvertible {
    /// Input, output, control and local flags.
    public var flags: [UInt64]
    /// The special characters.
    public var characters: [UInt8]

    /// Whether lines are edited before they are handed over.
    public var isCanonical: Bool { flags[3] & UInt64(ICANON) != 0 }
    /// Whether what is typed is shown.
    public var isEchoing: Bool { flags[3] & UInt64(ECHO) != 0 }
    /// For messages.
    public var description: String { "\(flags.map { String($0, radix: 8) })" }
  }

  /// The program's process id.
  public private(set) var child: Int32 = 0
  private var controller: Int32
  private let terminal: Int32
  /// The device that programs open.
  public let path: String
  private var isReaped = false
  private var shown: [UInt8] = []
  private var position = 0

  /// Makes a terminal of a size.
  public init(columns: Int = 80, rows: Int = 24) throws {
    (controller, path) = try Self.openPair()
    terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw Impatience(what: "terminal", shown: path) }
    resize(columns: columns, rows: rows)
  }

  deinit {
    if child > 0, !isReaped {
      kill(-child, SIGKILL)
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(terminal)
    if controller >= 0 { close(controller) }
  }

  // MARK: - The program

  /// Starts a program in a session of its own, with this as its terminal.
  ///
  /// - Parameters:
  ///   - command: its absolute path and its arguments.
  ///   - variables: its whole environment.
  ///   - folder: its working folder.
  public func start(_ command: [String], variables: [String: String]) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession = Int16(POSIX_SPAWN_SETSID)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      // POSIX_SPAWN_SETSID of <spawn.h>, which is hidden behind a feature macro.
      let newSession: Int16 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | newSession
    posix_spawnattr_setflags(&attributes, flags)

    let arguments = command.map { strdup($0) }
    let environment = variables.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in arguments + environment { free(text) } }
    let result = posix_spawn(
      &child, command[0], &actions, &attributes, arguments + [nil], environment + [nil])
    guard result == 0 else { throw Impatience(what: command[0], shown: "\(result)") }
  }

  /// Sends the program a signal.
  public func send(signal: Int32) {
    kill(child, signal)
  }

  /// Waits until the program ends or stops; what it has shown by then is not waited for any more.
  public func waitForEnding() throws -> Ending {
    for _ in 0..<(Self.patience * 100) {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG | WUNTRACED) == child {
        while readMore(milliseconds: 0) {}
        position = shown.count
        if status & 0xFF == 0x7F { return .stopped }
        isReaped = true
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
      }
      // What it writes must be taken, or it could never end.
      _ = readMore(milliseconds: 10)
    }
    throw Impatience(what: "end", shown: text)
  }

  // MARK: - The person

  /// Types a text.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(controller, bytes, bytes.count)
  }

  /// Holds what is written to the terminal, as Ctrl-S does, or lets it go on.
  public func holdOutput(_ isHeld: Bool) {
    tcflow(terminal, isHeld ? TCOOFF : TCOON)
  }

  /// Gives the terminal another size, and tells the program.
  public func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the window.
  public func hangUp() {
    close(controller)
    controller = -1
  }

  /// The modes at this moment.
  public var modes: Modes {
    var raw = termios()
    tcgetattr(terminal, &raw)
    return Modes(
      flags: [UInt64(raw.c_iflag), UInt64(raw.c_oflag), UInt64(raw.c_cflag), UInt64(raw.c_lflag)],
      characters: withUnsafeBytes(of: raw.c_cc) { Array($0) })
  }

  // MARK: - What is shown

  /// All that was ever shown.
  public var text: String { String(decoding: shown, as: UTF8.self) }

  /// Waits until a text is shown that was not waited for before, and answers with all up to its end.
  @discardableResult
  public func wait(for expected: String) throws -> String {
    let wanted = Array(expected.utf8)
    var searched = position
    for _ in 0..<(Self.patience * 100) {
      while searched + wanted.count <= shown.count {
        if shown[searched...].starts(with: wanted) {
          let passage = shown[position..<(searched + wanted.count)]
          position = searched + wanted.count
          return String(decoding: passage, as: UTF8.self)
        }
        searched += 1
      }
      // A program that is over writes nothing more; how it ended is still there to be asked.
      if !readMore(milliseconds: 10), hasEnded { break }
    }
    throw Impatience(
      what: expected.debugDescription, shown: String(decoding: shown[position...], as: UTF8.self))
  }

  private var hasEnded: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == SIGCHLD
  }

  /// Takes what is shown, if anything comes in time.
  private func readMore(milliseconds: Int32) -> Bool {
    guard controller >= 0 else {
      _ = poll(nil, 0, milliseconds)
      return false
    }
    var request = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(controller, &buffer, buffer.count)
    guard count > 0 else { return false }
    shown += buffer[..<count]
    return true
  }

  // MARK: - Making one

  private static func openPair() throws -> (Int32, String) {
    #if canImport(Darwin)
      let controller = posix_openpt(O_RDWR | O_NOCTTY)
      guard controller >= 0, grantpt(controller) == 0, unlockpt(controller) == 0,
        let name = ptsname(controller)
      else { throw Impatience(what: "terminal", shown: "posix_openpt") }
      return (controller, String(cString: name))
    #else
      let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      // TIOCSPTLCK and TIOCGPTN of <asm/ioctls.h>: Swift does not see them, nor posix_openpt.
      var unlocked: Int32 = 0
      var number: Int32 = 0
      guard controller >= 0, ioctl(controller, 0x4004_5431, &unlocked) == 0,
        ioctl(controller, 0x8004_5430, &number) == 0
      else { throw Impatience(what: "terminal", shown: "/dev/ptmx") }
      return (controller, "/dev/pts/\(number)")
    #endif
  }
}
