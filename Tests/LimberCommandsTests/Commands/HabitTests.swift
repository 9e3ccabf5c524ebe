import LimberBasics
import LimberPlatform
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberCommands
@testable import LimberReminders

/// Reminders that are tied to a habit of the person's own, from the words to what is said.
@Suite(.waits) struct `Reminders tied to a habit` {
  private let desk: RemindBench
  private var bench: CommandBench { desk.bench }

  init() throws {
    desk = try RemindBench()
    try bench.writeOwn(SampleRoutine.short, id: "short")
    try bench.writeProgram("#!/bin/sh\ncat >> \"${0%/*}/../letters\"\n", to: "bin/sendmail")
  }

  /// Runs `limber remind` so many minutes after Monday noon.
  private func run(
    _ words: String..., after minutes: Int64 = 0, input: String = "", isTerminal: Bool = false
  ) -> CommandBench.Result {
    desk.run(
      words, input: input, isTerminal: isTerminal, variables: ["LOGNAME": "me"],
      seconds: RemindBench.monday + minutes * 60)
  }

  private var letters: String { (try? bench.read("letters")) ?? "" }

  private func book() throws -> String { try bench.read(".config/limber/reminders.json") }

  /// Sessions of `short` on days after that Monday, each at 10:00.
  private func writeHistory(days: some Sequence<Int>) throws {
    let first = Day(year: 2026, month: 11, day: 23)
    let lines = days.map { number in
      let day = first.advanced(by: number).text
      let session = "\"id\":\"33cffc37-5151-4382-87ef-\((1_000 + number).padded(to: 12))\""
      return """
        {"v":1,"kind":"start",\(session),"time":"\(day)T10:00:00.000+00:00","routines":[{"id":"short","hash":"x"}],\
        "plannedSeconds":15}
        {"v":1,"kind":"step",\(session),"index":1,"routine":"short","path":"/steps/0","type":"timed",\
        "name":"Stand","target":{"seconds":15},"did":{"seconds":15},"outcome":"done"}
        {"v":1,"kind":"end",\(session),"time":"\(day)T10:00:19.000+00:00","outcome":"completed","didSeconds":15}

        """
    }
    try bench.write(lines.joined(), to: ".local/state/limber/history.jsonl")
  }

  // MARK: - The whole way

