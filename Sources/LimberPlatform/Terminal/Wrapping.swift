package import LimberBasics

extension Wrapping {
  /// A text of one or several lines as it fits a stream: on a terminal the lines that are too long
  /// for it are broken, anywhere else it stays as it is.
  package static func fit(_ text: String, in stream: HostOutput) -> String {
    guard stream.isTerminal else { return text }
    let width = max(stream.size().columns, 20)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let whole = String(line)
      guard whole.cellWidth > width else { return whole }
      return lines(whole, width: width).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension HostOutput {
  /// A text as it fits this stream, as ``Wrapping/fit(_:in:)`` has it.
  package var fit: @Sendable (String) -> String {
    { Wrapping.fit($0, in: self) }
  }
}
