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
    /// What it reads from descriptor 3, through a pipe and so from no file; at most 4 KiB.
    public var secret: [UInt8]
    /// Whether its standard input never ends, and it is killed when the sink is over, however that ends.
    public var isLeashed: Bool

    /// Makes a command.
    public init(
      _ path: String, _ arguments: [String], input: [UInt8] = [], variables: [String: String] = [:],
      secret: [UInt8] = [], limit: Duration?, isLeashed: Bool = false
    ) {
      self.path = path
      self.arguments = arguments
      self.input = input
      self.variables = variables
      self.limit = limit
      self.secret = secret
      self.isLeashed = isLeashed
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
  private let outlet: ToolPipe
  /// Held for as long as a program on a leash may run.
  private let leash: ToolPipe?
  private var bytes: [UInt8] = []
  private var wasKilled = false
  /// How it ended; nil while it runs.
  public private(set) var ending: Ending?

  /// Bytes of its output that are kept.
  private static let outputLimit = 16_384

  /// Starts a program; nil where the system cannot.
  public init?(_ command: Command, _ system: SinkSystem) {
    guard let outlet = ToolPipe(), let input = ToolPipe(), let idle = ToolPipe(),
      let hidden = ToolPipe(),
      let identifier = Self.spawn(
        command, Streams(input: input, output: outlet, idle: idle, secret: hidden))
    else { return nil }
    self.identifier = identifier
    self.system = system
    self.outlet = outlet
    outlet.closeWriter()
    Descriptor.makeNonBlocking(outlet.reader)
    deadline = command.limit.map { system.now + $0 }
    input.closeReader()
    leash = command.isLeashed ? input : nil
    Descriptor.write(command.secret, to: hidden.writer)
    if !command.isLeashed { Descriptor.write(command.input, to: input.writer) }
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

  /// How long a leash takes to end what is on it.
  private static let leashTime = Duration.seconds(1)

  /// Ends it at once.
  public func stop() {
    if let leash {
      leash.closeWriter()
      let end = system.now + Self.leashTime
      while check() == nil, system.now < end { system.sleep(SinkWait(.milliseconds(5))) }
    }
    guard ending == nil else { return }
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    ending = .signalled(SIGKILL)
  }

  private func readOutput() {
    guard outlet.reader >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      switch Descriptor.read(outlet.reader, into: &buffer) {
      case .bytes(let count): bytes += buffer[..<min(count, max(Self.outputLimit - bytes.count, 0))]
      case .nothing: return
      case .end:
        outlet.closeReader()
        return
      }
    }
  }

  /// What wakes the sink when the program is over.
  var descriptors: [Int32] { outlet.reader >= 0 ? [outlet.reader] : [] }

  /// How long to wait before looking again: a program may hand its output on to one that lives on.
  var patience: Duration {
    let pause = Duration.milliseconds(outlet.reader >= 0 ? 100 : 5)
    guard let deadline, !wasKilled else { return pause }
    return min(pause, max(deadline - system.now, .zero))
  }
}

// MARK: - Starting

extension ToolRun {
  /// What a program is connected to.
  private struct Streams {
    var input: ToolPipe
    var output: ToolPipe
    /// Nobody ever writes to it.
    var idle: ToolPipe
    var secret: ToolPipe
  }

  /// Runs the program that its arguments name until standard input ends, which it does with the sink,
  /// even with one that is killed; then the program is killed, so that it can take leave of nobody.
  ///
  /// The program reads descriptor 4, whose other end it holds itself as 5, and so never meets an end.
  private static let leashScript = """
    exec 6<&0
    "$@" <&4 6<&- & tool=$!
    { read -r _; kill -9 "$tool"; } <&6 3<&- 4<&- 5>&- & leash=$!
    exec 3<&- 4<&- 5>&- 6<&-
    wait "$tool"
    code=$?
    kill "$leash"
    exit "$code"
    """

  private static func spawn(_ command: Command, _ streams: Streams) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, streams.input.reader, 0)
    posix_spawn_file_actions_adddup2(&actions, streams.output.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, streams.output.writer, 2)
    if !command.secret.isEmpty {
      posix_spawn_file_actions_adddup2(&actions, streams.secret.reader, 3)
    }
    if command.isLeashed {
      posix_spawn_file_actions_adddup2(&actions, streams.idle.reader, 4)
      posix_spawn_file_actions_adddup2(&actions, streams.idle.writer, 5)
    }

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
    var words = [command.path] + command.arguments
    if command.isLeashed { words = ["/bin/sh", "-c", leashScript, "leash"] + words }
    let arguments = words.map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + settings { free(text) } }
    var identifier: pid_t = 0
    let code = posix_spawn(
      &identifier, words[0], &actions, &attributes, arguments, settings)
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
