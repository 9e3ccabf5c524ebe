import Foundation
import LimberSchedule
import Testing

@Suite struct CrontabJobTests {
  private func job(_ program: String) throws -> CrontabJob {
    try CrontabJob(
      CronExpression(text: "0 18 * * *"), program: program, id: #require(ReminderID("a")))
  }

  @Test(arguments: ["a", "calf-step-stretch", "0", "a-", String(repeating: "x", count: 32)])
  func `ids are letters, digits and hyphens`(text: String) {
    #expect(ReminderID(text)?.text == text)
  }

  @Test(arguments: [
    "", "-", "-rf", "--help", "A", "a b", "a;b", "a'b", "a%b", "a\\b", "a\nb", "a\r", "$(reboot)",
    "`x`", "../x", "ä", "a\u{0}", String(repeating: "x", count: 33),
  ])
  func `nothing else is an id`(text: String) {
    #expect(ReminderID(text) == nil)
  }

  @Test func `paths that no line can hold are refused`() {
    #expect(throws: CrontabRefusal.pathNotAbsolute("limber")) { try job("limber") }
    #expect(throws: CrontabRefusal.pathNotAbsolute("")) { try job("") }
    for path in ["/a\\b", "/a\nb", "/a\r", "/a\u{0}", "/a\u{1B}[m", "/a\u{7F}"] {
      #expect(throws: CrontabRefusal.pathUnwritable(path)) { try job(path) }
    }
    #expect(
      CrontabRefusal.pathUnwritable("/a\nb").message
        == "cron cannot be told of a program whose path holds a backslash or a control character:"
        + " '/a␊b'")
  }

  @Test func `a line of 900 bytes is written and one of 901 is not`() throws {
    let fixed = try job("/").text.utf8.count - 1
    let longest = "/" + String(repeating: "x", count: 900 - fixed - 1)
    #expect(try job(longest).text.utf8.count == 900)
    #expect(throws: CrontabRefusal.lineTooLong(bytes: 901, limit: 900)) { try job(longest + "x") }
  }

  @Test func `a line of an older version is read as one that tells no failure`() throws {
    let old = "0 18 * * 1-5 '/opt/limber' remind run stretch >/dev/null 2>&1"
    let job = try #require(CrontabJob(line: Array(old.utf8)))
    #expect(job.tellsFailure == false)
    #expect(job.text == old)
    let new = try self.job("/opt/limber")
    #expect(new.tellsFailure)
    #expect(CrontabJob(line: Array(new.text.utf8)) == new)
  }

  static let hostile = [
    "plain", "with space", "it's", "50%", "%", "''", "a'b'c%d", "$(touch x)", "`touch x`", "$HOME",
    "a;b", "a&b|c", "\"quoted\"", "-n", "*", "~", "#", "!", "h\u{E4}llo \u{1F9D8}",
    "'; touch x; '", "'%'",
  ]

  @Test(arguments: hostile)
  func `a line is read back as it was written`(name: String) throws {
    let job = try job("/opt/\(name)/limber")
    #expect(CrontabJob(line: Array(job.text.utf8)) == job)
  }

  @Test(arguments: hostile)
  func `a shell runs the program whose path it is, and nothing else`(name: String) throws {
    let folder = try Tool.Folder()
    let program = folder.url.appendingPathComponent(name)
    let mark = folder.url.appendingPathComponent("mark")
    let script = "#!/bin/sh\nprintf '%s ' \"$@\" > '\(mark.path)'\n"
    // Another process writes it: a child that is started meanwhile would inherit the open file, and
    // what somebody has open for writing cannot be run.
    let writing = ["sh", "-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", program.path]
    try #require(try Tool.run(writing, input: script).status == 0)
    let fields = try job(program.path).text.split(separator: " ", maxSplits: 5)
    let handed = try #require(cronCommand(String(fields[5])))
    let output = try Tool.run(["sh", "-c", handed])
    #expect(output.status == 0)
    #expect(output.text == "")
    #expect(try String(contentsOf: mark, encoding: .utf8) == "remind run a ")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(left) == [name, "mark"])
  }

  /// What cron hands to the shell: a `%` ends the command unless a backslash stands before it.
  private func cronCommand(_ text: String) -> String? {
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "%", !isEscaped { return nil }
      if isEscaped, character != "%" { result += "\\" }
      isEscaped = character == "\\"
      if !isEscaped { result.append(character) }
    }
    return result
  }
}
