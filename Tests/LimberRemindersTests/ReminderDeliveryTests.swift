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
          == "--app-name=limber\n--print-id\n--action=default=Start\n--action=start=Start\n"
          + "--action=later=In 10 minutes\n--action=skip=Not today\n--\nTime for --help <b>\u{240A}\u{241B}[2J & $(reboot)\nlimber play"
          + " warm-up\nunix:path=/x/bus\n")
    #endif
  }

  #if !os(macOS)
    @Test(arguments: ["Xfce", "GNOME"])
    func `nobody gets two buttons that begin`(server: String) throws {
      let bench = try CronBench()
      try bench.install(
        "#!/bin/sh\nfor a; do echo \"$a\"; done > \"${0%/*}/../seen\"\n", as: "notify-send")
      let programs = [bench.folder.path + "/bin/notify-send", "/usr/bin/stdbuf", "/usr/bin/gdbus"]
      var environment = bench.environment()
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      environment.processes = Processes(
        isProgram: { programs.contains($0) },
        run: { call throws(ProgramRun.Failure) in
          call.arguments.contains("org.freedesktop.Notifications.GetServerInformation")
            ? .ended(output: "('Notify Daemon', '\(server)', '0.7.3', '1.2')\n") : .ended(1)
        },
        start: { launch, whenOver throws(SystemError) in
          try Processes.live.start(launch, whenOver: whenOver)
        })
      _ = try fire(Reminder.sample("stretch", ways: [.notify]), in: environment)
      let seen = try bench.folder.content("seen")
      #expect(seen.contains("--action=default=") == (server != "Xfce"))
      #expect(seen.contains("--action=start=Start\n"))
    }
  #endif

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
      ReminderMessage(title: "x", routines: [routine], id: id).body
    }
    #expect(body("/home/anna/we ird;$(x)/r.json") == "limber play '/home/anna/we ird;$(x)/r.json'")
    #expect(body("/home/anna/it's.json") == #"limber play '/home/anna/it'\''s.json'"#)
    #expect(body("warm-up") == "limber play warm-up")
    #expect(body("--help") == "limber play '--help'")
  }

  #if !os(macOS)
    /// Fires in a bench whose `notify-send` is a script, and gives what then waits for a press.
    private func notice(
      of id: String, in bench: CronBench, _ script: String
    ) throws -> Notice? {
      try bench.install("#!/bin/sh\n" + script, as: "notify-send")
      var environment = bench.environment()
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      let answer = try ReminderRunner(environment.reminderHost).fire(
        try Reminder.sample(id, ways: [.notify]), isTest: false
      ) { _ in subject }
      guard case .waiting(let record, let notice, _) = answer else { return nil }
      #expect(record.outcome == .arrived)
      return notice
    }

    @Test(arguments: [
      ("start", Notice.Press.start), ("default", .start), ("later", .later), ("skip", .skip),
    ])
    func `what is pressed on a notification is told, also where it is told at once`(
      action: String, press: Notice.Press
    ) throws {
      let bench = try CronBench()
      let slow = try notice(
        of: "slow", in: bench,
        "echo 7\nuntil [ -f \"${0%/*}/../press\" ]; do sleep 0.01; done\necho \(action)\n")
      _ = try bench.folder.file("press", "")
      #expect(slow?.wait(milliseconds: 60_000) == press)
      let quick = try notice(of: "quick", in: bench, "printf '7\\n\(action)\\n'\n")
      #expect(quick?.wait(milliseconds: 60_000) == press)
    }

    @Test func `while a press is waited for the reminder may come again`() throws {
      let bench = try CronBench()
      let script = "echo 7\nuntil [ -f \"${0%/*}/../press\" ]; do sleep 0.01; done\n"
      let first = try notice(of: "stretch", in: bench, script)
      let second = bench.environment(at: CronBench.noon + 86_400)
      let answer = try ReminderRunner(second.reminderHost).fire(
        try Reminder.sample("stretch", ways: [.mail]), isTest: false
      ) { _ in subject }
      if case .busy = answer { Issue.record("it still holds its lock") }
      _ = try bench.folder.file("press", "")
      #expect(first?.wait(milliseconds: 60_000) == nil)
    }

    @Test func `a notification that nobody answers is taken away when its time is over`() throws {
      let bench = try CronBench()
      try bench.install(
        "#!/bin/sh\nfor a; do echo \"$a\"; done > \"${0%/*}/../closed\"\n", as: "gdbus")
      let waiting = try notice(of: "stretch", in: bench, "echo 7\nexec sleep 600\n")
      #expect(waiting?.wait(milliseconds: 1) == nil)
      #expect(
        try bench.folder.content("closed")
          .hasSuffix("org.freedesktop.Notifications.CloseNotification\n--\n7\n"))
    }

    @Test func `a notification that was closed, or that names no press, is no answer`() throws {
      let bench = try CronBench()
      #expect(try notice(of: "closed", in: bench, "echo 7\n")?.wait(milliseconds: 60_000) == nil)
      #expect(
        try notice(of: "odd", in: bench, "echo 7; echo reboot\n")?.wait(milliseconds: 60_000)
          == nil)
      // A server without actions shows it, and nobody is waited for.
      #expect(try notice(of: "plain", in: bench, "exit 0\n") == nil)
      #expect(try FiringLog(bench.environment().reminderHost).records().last?.outcome == .arrived)
    }

    /// What `dbus-monitor` prints of a press and of an end.
    private static func signal(_ member: String, _ number: Int, _ rest: String) -> String {
      """
      signal time=1.5 sender=:1.0 -> destination=:1.11 serial=35 path=/org/freedesktop/Notifications; \
      interface=org.freedesktop.Notifications; member=\(member)
         uint32 \(number)
         \(rest)

      """
    }

    @Test(arguments: [
      (signal("ActionInvoked", 7, "string \"later\""), Notice.Press?.some(.later)),
      (signal("ActionInvoked", 7, "string \"default\""), .start),
      (signal("NotificationClosed", 7, "uint32 2"), nil),
      // What happens to others' is nobody's business here.
      (
        signal("ActionInvoked", 6, "string \"skip\"") + signal("NotificationClosed", 8, "uint32 7")
          + signal("ActionInvoked", 7, "string \"start\""), .start
      ),
    ])
    func `without notify-send the bus is listened to`(said: String, press: Notice.Press?) throws {
      let bench = try CronBench()
      let names = ["gdbus", "dbus-monitor"].map { bench.folder.path + "/bin/" + $0 }
      try bench.install(
        "#!/bin/sh\nfor a; do echo \"$a\"; done > \"${0%/*}/../seen\"\necho '(uint32 7,)'\n",
        as: "gdbus")
      _ = try bench.folder.file("said", said)
      try bench.install(
        "#!/bin/sh\necho signal\nuntil [ -f \"${0%/*}/../seen\" ]; do sleep 0.01; done\n"
          + "cat \"${0%/*}/../said\"\nexec sleep 600\n", as: "dbus-monitor")
      var environment = bench.environment()
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      environment.processes = Processes(
        isProgram: { names.contains($0) },
        run: { call throws(ProgramRun.Failure) in
          // Nothing is known of the desktop.
          guard call.arguments.contains("org.freedesktop.Notifications.Notify") else {
            return .ended(1)
          }
          return try Processes.live.run(call)
        },
        start: { launch, whenOver throws(SystemError) in
          try Processes.live.start(launch, whenOver: whenOver)
        })
      let answer = try ReminderRunner(environment.reminderHost).fire(
        try Reminder.sample("stretch", ways: [.notify]), isTest: false
      ) { _ in subject }
      guard case .waiting(_, let notice, _) = answer else {
        Issue.record("nobody waits for a press")
        return
      }
      #expect(notice.wait(milliseconds: 60_000) == press)
      #expect(
        try bench.folder.content("seen").contains(
          "['default','Start','start','Start','later','In 10 minutes','skip','Not today']"))
    }
  #endif

  @Test func `a notify-send without actions is asked without`() throws {
    #if !os(macOS)
      let bench = try CronBench()
      try bench.install(
        """
        #!/bin/sh
        case "$*" in *--action*) echo "Unknown option --action" >&2; exit 1;; esac
        for a; do echo "$a"; done > "${0%/*}/../seen"

        """, as: "notify-send")
      var environment = bench.environment()
      environment.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/x/bus"
      let record = try fire(Reminder.sample("stretch", ways: [.notify]), in: environment)
      #expect(record?.outcome == .arrived)
      #expect(
        try bench.folder.content("seen").hasPrefix("--app-name=limber\n--\nTime for Warm up\n"))
    #endif
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
