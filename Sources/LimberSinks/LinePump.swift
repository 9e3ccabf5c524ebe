internal import Dispatch
internal import LimberPlatform

/// Reads lines that a child writes, on a thread of its own, for as long as somebody can write them.
///
/// What the child writes is taken, so that it never waits for limber, unless it floods: then it waits
/// for the rest of the second, so that nobody else does. Of an endless line only the beginning is kept.
final class LinePump: Sendable {
  /// One line, without its newline.
  typealias Line = LineAssembler.Line

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
