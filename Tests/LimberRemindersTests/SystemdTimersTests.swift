import LimberBasics
import LimberHost
import LimberPlatform
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberReminders

/// Timers of systemd, and what they start.
@Suite struct SystemdTimersTests {
  private let bench: CronBench
  private let machine: StandInPrograms

  init() throws {
    bench = try CronBench()
    machine = StandInPrograms(["systemd-run": { _ throws(ProgramRun.Failure) in .ended() }])
  }

  private func timers(in unit: String?, with machine: StandInPrograms) throws -> SystemdTimers {
    var environment = bench.environment()
    environment.processes = machine.processes
    var host = environment.reminderHost
    host.unit = { unit }
    return try SystemdTimers(host)
  }

  @Test func `a firing that may wait for the person leaves its unit to the next`() throws {
    let timers = try timers(in: "limber-stretch.service", with: machine)
    var reminder = try Reminder.sample("stretch", ways: [.notify])
    #expect(timers.movedOut(reminder))
    #expect(
      machine.calls == [
        "systemd-run --user --quiet --collect --description=limber: stretch /opt/limber/limber"
          + " remind run stretch"
      ])
    reminder.ways = [.terminal, .mail]
    #expect(!timers.movedOut(reminder))
    reminder.plays = true
    #expect(timers.movedOut(reminder))
  }

  @Test(arguments: [nil, "limber-other.service", "run-r1.service", "cron.service"])
  func `one that no timer started stays where it is`(unit: String?) throws {
    let timers = try timers(in: unit, with: machine)
    #expect(try !timers.movedOut(Reminder.sample("stretch", ways: [.notify])))
    #expect(machine.calls == [])
  }

  @Test func `where systemd starts nothing more it speaks all the same`() throws {
    let machine = StandInPrograms([
      "systemd-run": { _ throws(ProgramRun.Failure) in .ended(1, errors: "no bus\n") }
    ])
    let timers = try timers(in: "limber-stretch.service", with: machine)
    #expect(try !timers.movedOut(Reminder.sample("stretch", ways: [.notify])))
  }

  @Test(arguments: [
    ("0::/user.slice/user-0.slice/user@0.service/app.slice/limber-a.service\n", "limber-a.service"),
    (
      "12:pids:/x\n1:name=systemd:/user.slice/user@0.service/limber-a.service\n", "limber-a.service"
    ),
    ("0::/user.slice/user-0.slice/session-1.scope\n", nil), ("", nil),
  ])
  func `the unit is what the kernel's groups end in`(groups: String, unit: String?) {
    #expect(ReminderHost.unit(in: Array(groups.utf8)) == unit)
  }

  @Test func `what would change in units is shown as a difference`() throws {
    let timers = try timers(
      in: nil,
      with: StandInPrograms(["systemctl": { _ throws(ProgramRun.Failure) in .ended() }]))
    let id = try #require(ReminderID("stretch"))
    func reminder(at time: String) throws -> ExportedReminder {
      ExportedReminder(
        id: id, title: "Stretch", command: "limber play warm-up",
        timetable: Timetable(try Schedule(at: time)))
    }
    let new = try timers.diff(id, to: reminder(at: "12:00"))
    #expect(new.hasPrefix("--- /dev/null\n+++ .config/systemd/user/limber-stretch.timer\n"))
    #expect(new.contains("+++ .config/systemd/user/limber-stretch.service\n"))
    try timers.install(reminder(at: "12:00"))
    #expect(try timers.diff(id, to: reminder(at: "12:00")) == "")
    let changed = try timers.diff(id, to: reminder(at: "13:00"))
    #expect(changed.contains("\n-OnCalendar=*-*-* 12:00:00\n+OnCalendar=*-*-* 13:00:00\n"))
    #expect(!changed.contains("limber-stretch.service"))
    #expect(try timers.diff(id, to: nil).contains("+++ /dev/null\n"))
  }
}
