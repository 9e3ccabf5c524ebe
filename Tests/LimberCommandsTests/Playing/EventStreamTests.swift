import LimberEvents
import LimberPlatform
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberCommands

@Suite struct `The stream of events` {
  /// What was written, a piece each, and whether there is room for more.
  private final class Pieces: Sendable {
    let written = Mutex<[String]>([])
    let isFull: Bool

    init(isFull: Bool = false) { self.isFull = isFull }

    func stream(isGathered: Bool) -> EventStream {
      let output = HostOutput(write: { text in
        self.written.withLock { $0.append(text) }
        if self.isFull { throw SystemError(code: 28, subject: "the stream") }
      })
      return EventStream(output: output, isGathered: isGathered)
    }
  }

  private static let event = SessionEvent(at: .zero, text: "Muted.", body: .muted(true))

  @Test func `writes each line at once where somebody waits for it`() throws {
    let pieces = Pieces()
    var stream = pieces.stream(isGathered: false)
    for _ in 0..<3 { try stream.receive(Self.event) }
    #expect(
      pieces.written.withLock { $0 }
        == [String](repeating: WireForm.line(Self.event) + "\n", count: 3))
  }

  @Test func `writes the first line at once in a dry run, then many, then its end`() throws {
    let pieces = Pieces()
    var stream = pieces.stream(isGathered: true)
    let line = WireForm.line(Self.event) + "\n"
    let count = 100_000 / line.utf8.count
    for _ in 0..<count { try stream.receive(Self.event) }
    try stream.finish()
    let written = pieces.written.withLock { $0 }
    #expect(written.first == line)
    #expect(written.count == 3)
    #expect(written.joined() == String(repeating: line, count: count))
  }

  @Test func `does not write again what could not be written`() throws {
    let pieces = Pieces(isFull: true)
    var stream = pieces.stream(isGathered: false)
    #expect(throws: SystemError.self) { try stream.receive(Self.event) }
    try stream.finish()
    #expect(pieces.written.withLock { $0.count } == 1)
  }
}
