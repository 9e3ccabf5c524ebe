internal import LimberBasics
public import LimberEvents

/// A stream that text is written to.
///
/// It is the door through which text leaves: what files, arguments, other programs and the person
/// wrote cannot steer a terminal, whoever prints it and whether or not it was made safe before.
public struct HostOutput: Sendable {
  /// Writes all of a text as it is, or throws a `SystemError`.
  ///
  /// Only for what draws on a terminal itself and has made its texts safe.
  public var draw: @Sendable (String) throws -> Void
  /// Whether it is a terminal.
  public var isTerminal: Bool
  /// The terminal's size at this moment; 80 by 24 where it is none.
  public var size: @Sendable () -> Display.Size

  /// Makes a stream.
  public init(
    write: @escaping @Sendable (String) throws -> Void, isTerminal: Bool = false,
    size: @escaping @Sendable () -> Display.Size = { Display.Size(columns: 80, rows: 24) }
  ) {
    draw = write
    self.isTerminal = isTerminal
    self.size = size
  }

  /// Writes lines for a person, as ``SafeText/printed(_:)`` has them; throws a `SystemError`.
  ///
  /// That holds where the stream is no terminal too: what is piped on ends on one.
  public func write(_ text: String) throws {
    try draw(SafeText.printed(text))
  }

  /// Writes what another program reads: to the letter, but to a terminal as lines for a person.
  ///
  /// Throws a `SystemError`.
  public func writeExactly(_ text: String) throws {
    if isTerminal { try write(text) } else { try draw(text) }
  }
}

/// A stream that text is read from.
public struct HostInput: Sendable {
  /// Whether it is a terminal.
  public var isTerminal: Bool
  /// Reads to the end, but no more than `limit` bytes; throws a `SystemError`.
  public var readAll: @Sendable (_ limit: Int) throws -> [UInt8]
  /// Reads a line, without its newline; nil at the end.
  public var readLine: @Sendable () throws -> String?

  /// Makes a stream.
  public init(
    isTerminal: Bool = false, readAll: @escaping @Sendable (_ limit: Int) throws -> [UInt8],
    readLine: @escaping @Sendable () throws -> String?
  ) {
    self.isTerminal = isTerminal
    self.readAll = readAll
    self.readLine = readLine
  }
}
