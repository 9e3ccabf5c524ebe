import Dispatch
import LimberBasics
import LimberEvents
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

@Suite struct ReminderDeliveryTests {
  private let subject = ReminderRunner.Subject(title: "Warm up", minutes: 7)

  /// What a terminal got.
  private final class Screen: Sendable {
    let text = Mutex("")

    var display: Display {
      Display(
        write: { text in self.text.withLock { $0 += text } },
        size: { TerminalSize(columns: 80, rows: 24) }, isLive: false, hasColour: false)
    }
  }

  private func fire(
    _ reminder: Reminder, in environment: HostEnvironment, isTest: Bool = false,
    subject: ReminderRunner.Subject? = nil
  ) throws -> FiringRecord? {
    let answer = try ReminderRunner(environment.reminderHost).fire(reminder, isTest: isTest) { _ in
      subject ?? self.subject
    }
    guard case .over(let record) = answer else { return nil }
    return record
  }

  @Test func `ways are tried in their order until one arrives`() throws {
    let bench = try CronBench()
    try bench.install("#!/bin/sh\ncat > \"${0%/*}/../mail\"\n", as: "sendmail")
    try bench.install("#!/bin/sh\necho 'no sound' >&2; exit 4\n", as: "say")
    try bench.install("#!/bin/sh\necho 'no sound' >&2; exit 4\n", as: "spd-say")
    try bench.install("#!/bin/sh\necho 'no sound' >&2; exit 4\n", as: "espeak-ng")
    try bench.install("#!/bin/sh\necho 'no sound' >&2; exit 4\n", as: "espeak")
    let reminder = try Reminder.sample("stretch", ways: [.terminal, .speech, .mail])
    struct Shut: Error, CustomStringConvertible { var description: String { "it is shut" } }
    let terminal = OtherTerminal { _ in throw Shut() }
    let record = try fire(reminder, in: bench.environment(terminals: [terminal]))
    #expect(record?.way == .mail)
    #expect(
      record?.notes == [
        "terminal: it is shut",
        "speech: 'espeak' failed with exit code 4: no sound", "mail: arrived",
      ])
    #expect(
      try bench.folder.content("mail").hasPrefix("To: me\nSubject: Time for Warm up\n"))
  }

  @Test func `a notification goes to the bus that was found, and names no option`() throws {
    let bench = try CronBench()
    try bench.install(
      "#!/bin/sh\nfor a; do echo \"$a\"; done > \"${0%/*}/../seen\"\necho $DBUS_SESSION_BUS_ADDRESS >> \"${0%/*}/../seen\"\n",
      as: "notify-send")
    var environment = bench.environment()
    environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
    let reminder = try Reminder.sample("stretch", ways: [.notify])
    let hostile = ReminderRunner.Subject(title: "--help <b>\n\u{1B}[2J & $(reboot)")
    #expect(try fire(reminder, in: environment, subject: hostile)?.outcome == .arrived)
    #if !os(macOS)
      #expect(
        try bench.folder.content("seen")
          == "--app-name=limber\n--\nTime for --help <b>\u{240A}\u{241B}[2J & $(reboot)\nlimber play"
          + " warm-up\nunix:path=/x/bus\n")
    #endif
  }

  @Test func `without notify-send gdbus is called so that no argument is an option`() throws {
    let bench = try CronBench()
    // Nothing but the bench's programs, where there is no notify-send.
    try bench.install(
      "#!/bin/sh\nfor a; do echo \"$a\"; done > \"${0%/*}/../seen\"\n", as: "gdbus")
    let own = bench.folder.path + "/bin/gdbus"
    var environment = bench.environment()
    environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
    environment.processes = Processes(
      isProgram: { $0 == own },
      run: { call throws(ProgramRun.Failure) in try Processes.live.run(call) })
    let record = try fire(Reminder.sample("stretch", ways: [.notify]), in: environment)
    #if !os(macOS)
      #expect(record?.outcome == .arrived)
      let words = try bench.folder.content("seen").split(separator: "\n")
      let end = words.firstIndex(of: "--") ?? words.endIndex
      #expect(words[..<end].contains("--method"))
      #expect(words[end...].contains("-1"))
    #endif
  }

  @Test func `speech that found no sound card did not arrive`() throws {
    let bench = try CronBench()
    for name in ["say", "spd-say", "espeak-ng", "espeak"] {
      try bench.install("#!/bin/sh\nexit 0\n", as: name)
    }
    var host = bench.environment().reminderHost
    host.hasSound = { false }
    let reminder = try Reminder.sample("stretch", ways: [.speech])
    let answer = try ReminderRunner(host).fire(reminder, isTest: false) { _ in subject }
    guard case .over(let record) = answer else { return }
    #expect(
      record.notes
        == ["speech: 'espeak' has no sound card and no sound server to speak through"]
        || record.notes
          == ["speech: 'say' has no sound card and no sound server to speak through"]
    )
    #expect(record.outcome == .failed)
    host.hasSound = { true }
    _ = try ReminderRunner(host).fire(Reminder.sample("other", ways: [.speech]), isTest: false) {
      _ in subject
    }
    #expect(try FiringLog(host).records().last?.outcome == .arrived)
  }

  @Test func `where nobody is logged in a letter comes before spoken words`() throws {
    let bench = try CronBench()
    try bench.install("#!/bin/sh\ncat > \"${0%/*}/../mail\"\n", as: "sendmail")
    for name in ["say", "spd-say", "espeak-ng", "espeak"] {
      try bench.install("#!/bin/sh\nexit 0\n", as: name)
    }
    var host = bench.environment().reminderHost
    host.hasSound = { true }
    host.surroundings.variables["XDG_RUNTIME_DIR"] = bench.folder.path
    let reminder = try Reminder.sample("stretch", ways: [.speech, .mail])
    let cafe = ReminderRunner.Subject(title: "Caf\u{E9}", minutes: 7)
    guard
      case .over(let record) = try ReminderRunner(host).fire(
        reminder, isTest: false, subject: { _ in cafe })
    else { return }
    #expect(record.notes == ["mail: arrived"])
    #expect(
      try bench.folder.content("mail") == """
        To: me
        Subject: =?utf-8?B?VGltZSBmb3IgQ2Fmw6k=?=
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        limber play warm-up (about 7 min)

        Later: limber remind snooze stretch 10m
        Not any more: limber remind edit stretch, or limber remind remove stretch

        """)
  }

  @Test func `a command in a message may be pasted into a shell`() throws {
    let id = try Reminder.sample("stretch").id
    func body(_ routine: String) -> String {
      ReminderMessage(title: "x", routine: routine, id: id).body
    }
    #expect(body("/home/anna/we ird;$(x)/r.json") == "limber play '/home/anna/we ird;$(x)/r.json'")
    #expect(body("/home/anna/it's.json") == #"limber play '/home/anna/it'\''s.json'"#)
    #expect(body("warm-up") == "limber play warm-up")
    #expect(body("--help") == "limber play '--help'")
  }

  @Test func `a terminal that takes nothing holds nobody up`() throws {
    let bench = try CronBench()
    let reminder = try Reminder.sample("stretch")
    let stuck = Display(
      write: { _ in Blocked.forEver() }, size: { TerminalSize(columns: 80, rows: 24) },
      isLive: false, hasColour: false)
    let record = try fire(
      reminder, in: bench.environment(terminals: [OtherTerminal(write: stuck.write)]))
    #expect(record?.notes == ["terminal: the terminal takes no text"])
  }

  @Test func `where no way leads to the person, all of them say why`() throws {
    let bench = try CronBench()
    let reminder = try Reminder.sample("stretch", ways: [.terminal])
    let record = try fire(reminder, in: bench.environment())
    #expect(record?.outcome == .failed)
  }
}
