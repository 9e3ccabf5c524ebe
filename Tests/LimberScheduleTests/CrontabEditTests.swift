import LimberSchedule
import LimberTestSupport
import Testing

@Suite struct CrontabEditTests {
  static let program = "/usr/local/bin/limber"

  static func job(_ id: String = "stretch", _ fields: String = "0 18 * * 1-5") throws -> CrontabJob
  {
    try CrontabJob(
      CronExpression(text: fields), program: program, id: #require(ReminderID(id)))
  }

  @Test func `a block goes to the end, and its lines are what cron runs`() throws {
    let old = "MAILTO=me\n0 1 * * * backup\n"
    let edit = try CrontabEdit(
      of: Array(old.utf8), jobs: [Self.job(), Self.job("rest", "5 9 * * *")])
    #expect(
      String(decoding: edit.new, as: UTF8.self) == """
        MAILTO=me
        0 1 * * * backup
        # >>> limber reminders >>>
        0 18 * * 1-5 '/usr/local/bin/limber' remind run stretch >/dev/null 2>&1\
         || echo 'limber: the reminder stretch failed, see limber remind doctor'
        5 9 * * * '/usr/local/bin/limber' remind run rest >/dev/null 2>&1\
         || echo 'limber: the reminder rest failed, see limber remind doctor'
        # <<< limber reminders <<<

        """)
    #expect(try CrontabBlock(in: edit.new)?.jobs.map(\.id.text) == ["stretch", "rest"])
  }

  @Test func `a block stays where it stands, and the same block is no change`() throws {
    let old = "# >>> limber reminders >>>\nwhatever\n# <<< limber reminders <<<\n0 1 * * * backup\n"
    let edit = try CrontabEdit(of: Array(old.utf8), jobs: [Self.job()])
    #expect(String(decoding: edit.new, as: UTF8.self).hasSuffix("<<<\n0 1 * * * backup\n"))
    #expect(edit.changes)
    #expect(try !CrontabEdit(of: edit.new, jobs: [Self.job()]).changes)
  }