  @Test func `both sentences are kept, and said where it was not done by then`() throws {
    let added = run(
      "add", "short", "--after", "my run", "--else", "before bed.", "--at", "12:00", "--by", "mail",
      "--yes")
    #expect(
      added.output.hasPrefix(
        "Reminder 'short' is set: Every day at 12:00; next Tue 24 Nov 12:00.\n"
          + "After my run. If it does not fit: before bed.\n"), "\(added)")
    #expect(try book().contains(#""habit":{"after":"my run","else":"before bed"}"#))
    #expect(desk.table?.contains("\n0 12 * * * '/opt/limber' remind run short ") == true)
    #expect(run("list").output.contains("  habit: After my run. If it does not fit: before bed\n"))
    let json = run("list", "--json").output
    #expect(
      json.contains(
        #""habit":{"after":"my run","else":"before bed","outgrown":false}"#))
    _ = run("run", "short", after: 1_440)
    #expect(
      letters.contains(
        "After my run. If it does not fit: before bed. limber play short (about 1 min)"))
    #expect(letters.contains("Subject: Time for Short\n"))
    // What was done that day, however early, is what it would ask for.
    try writeHistory(days: [2])
    _ = run("run", "short", after: 2 * 1_440)
    #expect(run("list").output.contains("said nothing: it was done today already"))
    #expect(letters.split(separator: "Subject:").count == 2)
  }

  @Test func `however often it comes, one session a day is the habit`() throws {
    _ = run("add", "short", "--after", "lunch", "--at", "9:00,12:00", "--by", "mail", "--yes")
    try writeHistory(days: [1])
    _ = run("run", "short", after: 1_440)
    #expect(letters.isEmpty)
    _ = run("edit", "short", "--after", "none", "--yes")
    // Without it each of its times asks for one of its own.
    try writeHistory(days: [2])
    _ = run("edit", "short", "--at", "9:00,12:00,15:00", "--yes", after: 1_440)
    _ = run("run", "short", after: 2 * 1_440 + 180)
    #expect(letters.contains("limber play short"))
    #expect(!letters.contains("lunch"))
  }

  @Test func `each way says both sentences`() throws {
    let habit = Habit(after: "my run", otherwise: "20:00")
    let message = ReminderMessage(
      title: "Warm up", routines: ["warm-up"], minutes: 5, id: try #require(ReminderID("warm-up")),
      habit: habit)
    let both = "After my run. If it does not fit: 20:00"
    #expect(message.line == "Time for Warm up: \(both). limber play warm-up (about 5 min)")
    #expect(message.spoken == "Time for Warm up. \(both)")
    #expect(message.letter.hasPrefix("\(both). limber play warm-up (about 5 min)\n\nLater: "))
    #expect(Habit(after: "tea\u{1B}[2J").words == "After tea␛[2J")
  }

  @Test func `exports name the habit`() {
    _ = run("add", "short", "--after", "my run, 5 km", "--at", "12:00", "--else", "20:00", "--yes")
    #expect(
      run("export", "--ics").output.contains(
        #"DESCRIPTION:After my run\, 5 km. If it does not fit: 20:00\nlimber play "#))
    #expect(
      run("export", "--systemd").output.contains(
        "Description=limber: Short. After my run, 5 km. If it does not fit: 20:00\n"))
  }

  @Test func `a book of old is read, and one with a habit is written as it was read`() throws {
    let old = """
      {"version":1,"reminders":[{"id":"a","routine":"short","schedule":{"at":"18:00"},"created":1}]}
      """
    #expect(try ReminderBook(bytes: Array(old.utf8)).reminders[0].habit == nil)
    var book = try ReminderBook(bytes: Array(old.utf8))
    book.reminders[0].habit = Habit(after: "tea", otherwise: nil)
    #expect(try ReminderBook(bytes: book.bytes) == book)
    book.reminders[0].habit?.otherwise = "supper"
    #expect(try ReminderBook(bytes: book.bytes) == book)
  }

  // MARK: - Asked and answered

  @Test func `a person is asked when it is done where it does not fit`() throws {
    let asked = run(
      "add", "short", "--after", "my run", "--at", "12:00", input: "before bed\ny\n",
      isTerminal: true)
    #expect(asked.output.contains("After my run. And if it does not fit, then when?"))
    #expect(try book().contains(#""habit":{"after":"my run","else":"before bed"}"#))
    // With --yes nothing is asked.
    _ = run("add", "short", "--after", "tea", "--at", "13:00", "--yes", isTerminal: true)
    #expect(try book().contains(#""habit":{"after":"tea"}"#))
    _ = run("edit", "short", "--after", "After my walk.", "--else", "after supper", "--yes")
    #expect(try book().contains(#""habit":{"after":"my walk","else":"after supper"}"#))
  }

  @Test func `a time as the second sentence is when it comes, else the time is asked for`() throws {
    let timed = run("add", "short", "--after", "my run", input: "20:00\ny\n", isTerminal: true)
    #expect(timed.output.contains("is set: Every day at 20:00;"), "\(timed)")
    let worded = run(
      "add", "short", "--after", "tea", "--on", "mon", input: "before bed\n21:30\ny\n",
      isTerminal: true)
    #expect(worded.output.contains("as in 18:00?"))
    #expect(worded.output.contains("is set: Monday at 21:30;"), "\(worded)")
    #expect(
      run("add", "short", "--after", "work", "--else", "19:00", "--on", "fri", "--yes").output
        .contains("is set: Friday at 19:00;"))
    let refused = run("add", "short", "--after", "my run", "--else", "before bed", "--yes")
    #expect(refused.status == .usage)
    #expect(refused.errors.contains("'my run' has no time that limber could know: say with '--at'"))
    let left = run("add", "short", "--after", "my run", isTerminal: true)
    #expect(left.status == .usage)
  }

  @Test func `what is nearly a routine's name is no habit by itself`() throws {
    for words in ["warm up", "Warm up", "sohrt"] {
      let refused = run("add", "short", "--after", words, "--at", "12:00", "--yes")
      #expect(refused.status == .notFound)
      #expect(refused.errors.contains("did you mean '\(words == "sohrt" ? "short" : "warm-up")'"))
    }
    let asked = run(
      "add", "short", "--after", "my walk-run", "--at", "12:00", input: "n\n", isTerminal: true)
    #expect(asked.output.contains("'my walk-run' is no routine, but 'walk-run' is."))
    #expect(asked.status == .notFound)
    #expect(run("add", "short", "--after", "warm-up", "--at", "12:00", "--yes").status == .usage)
    #expect(desk.table == nil)
    let own = run(
      "add", "short", "--after", "my walk-run", "--at", "12:00", input: "y\n\ny\n", isTerminal: true
    )
    #expect(own.status == .success, "\(own)")
    #expect(try book().contains(#""habit":{"after":"my walk-run"}"#))
  }

  // MARK: - Changed

  @Test func `an edit changes the sentence that it names, and takes either away`() throws {
    _ = run("add", "short", "--after", "my run", "--else", "20:00", "--yes")
    _ = run("edit", "short", "--after", "tea", "--yes")
    #expect(try book().contains(#""habit":{"after":"tea","else":"20:00"}"#))
    // The time that came from the second sentence moves with it, and no other.
    #expect(
      run("edit", "short", "--else", "21:00", "--yes").output.contains("Every day at 21:00"))
    #expect(run("edit", "short", "--else", "later", "--yes").output.contains("Every day at 21:00"))
    #expect(run("edit", "short", "--else", "7:00", "--yes").output.contains("Every day at 21:00"))
    _ = run("edit", "short", "--grace", "1h", "--yes")
    #expect(try book().contains(#""habit":{"after":"tea","else":"7:00"}"#))
    _ = run("edit", "short", "--else", "none", "--yes")
    #expect(try book().contains(#""habit":{"after":"tea"}"#))
    _ = run("edit", "short", "--after", "none", "--yes")
    #expect(try !book().contains("habit"))
    #expect(run("edit", "short", "--else", "later", "--yes").status == .usage)
    #expect(run("edit", "short", "--after", " ", "--yes").status == .usage)
  }

  @Test func `a habit and a routine take the place of one another`() throws {
    _ = run("add", "short", "--after", "my run", "--else", "20:00", "--yes")
    #expect(
      run("edit", "short", "--after", "warm-up", "--by", "2h", "--yes").output.contains(
        "2 hours after 'warm-up'"))
    #expect(try !book().contains("habit"))
    #expect(run("edit", "short", "--after", "my run", "--yes").status == .usage)
    #expect(
      run("edit", "short", "--after", "cooldown-walk", "--yes").output.contains(
        "2 hours after 'cooldown-walk'"))
    _ = run("edit", "short", "--after", "my run", "--at", "9:00", "--yes")
    #expect(try book().contains(#""habit":{"after":"my run"}"#))
    let both = run("edit", "short", "--after", "my run", "--by", "2h", "--else", "x", "--yes")
    #expect(both.status == .usage)
  }

  // MARK: - Let go

  @Test func `after six weeks without it, it is offered once to let it go`() throws {
    _ = run("add", "short", "--after", "my run", "--at", "12:00", "--yes", after: -50 * 1_440)
    func today(after days: Int64 = 0, isTerminal: Bool = true) -> String {
      bench.run(
        ["today"], isTerminal: isTerminal, variables: ["PATH": bench.folder + "/bin:/usr/bin:/bin"],
        seconds: RemindBench.monday + days * 86_400
      ).output.replacing("\n", with: " ")
    }
    let offer =
      "Short after my run has gone without a reminder for six weeks: 'limber remind remove short' lets"
      + " the reminder go."
    try writeHistory(days: stride(from: -41, to: 0, by: 1).filter { $0 % 8 != 0 })
    #expect(!today().contains("lets the reminder go"))
    #expect(!run("list").output.contains("it went without"))
    try writeHistory(days: -42..<0)
    // Nobody reads what a program reads.
    #expect(!today(isTerminal: false).contains(offer))
    #expect(today().contains(offer), "\(today())")
    #expect(!today(after: 1).contains("lets the reminder go"))
    #expect(
      run("list").output.contains(
        "  but:   it went without for six weeks; 'limber remind remove short' lets it go\n"))
    #expect(run("list", "--json").output.contains(#""outgrown":true"#))
    #expect(run("doctor").output.contains("'short' is a habit: it went without for six weeks"))
    #expect(run("remove", "short", "--yes").status == .success)
    #expect(desk.table == nil)
    // One that is only at a time, or silent, is left alone.
    _ = run("add", "short", "--at", "12:00", "--yes", after: -50 * 1_440)
    #expect(!run("list").output.contains("it went without"))
  }
}
