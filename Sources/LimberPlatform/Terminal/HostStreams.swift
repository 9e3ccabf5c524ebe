package import LimberBasics

/// A stream that text is written to.
///
/// It is the door through which text leaves: what files, arguments, other programs and the person
/// wrote cannot steer a terminal, whoever prints it and whether or not it was made safe before.
package struct HostOutput: Sendable {
  /// Writes all of a text as it is, or throws a `SystemError`.
  ///
  /// Only for what draws on a terminal itself and has made its texts safe.
  package var draw: @Sendable (String) throws -> Void
  package var isTerminal: Bool
  /// The terminal's size at this moment; 80 by 24 where it is none.
  package var size: @Sendable () -> TerminalSize
  /// Whether it shows more characters than those of ASCII.
  package var isUnicode = true
  /// Whether the patterns of Braille are among what it shows.
  package var hasBraille = true
  /// Whether what is drawn now stands in nobody else's way: no other job has the terminal.
  package var isInFront: @Sendable () -> Bool = { true }
  /// Keeps what must be drawn to leave the terminal as it was found, as ``TerminalRescue`` has it.
  package var keepWayOut: @Sendable (String) -> Void = { _ in }

  package init(
    write: @escaping @Sendable (String) throws -> Void, isTerminal: Bool = false,
    size: @escaping @Sendable () -> TerminalSize = { TerminalSize(columns: 80, rows: 24) }
  ) {
    draw = write
    self.isTerminal = isTerminal
    self.size = size
  }

  /// Writes lines for a person, as ``SafeText/printed(_:)`` has them; throws a `SystemError`.
  ///
  /// That holds where the stream is no terminal too: what is piped on ends on one.
  package func write(_ text: String) throws {
    try draw(SafeText.printed(text))
  }

  /// Writes what another program reads: to the letter, but to a terminal as lines for a person.
  ///
  /// Throws a `SystemError`.
  package func writeExactly(_ text: String) throws {
    if isTerminal { try write(text) } else { try draw(text) }
  }
}

/// A stream that text is read from.
package struct HostInput: Sendable {
  package var isTerminal: Bool
  /// Reads to the end, but no more than `limit` bytes; throws a `SystemError`.
  package var readAll: @Sendable (_ limit: Int) throws -> [UInt8]
  /// Reads a line, without its newline; nil at the end.
  package var readLine: @Sendable () throws -> String?

  package init(
    isTerminal: Bool = false, readAll: @escaping @Sendable (_ limit: Int) throws -> [UInt8],
    readLine: @escaping @Sendable () throws -> String?
  ) {
    self.isTerminal = isTerminal
    self.readAll = readAll
    self.readLine = readLine
  }
}

// MARK: - Those of the running program

extension HostOutput {
  /// A stream that the program was started with.
  ///
  /// - Parameters:
  ///   - isUnicode: whether a terminal there shows more than ASCII; files always take all.
  ///   - hasBraille: whether the patterns of Braille are among that.
  package static func standard(
    _ number: Int32, name: String, isUnicode: Bool, hasBraille: Bool
  ) -> HostOutput {
    let file = OpenFile(number: number, name: name)
    let isTerminal = Terminals.isTerminal(number)
    return stream(
      file, isTerminal: isTerminal, isUnicode: isUnicode || !isTerminal,
      hasBraille: hasBraille || !isTerminal)
  }

  /// The terminal that the program belongs to; nil where there is none.
  package static func terminal(isUnicode: Bool, hasBraille: Bool) -> HostOutput? {
    guard let file = try? OpenFile("/dev/tty", KeyTerminal.flags) else { return nil }
    return stream(file, isTerminal: true, isUnicode: isUnicode, hasBraille: hasBraille)
  }

  private static func stream(
    _ file: OpenFile, isTerminal: Bool, isUnicode: Bool, hasBraille: Bool
  ) -> HostOutput {
    var stream = HostOutput(
      write: { try file.writeAll(Array((isUnicode ? $0 : PlainLetters.ascii($0)).utf8)) },
      isTerminal: isTerminal, size: { Terminals.size(file.number) })
    stream.isUnicode = isUnicode
    stream.hasBraille = hasBraille
    if isTerminal {
      stream.isInFront = { Terminals.isInFront(file.number) }
      stream.keepWayOut = { TerminalRescue.shared.keep(sending: $0, for: file.number) }
    }
    return stream
  }
}

extension HostInput {
  package static var standard: HostInput {
    let file = OpenFile(number: 0, name: "standard input")
    return HostInput(
      isTerminal: Terminals.isTerminal(0), readAll: { try file.readAll(limit: $0) },
      readLine: { try file.readLine() })
  }
}

extension Wrapping {
  /// A text of one or several lines as it fits a stream: on a terminal the lines that are too long
  /// for it are broken, anywhere else it stays as it is.
  package static func fit(_ text: String, in stream: HostOutput) -> String {
    guard stream.isTerminal else { return text }
    let width = max(stream.size().columns, 20)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let whole = String(line)
      guard SafeText.unstyled(whole).cellWidth > width else { return whole }
      // The blank behind a question keeps the answer apart from it.
      return lines(whole, width: width, isStyled: true).joined(separator: "\n")
        + (whole.hasSuffix(" ") ? " " : "")
    }.joined(separator: "\n")
  }
}

extension HostOutput {
  /// A text as it fits this stream, as ``Wrapping/fit(_:in:)`` has it.
  package var fit: @Sendable (String) -> String {
    { Wrapping.fit($0, in: self) }
  }
}
