import LimberHost
import LimberPlatform

/// Gathers what is printed, so that a long text is written in few pieces and never held whole.
struct Page {
  private let output: HostOutput
  private let isExact: Bool
  private var text = ""
  private static let pieceSize = 64 * 1024

  /// Makes a page.
  ///
  /// - Parameter isExact: whether another program reads it, so that it keeps every letter.
  init(_ output: HostOutput, isExact: Bool = false) {
    self.output = output
    self.isExact = isExact
  }

  /// Breaks a sentence as it fits what it is printed on.
  var fit: @Sendable (String) -> String { output.fit }

  /// Adds a text; throws where it cannot be written.
  mutating func add(_ more: String) throws {
    text += more
    if text.utf8.count >= Self.pieceSize { try flush() }
  }

  /// Writes what was gathered; what could not be written whole is not tried again.
  mutating func flush() throws {
    guard !text.isEmpty else { return }
    defer { text.removeAll(keepingCapacity: true) }
    if isExact { try output.writeExactly(text) } else { try output.write(text) }
  }
}
