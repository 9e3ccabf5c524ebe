internal import LimberSyntax

/// Lines of events that are written together, where nobody waits for a single one: one piece of memory takes
/// them all, again and again.
public struct EventLines: Sendable {
  private var lines = JSONWriter()
  /// How many bytes are worth a writing.
  private static let fill = 64 * 1024

  /// Makes it, with no lines.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { lines.byteCount == 0 }

  /// Whether there are enough of them to be written.
  public var isFull: Bool { lines.byteCount >= Self.fill }

  /// Adds the line of an event, as ``WireForm`` has it.
  public mutating func add(_ event: SessionEvent) {
    WireForm.add(event, to: &lines)
  }

  /// Adds a line of another form.
  public mutating func add(_ line: String) {
    lines.add(raw: line)
    lines.endLine()
  }

  /// Takes away what was added: the lines with a newline between every two; an empty text where nothing was.
  ///
  /// - Parameter endsLine: whether the last has a newline too.
  public mutating func take(endsLine: Bool = false) -> String {
    defer { lines.remove(from: 0) }
    if !endsLine, !isEmpty { lines.remove(from: lines.byteCount - 1) }
    return lines.text
  }
}
