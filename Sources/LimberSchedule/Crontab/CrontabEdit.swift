/// A crontab with limber's block as it should be: old bytes in, new bytes out.
package struct CrontabEdit: Sendable, Hashable {
  /// The crontab as it was.
  package let old: [UInt8]
  /// The crontab as it should be; equal to `old` where there is nothing to do.
  package let new: [UInt8]

  /// The most lines that cron reads.
  package static let maxLines = 10_000

  /// Whether there is anything to write.
  package var changes: Bool { old != new }

  /// Works out the crontab in which exactly these lines stand in limber's block.
  ///
  /// A block that is there stays where it is; a new one goes to the end, after everything that may
  /// have set an environment for others. With no lines there is no block. Bytes outside the block
  /// never change.
  ///
  /// - Throws: `CrontabRefusal` where the markers in `old` do not make one block, or where the result
  ///   has more lines than cron reads.
  package init(of old: [UInt8], jobs: [CrontabJob]) throws(CrontabRefusal) {
    self.old = old
    let block = try CrontabBlock(in: old)
    var new: [UInt8]
    if let block {
      // Text that came behind the block since needs the line break, so it then stays.
      let isLast = block.range.upperBound == old.count
      let before = old[..<block.range.lowerBound]
      let takesLineBreak =
        jobs.isEmpty && isLast && block.ownsLineBreak && before.last == UInt8(ascii: "\n")
      new = Array(takesLineBreak ? before.dropLast() : before)
      new += Self.block(jobs, ownsLineBreak: block.ownsLineBreak)
      new += old[block.range.upperBound...]
    } else {
      let needsLineBreak = old.last.map { $0 != UInt8(ascii: "\n") } ?? false
      new = old
      if needsLineBreak, !jobs.isEmpty { new.append(UInt8(ascii: "\n")) }
      new += Self.block(jobs, ownsLineBreak: needsLineBreak)
    }
    let count = new.count { $0 == UInt8(ascii: "\n") } + (new.last == UInt8(ascii: "\n") ? 0 : 1)
    if new != old, count > Self.maxLines { throw .tooManyLines(count, limit: Self.maxLines) }
    self.new = new
  }

  private static func block(_ jobs: [CrontabJob], ownsLineBreak: Bool) -> [UInt8] {
    guard !jobs.isEmpty else { return [] }
    var lines = [CrontabBlock.firstLine]
    if ownsLineBreak { lines.append(CrontabBlock.lineBreakNote) }
    lines += jobs.map(\.text)
    lines.append(CrontabBlock.lastLine)
    return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
  }
}
