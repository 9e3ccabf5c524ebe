internal import Dispatch
internal import LimberPlatform

/// Reads lines that a child writes, on a thread of its own, for as long as somebody can write them.
///
/// What the child writes is taken, so that it never waits for limber, unless it floods: then it waits
/// for the rest of the second, so that nobody else does. Of an endless line only the beginning is kept.
final class LinePump: Sendable {
  /// One line, without its newline.
  struct Line: Sendable, Hashable {
    /// Its bytes as UTF-8, repaired where they are none.
    var text: String
    /// Whether there was more of it than may be kept.
    var isCut: Bool
  }

  private let stopper: WakePipe?
  private let done = DispatchGroup()

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - file: the end of a pipe.
  ///   - limit: bytes of a line that are kept at most.
  ///   - burst: bytes that are taken at once before the child has to wait.
  ///   - each: told each line, on the pump's own thread; a last one without a newline counts.
  init(
    _ file: OpenFile, limit: Int, burst: Int = ReadingPace.perSecond,
    each: @escaping @Sendable (Line) -> Void
  ) {
    let stopper = WakePipe()
    self.stopper = stopper
    let done = done
    done.enter()
    let isStarted = PlainThread.start {
      defer { done.leave() }
      var assembler = LineAssembler(limit: limit)
      var pace = ReadingPace(burst: burst)
      var buffer = [UInt8](repeating: 0, count: 16 * 1024)
      // Descendants that left the group may hold the pipe open for ever; then the stopper ends it.
      while Poll.wait(for: file, or: stopper, timeout: -1) == .readable {
        guard let count = try? file.readOnce(into: &buffer, limit: buffer.count), count > 0
        else { break }
        for line in assembler.take(buffer[..<count]) { each(line) }
        let rest = pace.pause(after: count, at: Clocks.awake())
        if rest > 0, Poll.wait(for: nil, or: stopper, timeout: rest) == .alarm { break }
      }
      if let rest = assembler.finish() { each(rest) }
    }
    if !isStarted { done.leave() }
  }

  /// Waits until everything that was written has been told, but no longer than that.
  func waitUntilDone(within time: Duration) {
    _ = done.wait(timeout: .now() + time.dispatchInterval)
  }

  /// Stops reading, even where the pipe is still held open.
  func stop() {
    stopper?.ring()
  }
}

/// How fast a child's lines are read: as many as it likes to begin with, then 256 KiB in a second, which
/// no sink in its senses writes.
///
/// A value that is told the time, in nanoseconds.
struct ReadingPace: Sendable {
  /// Bytes that are read in a second.
  static let perSecond = 256 * 1024

  private let burst: Int
  /// Bytes that may be read without a pause; below zero where there were too many.
  private var left: Int
  private var last: Int64?

  /// Makes a pace.
  ///
  /// - Parameter burst: bytes that are read at once without a pause.
  init(burst: Int = perSecond) {
    self.burst = burst
    left = burst
  }

  /// How long to pause after bytes that were read at an instant, in milliseconds.
  mutating func pause(after count: Int, at now: Int64) -> Int32 {
    // More than a minute makes no difference, and cannot overflow.
    let elapsed = Int(min(max(0, now - (last ?? now)), 60_000_000_000) / 1_000_000)
    left = min(burst, left + elapsed * Self.perSecond / 1000) - count
    last = now
    return left < 0 ? Int32(-left * 1000 / Self.perSecond + 1) : 0
  }
}

/// Cuts bytes into lines, and keeps no more of a line than it may.
struct LineAssembler {
  private let limit: Int
  private var line: [UInt8] = []
  private var isCut = false

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes in, and gives the lines that they complete.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> [LinePump.Line] {
    var lines: [LinePump.Line] = []
    var rest = bytes
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<newline])
      lines.append(flush())
      rest = rest[(newline + 1)...]
    }
    keep(rest)
    return lines
  }

  /// Gives what stands behind the last newline; nil where nothing does.
  mutating func finish() -> LinePump.Line? {
    line.isEmpty ? nil : flush()
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = limit - line.count
    line += bytes.prefix(room)
    if bytes.count > room { isCut = true }
  }

  private mutating func flush() -> LinePump.Line {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    defer {
      line.removeAll(keepingCapacity: true)
      isCut = false
    }
    return LinePump.Line(text: String(decoding: line, as: UTF8.self), isCut: isCut)
  }
}
