internal import LimberPlatform

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
    /// Whether it may start a program that stays for everybody, such as a server: then it gets no variable
    /// of limber's, since what stays is no part of this sink.
    public var startsShared = false
    /// Whether its standard input stays open until ``ToolRun/endInput()``, and it is killed when the sink
    /// is over, however that ends.
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

  private let child: TendedChild
  private let deadline: Duration?
  private let system: SinkSystem
  private var written: BoundedReading
  /// Held for as long as a program on a leash may run.
  private var leash: OpenFile?
  private var wasKilled = false
  /// How it ended; nil while it runs.
  public private(set) var ending: Ending?

  /// Bytes of its output that are kept.
  private static let outputLimit = 16_384

  /// Starts a program; nil where the system cannot.
  public init?(_ command: Command, _ system: SinkSystem) {
    guard let output = try? ChildPipe(name: "output"), let input = try? ChildPipe(name: "input"),
      let idle = try? ChildPipe(name: "idle"), let secret = try? ChildPipe(name: "secret")
    else { return nil }
    var files: [Int32: OpenFile] = [
      0: input.reader, 1: output.writer, 2: output.writer,
    ]
    if !command.secret.isEmpty { files[3] = secret.reader }
    // To the fourth nobody ever writes.
    if command.isLeashed { (files[4], files[5]) = (idle.reader, idle.writer) }
    var variables = system.surroundings.variables
    if command.startsShared { variables = variables.filter { !$0.key.hasPrefix("LIMBER") } }
    variables.merge(command.variables) { _, new in new }
    let words = command.isLeashed ? ["-c", Self.leashScript, "leash", command.path] : []
    guard
      let child = try? TendedChild(
        command.isLeashed ? "/bin/sh" : command.path, words + command.arguments,
        variables: variables, handing: files)
    else { return nil }
    self.child = child
    self.system = system
    written = BoundedReading(output.reader, limit: Self.outputLimit)
    deadline = command.limit.map { system.now + $0 }
    leash = command.isLeashed ? input.writer : nil
    try? secret.writer.writeAll(command.secret)
    if !command.isLeashed { try? input.writer.writeAll(command.input) }
  }

  /// What it wrote to standard output and standard error, as far as it was kept.
  public var output: String { String(decoding: written.bytes, as: UTF8.self) }

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
    while written.readSome() {}
    if let deadline, system.now >= deadline, !wasKilled {
      wasKilled = true
      child.kill()
    }
    guard let status = child.takeStatus() else { return nil }
    while written.readSome() {}
    ending =
      switch status {
      case _ where wasKilled: .timedOut
      case .exited(let code): .exited(code)
      case .signalled(let number): .signalled(number)
      }
    return ending
  }

  /// How long a leash takes to end what is on it.
  private static let leashTime = Duration.seconds(1)

  /// Takes the whole lines that it wrote since this was asked last; one without an end in time is let go.
  public func takeLines() -> [String] {
    _ = written.readSome()
    return written.takeLines().map { String(decoding: $0, as: UTF8.self) }
  }

  /// Lets one that is on a leash see the end of its standard input, so that it ends in its own way.
  public func endInput() {
    try? leash?.writeAll([UInt8(ascii: "\n")])
  }

  /// Ends it at once.
  public func stop() {
    if leash != nil {
      leash = nil
      let end = system.now + Self.leashTime
      while check() == nil, system.now < end { system.sleep(SinkWait(.milliseconds(5))) }
    }
    guard ending == nil else { return }
    child.kill()
    child.wait()
    ending = .signalled(9)
  }

  /// What wakes the sink when the program is over.
  var files: [OpenFile] { written.file.map { [$0] } ?? [] }

  /// How long to wait before looking again: a program may hand its output on to one that lives on.
  ///
  /// One on a leash hands nothing on, so that its output ends with it.
  var patience: Duration {
    if leash != nil { return .seconds(60) }
    let pause = Duration.milliseconds(written.file == nil ? 5 : 100)
    guard let deadline, !wasKilled else { return pause }
    return min(pause, max(deadline - system.now, .zero))
  }
}

// MARK: - The leash

extension ToolRun {
  /// Runs the program that its arguments name until standard input ends, which it does with the sink,
  /// even with one that is killed; then the program is killed, so that it can take leave of nobody.
  ///
  /// The program reads descriptor 4, whose other end, 5, is held until a line says that it may end.
  private static let leashScript = """
    exec 6<&0
    "$@" <&4 4<&- 5>&- 6<&- & tool=$!
    { read -r _ && exec 5>&- && read -r _; kill -9 "$tool"; } <&6 3<&- 4<&- & leash=$!
    exec 3<&- 4<&- 5>&- 6<&-
    wait "$tool"
    code=$?
    kill "$leash"
    exit "$code"
    """
}
