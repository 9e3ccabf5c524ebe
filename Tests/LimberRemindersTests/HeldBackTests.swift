import LimberBasics
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

#if !os(macOS)
  /// A reminder of noon at a desktop whose state is played, in virtual time.
  @Suite struct HeldBackTests {
    /// What the desktop says, until a time.
    private enum Desk: String, CaseIterable {
      case dunst, inhibited, gnome, locked, filled

      var phrase: String {
        switch self {
        case .dunst, .inhibited, .gnome: "do not disturb is on"
        case .locked: "the screen is locked"
        case .filled: "something fills the screen"
        }
      }
    }

    private final class Time: Sendable {
      private let now = Mutex(CronBench.noon)
      var seconds: Int64 { now.withLock(\.self) }
      func pass(_ seconds: Int64) { now.withLock { $0 += seconds } }
    }

    private let bench: CronBench
    private let time = Time()

    init() throws { bench = try CronBench() }

    /// Programs of a desktop that is in a state until an instant.
    private func programs(_ desk: Desk, until end: Int64) -> StandInPrograms {
      let isOn: @Sendable (Desk) -> Bool = { [time] in $0 == desk && time.seconds < end }
      return StandInPrograms([
        "gdbus": { call throws(ProgramRun.Failure) in
          let words = call.arguments.joined(separator: " ")
          if words.hasSuffix("NameHasOwner -- org.freedesktop.Notifications") {
            return .ended(output: "(true,)\n")
          }
          if words.hasSuffix("Get -- org.dunstproject.cmd0 paused") {
            return isOn(.dunst) ? .ended(output: "(<true>,)\n") : .ended(output: "(<false>,)\n")
          }
          return words.hasSuffix("Get -- org.freedesktop.Notifications Inhibited")
            && isOn(.inhibited)
            ? .ended(output: "(<true>,)\n") : .ended(1)
        },
        "gsettings": { _ throws(ProgramRun.Failure) in
          .ended(output: isOn(.gnome) ? "false\n" : "true\n")
        },
        "loginctl": { call throws(ProgramRun.Failure) in
          guard call.arguments[0] == "show-session" else { return .ended(output: "2\n") }
          return .ended(output: isOn(.locked) && call.arguments[1] == "2" ? "yes\n" : "no\n")
        },
        "xprop": { call throws(ProgramRun.Failure) in
          call.arguments[0] == "-root"
            ? .ended(output: "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x60000a\n")
            : .ended(
              output: "_NET_WM_STATE(ATOM) = "
                + (isOn(.filled) && call.arguments[1] == "0x60000a"
                  ? "_NET_WM_STATE_FULLSCREEN" : "_NET_WM_STATE_FOCUSED") + "\n")
        },
        "notify-send": { _ throws(ProgramRun.Failure) in .ended() },
      ])
    }

    private func fire(
      _ desk: Desk, until end: Int64, patience: Int64 = 1_800, at: String = "12:00",
      meanwhile: @escaping @Sendable () -> Void = {},
      subject: ((ReminderRunner.Occasion) -> ReminderRunner.Subject)? = nil
    ) throws -> FiringRecord? {
      var environment = bench.environment()
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      environment.clock.now = { [time] in Instant(milliseconds: time.seconds * 1_000) }
      environment.processes = programs(desk, until: end).processes
      var reminder = try Reminder.sample("stretch", at: at, ways: [.notify])
      reminder.patience = patience
      try bench.editor().add(reminder)
      var host = environment.reminderHost
      host.pause = { [time] seconds in
        time.pass(seconds)
        meanwhile()
      }
      let answer = try ReminderRunner(host).fire(
        reminder, isTest: false,
        subject: subject ?? { _ in ReminderRunner.Subject(title: "Warm up") })
      guard case .over(let record) = answer else { return nil }
      return record
    }

    @Test(arguments: Desk.allCases.map(\.rawValue))
    func `one that may not disturb comes as soon as it may`(desk: String) throws {
      let desk = try #require(Desk(rawValue: desk))
      let record = try fire(desk, until: CronBench.noon + 601)
      #expect(record?.outcome == .arrived)
      #expect(record?.notes == ["held back for 11 min: \(desk.phrase)", "notify: arrived"])
      #expect(time.seconds == CronBench.noon + 660)
    }

    @Test func `after its patience it comes all the same, and with none at once`() throws {
      let record = try fire(.locked, until: .max, patience: 300)
      #expect(record?.notes == ["held back for 5 min: the screen is locked", "notify: arrived"])
      #expect(time.seconds == CronBench.noon + 300)
      let fresh = try HeldBackTests()
      #expect(try fresh.fire(.locked, until: .max, patience: 0)?.notes == ["notify: arrived"])
    }

    @Test func `it is held back no longer than until it comes again`() throws {
      _ = try fire(.locked, until: .max, patience: 86_400, at: "12:00,12:10")
      #expect(time.seconds == CronBench.noon - 30 + 540)
    }

    @Test func `what was done, paused or removed meanwhile is not reminded of`() throws {
      let asked = Mutex(0)
      let isDone: (ReminderRunner.Occasion) -> ReminderRunner.Subject = { _ in
        let isSecond = asked.withLock { count in
          count += 1
          return count == 2
        }
        return ReminderRunner.Subject(
          title: "Warm up", reasonForSilence: isSecond ? "it was done since" : nil)
      }
      let done = try fire(.dunst, until: CronBench.noon + 100, subject: isDone)
      #expect(done?.outcome == .silent)
      #expect(done?.notes == ["it was done since"])
      let second = try HeldBackTests()
      let editor = try second.bench.editor()
      let removed = try second.fire(
        .dunst, until: CronBench.noon + 50,
        meanwhile: {
          if let id = ReminderID("stretch") { try? editor.remove(id) }
        })
      #expect(removed?.notes == ["it was removed meanwhile"])
    }

    @Test func `a reminder that goes to terminals alone asks no desktop`() throws {
      var environment = bench.environment(terminals: [OtherTerminal(write: { _ in })])
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      let stand = programs(.locked, until: .max)
      environment.processes = stand.processes
      let reminder = try Reminder.sample("stretch", ways: [.terminal])
      _ = try ReminderRunner(environment.reminderHost).fire(reminder, isTest: false) { _ in
        ReminderRunner.Subject(title: "Warm up")
      }
      #expect(stand.calls.isEmpty)
    }

    @Test func `patience is kept in the book where it is not the usual one`() throws {
      var reminder = try Reminder.sample("stretch")
      #expect(!String(decoding: ReminderBook([reminder]).bytes, as: UTF8.self).contains("patience"))
      reminder.patience = 0
      #expect(try ReminderBook(bytes: ReminderBook([reminder]).bytes).reminders == [reminder])
    }
  }
#endif
