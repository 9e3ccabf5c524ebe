import LimberRoutine
import LimberSchedule
import Testing

@testable import LimberReminders

@Suite struct ReminderBookTests {
  @Test func `a book is read as it was written`() throws {
    var all = try Reminder.sample("a", at: "8:00,18:30")
    all.plays = true
    all.sinks = ["log:path=a b.log"]
    all.grace = 60
    all.starter = .systemd
    all.pausedUntil = .max
    all.created = 5
    var other = try Reminder.sample("b")
    other.schedule = try Schedule(every: "90m", from: "9:00", to: "17:00", on: "mon,wed")
    other.pausedUntil = 77
    other.snoozedUntil = 88
    other.testAt = 99
    var third = try Reminder.sample("c")
    third.schedule = try Schedule(cron: "*/5 9 1 * mon")
    var fourth = try Reminder.sample("d")
    fourth.schedule = try Schedule(every: "2h", from: "22:00", to: "6:00")
    fourth.again = try Timetable.Repetition(minutes: 15, times: 3)
    var fifth = try Reminder.sample("e")
    fifth.schedule = try Schedule(every: "2h")
    var sixth = try Reminder.sample("f")
    sixth.also = ["foot-soak", "/home/me/a.json"]
    sixth.zoneName = "Europe/Berlin"
    sixth.schedule = .after("after-run", minutes: 120)
    let book = ReminderBook([all, other, third, fourth, fifth, sixth])
    #expect(try ReminderBook(bytes: book.bytes) == book)
    #expect(try ReminderBook(bytes: ReminderBook().bytes) == ReminderBook())
  }

  @Test(arguments: [
    ("", "it is no JSON object"), ("[]", "it is no JSON object"), ("{}", "its version is not 1"),
    (#"{"version":2,"reminders":[]}"#, "its version is not 1"),
    (#"{"version":1}"#, "'reminders' is no array of objects"),
    (#"{"version":1,"reminders":[3]}"#, "'reminders' is no array of objects"),
    (#"{"version":1,"reminders":[{"id":"-a"}]}"#, "it has no valid 'id'"),
    (#"{"version":1,"reminders":[{"id":"a"}]}"#, "it has no 'routine'"),
    (
      #"{"version":1,"reminders":[{"id":"a","routine":"x","schedule":{"at":"8:00"},"by":["fax"]}]}"#,
      "'by' names a way that there is not"
    ),
    (
      #"{"version":1,"reminders":[{"id":"a","routine":"x","schedule":{"after":"y","by":0}}]}"#,
      "'0' is not an interval: write minutes or hours, as in '90m' or '2h'"
    ),
    (
      #"{"version":1,"reminders":[{"id":"a","routine":"x","schedule":{"at":"8:00"},"again":"8h","times":4}]}"#,
      "4 times, 480 minutes apart, is too much: the last comes at most a day after the first"
    ),
    (
      #"{"version":1,"reminders":[{"id":"a","routine":"x","schedule":{"at":"8:00"}},{"id":"a","routine":"x","schedule":{"at":"8:00"}}]}"#,
      "the id 'a' stands there twice"
    ),
  ])
  func `what is no book says why`(text: String, reason: String) {
    let fault = #expect(throws: ReminderBook.Fault.self) {
      try ReminderBook(bytes: Array(text.utf8))
    }
    #expect(fault?.reason == reason)
  }

  @Test func `a fresh id comes from the routine and is nobody else's`() throws {
    var book = ReminderBook()
    #expect(book.freshID(for: "calf-step-stretch")?.text == "calf-step-stretch")
    #expect(book.freshID(for: "/home/me/My Stretch!.json")?.text == "my-stretch-")
    #expect(book.freshID(for: "/x/$(reboot).json")?.text == "reboot-")
    #expect(book.freshID(for: "---")?.text == "reminder")
    #expect(book.freshID(for: String(repeating: "x", count: 99))?.text.count == 28)
    let taken = try Reminder.sample("warm-up")
    book[taken.id] = taken
    #expect(book.freshID(for: "warm-up")?.text == "warm-up-2")
  }
}
