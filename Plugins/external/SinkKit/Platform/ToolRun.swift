#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that a sink runs, for a bounded time.
///
/// It stays in the sink's process group, so that whoever ends the sink ends it too.
public final class ToolRun {
  /// What to run.
  public struct Command {
    /// The program's path.
    public var path: String
    /// Its arguments, without its name.
    public var arguments: [String]
    /// What it reads from its standard input; at most 64 KiB.
    public var input: [UInt8]
    /// Variables that it gets beside those of the sink.
    public var variables: [String: String]
    /// How long it may take; nil for as long as the sink lives.
    public var limit: Duration?
    /// Whether its standard input never ends, not even when the sink does.
    public var keepsInput: Bool

    /// Makes a command.
    public init(
      _ path: String, _ arguments: [String], input: [UInt8] = [], variables: [String: String] = [:],
      limit: Duration?, keepsInput: Bool = false
    ) {
      self.path = path
      self.arguments = arguments
      self.input = input
      self.variables = variables
      self.limit = limit
      self.keepsInput = keepsInput
    }
  }

  /// How a program ended.
  public enum Ending: Sendable, Hashable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
    /// It was killed, because it took too long.
    case timedOut
  }

  private let identifier: pid_t
  private let deadline: Duration?
  private let system: SinkSystem
  private var reader: Int32
  private var bytes: [UInt8] = []
  private var wasKilled = false
  /// How it ended; nil while it runs.
  public private(set) var ending: Ending?

  /// Bytes of its output that are kept.
  private static let outputLimit = 16_384

  /// Starts a program; nil where the system cannot.
  public init?(_ command: Command, _ system: SinkSystem) {
    guard let output = Self.makePipe(), let input = Self.makePipe() else { return nil }
    guard let identifier = Self.spawn(command, input: input, output: output.writer) else {
      for end in [output.reader, output.writer, input.reader, input.writer] { close(end) }
      return nil
    }
    close(input.reader)
    close(output.writer)
    self.identifier = identifier
    self.system = system
    reader = output.reader
    Descriptor.makeNonBlocking(reader)
    deadline = command.limit.map { system.now + $0 }
    Descriptor.write(command.input, to: input.writer)
    close(input.writer)
  }

  deinit {
    if reader >= 0 { close(reader) }
  }

  /// What it wrote to standard output and standard error, as far as it was kept.
  public var output: String { String(decoding: bytes, as: UTF8.self) }

  /// The first line that it wrote, for a message; how it ended where it wrote nothing.
  public var complaint: String {
    if let line = output.split(whereSeparator: \.isNewline).first {
      return String(line.prefix(200))
    }
    return switch ending {
    case .exited(let code)?: "it ended with \(code)"
    case .signalled(let number)?: "it was ended by signal \(number)"
    case .timedOut?: "it took too long"
    case nil: "it still runs"
    }
  }

  /// Looks whether it is over, and ends it where it took too long.
  @discardableResult
  public func check() -> Ending? {
    if ending != nil { return ending }
    readOutput()
    if let deadline, system.now >= deadline, !wasKilled {
      wasKilled = true
      kill(identifier, SIGKILL)
    }
    var status: Int32 = 0
    guard waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
    readOutput()
    let signal = status & 0x7F
    ending = wasKilled ? .timedOut : signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    return ending
  }

  /// Ends it at once.
  public func stop() {
    guard ending == nil else { return }
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    ending = .signalled(SIGKILL)
  }

  private func readOutput() {
    guard reader >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      switch Descriptor.read(reader, into: &buffer) {
      case .bytes(let count): bytes += buffer[..<min(count, max(Self.outputLimit - bytes.count, 0))]
      case .nothing: return
      case .end:
        close(reader)
        reader = -1
        return
      }
    }
  }

  /// What wakes the sink when the program is over.
  var descriptors: [Int32] { reader >= 0 ? [reader] : [] }

  /// How long to wait before looking again: a program may hand its output on to one that lives on.
  var patience: Duration {
    let pause = Duration.milliseconds(reader >= 0 ? 100 : 5)
    guard let deadline, !wasKilled else { return pause }
    return min(pause, max(deadline - system.now, .zero))
  }
}

// MARK: - Starting

extension ToolRun {
  private static func makePipe() -> (reader: Int32, writer: Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { Descriptor.closeOnExec(end) }
    return (ends[0], ends[1])
  }

  /// The number under which a program holds the writing end of its own input.
  private static let heldNumber: Int32 = 99

  private static func spawn(
    _ command: Command, input: (reader: Int32, writer: Int32), output: Int32
  ) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reader, 0)
    if command.keepsInput {
      posix_spawn_file_actions_adddup2(&actions, input.writer, heldNumber)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)

    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var variables = environment()
    variables.merge(command.variables) { _, new in new }
    let arguments = ([command.path] + command.arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + settings { free(text) } }
    var identifier: pid_t = 0
    let code = posix_spawn(
      &identifier, command.path, &actions, &attributes, arguments, settings)
    return code == 0 ? identifier : nil
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      entry += 1
    }
    return variables
  }
}
