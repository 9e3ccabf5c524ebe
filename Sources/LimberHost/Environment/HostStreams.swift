public import LimberEvents

/// A stream that text is written to.
public struct HostOutput: Sendable {
  /// Writes all of a text, or throws a `SystemError`.
  public var write: @Sendable (String) throws -> Void
  /// Whether it is a terminal.
  public var isTerminal: Bool
  /// The terminal's size at this moment; 80 by 24 where it is none.
  public var size: @Sendable () -> Display.Size

  /// Makes a stream.
  public init(
    write: @escaping @Sendable (String) throws -> Void, isTerminal: Bool = false,
    size: @escaping @Sendable () -> Display.Size = { Display.Size(columns: 80, rows: 24) }
  ) {
    self.write = write
    self.isTerminal = isTerminal
    self.size = size
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
