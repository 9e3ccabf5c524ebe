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

  /// A table in the place of another one, whatever stands in either.
  package init(from old: [UInt8], to new: [UInt8]) {
    (self.old, self.new) = (old, new)
  }

  /// Works out the crontab in which these lines stand in limber's block.
  ///
  /// A block that is there stays where it is; a new one goes to the end, after everything that may
  /// have set an environment for others. With no lines there is no block. Bytes outside the block
  /// never change.
  ///
  /// - Parameters:
  ///   - known: the reminders whose lines these are: what else stands in the block, by hand or for
  ///     reminders of another folder, stays. Nil where nothing does.
  ///   - unchanged: the reminders whose lines stay as they stand where they come at the same times, also
  ///     where another program is started by them.
  /// - Throws: `CrontabRefusal` where the markers in `old` do not make one block, or where the result
  ///   has more lines than cron reads.
  package init(
    of old: [UInt8], jobs: [CrontabJob], known: Set<ReminderID>? = nil,
    unchanged: Set<ReminderID> = []
  ) throws(CrontabRefusal) {
    self.old = old
    let block = try CrontabBlock(in: old)
    let lines =
      Self.others(in: block, known: known) + Self.lines(for: jobs, in: block, unchanged: unchanged)
    var new: [UInt8]
    if let block {
      // Text that came behind the block since needs the line break, so it then stays.
      let isLast = block.range.upperBound == old.count
      let before = old[..<block.range.lowerBound]
      let takesLineBreak =
        lines.isEmpty && isLast && block.ownsLineBreak && before.last == UInt8(ascii: "\n")
      new = Array(takesLineBreak ? before.dropLast() : before)
      new += Self.block(lines, ownsLineBreak: block.ownsLineBreak)
      new += old[block.range.upperBound...]
    } else {
      let needsLineBreak = old.last.map { $0 != UInt8(ascii: "\n") } ?? false
      new = old
      if needsLineBreak, !lines.isEmpty { new.append(UInt8(ascii: "\n")) }
      new += Self.block(lines, ownsLineBreak: needsLineBreak)
    }
    let count = new.count { $0 == UInt8(ascii: "\n") } + (new.last == UInt8(ascii: "\n") ? 0 : 1)
    if new != old, count > Self.maxLines { throw .tooManyLines(count, limit: Self.maxLines) }
    self.new = new
  }

  /// The lines of a block that are none of these reminders'.
  private static func others(
    in block: CrontabBlock?, known: Set<ReminderID>?
  ) -> [[UInt8]] {
    guard let block, let known else { return [] }
    return block.body.filter { line in
      guard !line.elementsEqual(CrontabBlock.lineBreakNote.utf8) else { return false }
      return CrontabJob.reminder(in: line).map { !known.contains($0) } ?? true
    }.map { Array($0) }
  }

  /// What stands for these jobs: lines that say the same already, else new ones.
  private static func lines(
    for jobs: [CrontabJob], in block: CrontabBlock?, unchanged: Set<ReminderID>
  ) -> [[UInt8]] {
    var kept: [ReminderID: [[UInt8]]] = [:]
    for id in unchanged {
      var old: [(job: CrontabJob, line: [UInt8])] = []
      for line in block?.body ?? [] {
        if let job = CrontabJob(line: line), job.id == id { old.append((job, Array(line))) }
      }
      let wanted = jobs.filter { $0.id == id }
      let isSame =
        old.map { "\($0.job.fields) \($0.job.isTest)" }.sorted()
        == wanted.map { "\($0.fields) \($0.isTest)" }.sorted()
      if isSame, !old.isEmpty { kept[id] = old.map(\.line) }
    }
    var lines: [[UInt8]] = []
    var known: Set<ReminderID> = []
    for job in jobs {
      guard let old = kept[job.id] else {
        lines.append(Array(job.text.utf8))
        continue
      }
      if known.insert(job.id).inserted { lines += old }
    }
    return lines
  }

  private static func block(_ body: [[UInt8]], ownsLineBreak: Bool) -> [UInt8] {
    guard !body.isEmpty else { return [] }
    var lines = [Array(CrontabBlock.firstLine.utf8)]
    if ownsLineBreak { lines.append(Array(CrontabBlock.lineBreakNote.utf8)) }
    lines += body
    lines.append(Array(CrontabBlock.lastLine.utf8))
    return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
  }
}