  @Test func `lines of others in the block stay, and unchanged ones as they stand`() throws {
    let own = try #require(ReminderID("stretch"))
    let rest = try #require(ReminderID("rest"))
    let old = """
      # >>> limber reminders >>>
      # my own note
      0 7 * * * '/old/limber' remind run elsewhere >/dev/null 2>&1
      0 18 * * 1-5 '/old/limber' remind run stretch >/dev/null 2>&1
      #5 9 * * * '/old/limber' remind run rest >/dev/null 2>&1
      # <<< limber reminders <<<

      """
    let edit = try CrontabEdit(
      of: Array(old.utf8), jobs: [Self.job(), Self.job("rest", "5 9 * * *")], known: [own, rest],
      unchanged: [own, rest])
    let lines = String(decoding: edit.new, as: UTF8.self).split(separator: "\n").map(String.init)
    // What a person struck out of limber's own lines is written anew.
    #expect(
      lines == [
        "# >>> limber reminders >>>", "# my own note",
        "0 7 * * * '/old/limber' remind run elsewhere >/dev/null 2>&1",
        "0 18 * * 1-5 '/old/limber' remind run stretch >/dev/null 2>&1",
        "5 9 * * * '/usr/local/bin/limber' remind run rest >/dev/null 2>&1"
          + " || echo 'limber: the reminder rest failed, see limber remind doctor'",
        "# <<< limber reminders <<<",
      ])
    let later = try CrontabEdit(
      of: edit.new, jobs: [Self.job("stretch", "0 19 * * 1-5")], known: [own, rest])
    let changed = String(decoding: later.new, as: UTF8.self)
    #expect(changed.contains("0 19 * * 1-5 '/usr/local/bin/limber' remind run stretch "))
    #expect(!changed.contains("run rest"))
    #expect(changed.contains("# my own note\n0 7 * * * '/old/limber' remind run elsewhere "))
  }

  @Test func `the lines of a schedule say the schedule`() throws {
    for schedule in [
      try Schedule(at: "7:00,12:30", on: "mon-fri"), try Schedule(cron: "*/5 1 2 * *"),
      try Schedule(at: "9:00"),
    ] {
      #expect(Schedule(schedule.expressions) == schedule)
    }
    #expect(
      Schedule([try CronExpression(text: "0 1 1 * *"), try CronExpression(text: "0 2 2 * *")])
        == nil)
  }

  @Test func `with nothing to remind of, an empty crontab stays empty`() throws {
    #expect(try !CrontabEdit(of: [], jobs: []).changes)
    let full = try CrontabEdit(of: [], jobs: [Self.job()]).new
    #expect(try CrontabEdit(of: full, jobs: []).new == [])
  }

  @Test func `a text without a line break at its end gets it only for as long as the block stands`()
    throws
  {
    let old = Array("0 1 * * * backup".utf8)
    let added = try CrontabEdit(of: old, jobs: [Self.job()]).new
    let more = try CrontabEdit(of: added, jobs: [Self.job(), Self.job("b")]).new
    #expect(try CrontabEdit(of: more, jobs: []).new == old)
    // What somebody put behind the block keeps its own line.
    let longer = more + Array("0 2 * * * later\n".utf8)
    #expect(
      try CrontabEdit(of: longer, jobs: []).new == old + Array("\n0 2 * * * later\n".utf8))
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var text: String
    var refusal: CrontabRefusal
    var testDescription: String { "\(refusal)" }
  }

  private static let first = CrontabBlock.firstLine
  private static let last = CrontabBlock.lastLine

  @Test(arguments: [
    Broken(text: "a\n\(first)\nb\n", refusal: .blockNotClosed(line: 2)),
    Broken(text: "\(last)\n", refusal: .blockNotOpened(line: 1)),
    Broken(text: "a\n\(last)\n\(first)\n", refusal: .blockNotOpened(line: 2)),
    Broken(text: "\(first)\n\(first)\n\(last)\n", refusal: .blockTwice(first: 1, second: 2)),
    Broken(
      text: "\(first)\n\(last)\n\(first)\n\(last)\n", refusal: .blockTwice(first: 1, second: 3)),
    Broken(text: "\(first)\n\(last)\n\(last)", refusal: .blockNotOpened(line: 3)),
    Broken(text: "  \(first)\t\r\nb", refusal: .blockNotClosed(line: 1)),
  ])
  func `broken markers are refused with their lines`(broken: Broken) throws {
    #expect(throws: broken.refusal) {
      try CrontabEdit(of: Array(broken.text.utf8), jobs: [Self.job()])
    }
    #expect(throws: broken.refusal) { try CrontabEdit(of: Array(broken.text.utf8), jobs: []) }
  }

  @Test func `more lines than cron reads are refused`() throws {
    let old = Array(String(repeating: "#\n", count: 9_997).utf8)
    #expect(try CrontabEdit(of: old, jobs: [Self.job()]).changes)
    #expect(throws: CrontabRefusal.tooManyLines(10_001, limit: 10_000)) {
      try CrontabEdit(of: old, jobs: [Self.job(), Self.job("b")])
    }
  }

  @Test func `settings of others above the block are seen`() throws {
    let text = """
      # SHELL=/bin/no
      SHELL=/bin/sh
      0 1 * * * X=1 backup
       PATH = "/bin:/usr/bin"
      SHELL='/usr/bin/fish'
      # >>> limber reminders >>>
      # <<< limber reminders <<<
      HOME=/tmp
      """
    let seen = CrontabSetting.seen(in: Array(text.utf8))
    #expect(seen.map(\.name) == ["PATH", "SHELL"])
    #expect(seen.map(\.value) == ["/bin:/usr/bin", "/usr/bin/fish"])
    #expect(seen.map(\.line) == [4, 5])
  }

  @Test func `whatever stands in 1,000 crontabs, bytes outside the block never change`() throws {
    var random = SeededGenerator(seed: 1_000)
    var refused = 0
    for _ in 0..<1_000 {
      let old = random.crontab()
      let jobs = try (0..<random.number(in: 1...5)).map {
        try Self.job("id-\($0)", random.pick(["0 18 * * 1-5", "*/5 * * * *", "30 9,13 1 * *"]))
      }
      let block: CrontabBlock?
      do {
        block = try CrontabBlock(in: old)
      } catch {
        refused += 1
        #expect(throws: error) { try CrontabEdit(of: old, jobs: jobs) }
        continue
      }
      let added = try CrontabEdit(of: old, jobs: jobs)
      let removed = try CrontabEdit(of: added.new, jobs: [])
      let found = try #require(try CrontabBlock(in: added.new))
      #expect(found.jobs == jobs)
      #expect(try !CrontabEdit(of: added.new, jobs: jobs).changes)
      if let block {
        let before = old[..<block.range.lowerBound]
        let after = old[block.range.upperBound...]
        #expect(added.new.starts(with: before))
        #expect(added.new[found.range.upperBound...].elementsEqual(after))
        #expect(removed.new == Array(before) + Array(after))
      } else {
        #expect(added.new.starts(with: old))
        #expect(removed.new == old)
      }
    }
    #expect((100...600).contains(refused))
  }
}

extension SeededGenerator {
  /// A crontab as other tools, other editors and accidents leave it.
  fileprivate mutating func crontab() -> [UInt8] {
    let lineBreak: [UInt8] = chance(15) ? [0x0D, 0x0A] : [0x0A]
    var bytes: [UInt8] = []
    for _ in 0..<number(in: 0...15) {
      bytes += line()
      bytes += lineBreak
    }
    // Every third has limber's block, or what is left of one.
    switch number(in: 1...9) {
    case 1: bytes += marker(.init(CrontabBlock.firstLine)) + lineBreak
    case 2: bytes += marker(.init(CrontabBlock.lastLine)) + lineBreak
    case 3...5:
      for _ in 0..<(chance(20) ? 2 : 1) {
        bytes += marker(CrontabBlock.firstLine) + lineBreak + line() + lineBreak
        bytes += marker(CrontabBlock.lastLine) + lineBreak + line() + lineBreak
      }
    default: break
    }
    if chance(30), !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }

  private mutating func marker(_ text: String) -> [UInt8] {
    Array((chance(10) ? " \(text)\t" : text).utf8)
  }

  private mutating func line() -> [UInt8] {
    let texts = [
      "# Begin Whenever generated tasks for: app at: 2026-01-01", "MAILTO=\"\"", "PATH=/bin",
      "0 1 * * * date +\\%F >> file", "@reboot run", "", " \t ", "#Ansible: backup",
      "# >>> conda initialize >>>", "# <<< conda initialize <<<", "30 2 * * * x % input",
      "# >>> limber reminders >>> not quite", "##>>> limber reminders >>>", "A=\u{1F9D8}",
      "* * * * * " + String(repeating: "x", count: 890),
    ]
    if chance(15) { return (0..<number(in: 0...40)).map { _ in UInt8(number(in: 128...255)) } }
    if chance(5) { return [0, 1, 2, 0x0D, 0x1B] }
    return Array(pick(texts).utf8)
  }
}
