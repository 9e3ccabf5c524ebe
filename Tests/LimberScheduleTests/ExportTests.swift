import Foundation
import LimberBasics
import LimberSchedule
import Testing

@Suite struct ExportTests {
  static func reminder(
    _ schedule: Schedule, title: String = "Calf step-stretch"
  ) throws -> ExportedReminder {
    ExportedReminder(
      id: try #require(ReminderID("calf")), title: title, command: "limber play calf-step-stretch",
      timetable: Timetable(schedule), seconds: 400, origin: "home")
  }

  static let schedules = [
    "0 18 * * 1-5", "0,30 8,18 * * *", "*/15 9-17 * * 1-5", "0 7 1,15 * *", "0 7 1,15 * 0",
    "0 7 29 2 *", "5 6 * 3-5 5-1", "0 0 */10 * 0", "0 12 13 * 5", "30 9 * * 0,6", "0 7 7 11 0-6",
    "10 * * * *", "0 5 1-7 6 2",
  ]

  // MARK: - systemd

  @Test func `a timer and its service are written`() throws {
    let files = try SystemdUnits.files(
      for: Self.reminder(Schedule(at: "8:00,18:30", on: "mon-fri"), title: "50 %\nmore"),
      program: "/opt/my \"100%\" $x/limber")
    #expect(files.map(\.name) == ["limber-calf.timer", "limber-calf.service"])
    #expect(
      files[0].text == """
        [Unit]
        Description=limber: 50 %% more

        [Timer]
        OnCalendar=Mon..Fri *-*-* 08:00:00
        OnCalendar=Mon..Fri *-*-* 18:30:00
        AccuracySec=1s
        Persistent=true

        [Install]
        WantedBy=timers.target

        """)
    #expect(
      files[1].text.contains(
        #"ExecStart=/bin/sh -c "exec \"$$0\" \"$$@\"" "/opt/my \"100%%\" $$x/limber" remind run calf"#
      ))
  }

  @Test(arguments: [
    "/opt/limber", "/opt/a b%$x$$", #"/opt/it's "$x" \"#, "/opt/%%/\u{E4}", #"/o\\p"$$t%"#,
  ])
  func `what units say is read again`(path: String) throws {
    let reminder = try Self.reminder(Schedule(at: "9:00,18:30"))
    let files = try SystemdUnits.files(for: reminder, program: path)
    let told = SystemdUnits.told(timer: files[0].text, service: files[1].text, of: reminder.id)
    #expect(told.program == path)
    #expect(told.calendars == ["*-*-* 09:00:00", "*-*-* 18:30:00"])
    #expect(told.calendars == SystemdUnits.calendars(of: reminder.timetable, in: nil))
    #expect(
      SystemdUnits.told(timer: "", service: "ExecStart=/bin/true\n", of: reminder.id).program == nil
    )
  }

  @Test func `a path with quotes is handed to a shell, for systemd starts none`() throws {
    func start(_ path: String) throws -> Substring? {
      let reminder = ExportedReminder(
        id: try #require(ReminderID("x")), title: "X", command: "limber play x",
        timetable: Timetable(try Schedule(at: "9:00")))
      return try SystemdUnits.files(for: reminder, program: path)[1].text.split(separator: "\n")
        .first { $0.hasPrefix("ExecStart=") }
    }
    #expect(try start("/opt/a b%$x") == #"ExecStart="/opt/a b%%$x" remind run x"#)
    #expect(
      try start(#"/opt/it's "$x" \"#)
        == #"ExecStart=/bin/sh -c "exec \"$$0\" \"$$@\"" "/opt/it's \"$$x\" \\" remind run x"#)
  }

  @Test(
    .enabled(
      if: Tool.mustRun(["systemd-analyze", "--version"]), "systemd-analyze is not installed"),
    arguments: schedules)
  func `systemd's calendar says the same times`(text: String) throws {
    let schedule = try Schedule(cron: text)
    let files = try SystemdUnits.files(for: Self.reminder(schedule), program: "/bin/true")
    let calendars = files[0].text.split(separator: "\n").compactMap { line in
      line.hasPrefix("OnCalendar=") ? String(line.dropFirst(11)) : nil
    }
    let start = Int64(Day(year: 2026, month: 2, day: 20).days) * 86_400
    let output = try Tool.run(
      [
        "env", "TZ=UTC", "LC_ALL=C", "systemd-analyze", "calendar", "--iterations=12",
        "--base-time=2026-02-20 00:00:00 UTC",
      ] + calendars)
    #expect(output.status == 0, "\(output.text)")
    var times: Set<String> = []
    for line in output.text.split(separator: "\n") {
      // "Next elapse: Fri 2026-02-20 18:00:00 UTC", then "Iter. #2: …" or "Iteration #2: …"
      let words = line.split(separator: " ")
      guard line.contains("Next elapse:") || line.contains(" #"), words.count >= 5,
        words[words.count - 1] == "UTC"
      else { continue }
      times.insert("\(words[words.count - 3]) \(words[words.count - 2].dropLast(3))")
    }
    let expected = schedule.firingTimes(in: .utc).next(12, after: start - 1).map(\.nominal.text)
    #expect(Array(times.sorted().prefix(12)) == expected)
  }

  @Test(
    .enabled(
      if: Tool.mustRun(["systemd-analyze", "--version"]), "systemd-analyze is not installed"))
  func `systemd verifies the units`() throws {
    let folder = try Tool.Folder()
    let program = folder.url.appendingPathComponent("it's 100% \"$HOME\"").path
    try FileManager.default.copyItem(atPath: "/bin/true", toPath: program)
    let files = try SystemdUnits.files(
      for: Self.reminder(Schedule(at: "18:00")), program: program)
    for file in files {
      try Data(file.text.utf8).write(to: folder.url.appendingPathComponent(file.name))
    }
    for file in files {
      let output = try Tool.run(
        ["systemd-analyze", "--user", "verify", folder.url.appendingPathComponent(file.name).path])
      let about = output.text.split(separator: "\n").filter { $0.contains("limber") }
      #expect(about.isEmpty, "\(output.text)")
    }
  }

  @Test func `a mark on a sign of another program's language does not hide the sign`() throws {
    let program = "/opt/\"\u{301}%\u{301}&\u{301}<\u{301}/limber"
    let reminder = try Self.reminder(
      Schedule(at: "18:00"), title: "a%\u{301};\u{301}\u{202E}\u{9B}m")
    let units = try SystemdUnits.files(for: reminder, program: program)
    #expect(units[1].text.holds("\"/opt/\\\"\u{301}%%\u{301}&\u{301}<\u{301}/limber\""))
    #expect(units[1].text.holds("Description=limber: a%%\u{301};\u{301}m\n"))
    let agent = try LaunchAgent.file(for: reminder, program: program)
    #expect(agent.text.holds("/opt/&quot;\u{301}%\u{301}&amp;\u{301}&lt;\u{301}/limber"))
    let calendar = CalendarFile.file(for: [reminder], now: 0, in: .utc)
    #expect(calendar.text.holds("SUMMARY:a%\u{301}\\;\u{301}m\r\n"))
  }

  // MARK: - launchd

  @Test func `a launch agent is a property list with every time`() throws {
    let schedule = try Schedule(at: "8:00,18:30", on: "mon,wed")
    let file = try LaunchAgent.file(for: Self.reminder(schedule), program: "/opt/a & b/<limber>")
    #expect(file.name == "limber.remind.calf.plist")
    let list = try #require(
      PropertyListSerialization.propertyList(from: Data(file.text.utf8), format: nil)
        as? [String: Any])
    #expect(list["Label"] as? String == "limber.remind.calf")
    #expect(
      list["ProgramArguments"] as? [String] == ["/opt/a & b/<limber>", "remind", "run", "calf"])
    #expect(
      list["StartCalendarInterval"] as? [[String: Int]] == [
        ["Weekday": 1, "Hour": 8, "Minute": 0], ["Weekday": 3, "Hour": 8, "Minute": 0],
        ["Weekday": 1, "Hour": 18, "Minute": 30], ["Weekday": 3, "Hour": 18, "Minute": 30],
      ])
  }

  @Test(arguments: [
    ("0 7 1,15 * 0", 3), ("0 7 * * *", 1), ("* * * * *", 1), ("*/15 9-17 * * 1-5", 180),
    ("0 7 7 11 0-6", 1),
  ])
  func `a launch agent has as many entries as its times need`(text: String, count: Int) throws {
    let file = try LaunchAgent.file(
      for: Self.reminder(Schedule(cron: text)), program: "/bin/limber")
    let list = try #require(
      PropertyListSerialization.propertyList(from: Data(file.text.utf8), format: nil)
        as? [String: Any])
    #expect((list["StartCalendarInterval"] as? [Any])?.count == count)
  }

  @Test func `what launchd cannot say is refused`() throws {
    let id = try #require(ReminderID("calf"))
    #expect(throws: ExportRefusal.needsBothDays(id, scheduler: "launchd")) {
      try LaunchAgent.file(
        for: Self.reminder(Schedule(cron: "0 7 */10 * 1")), program: "/bin/limber")
    }
    #expect(throws: ExportRefusal.pathUnwritable("limber")) {
      try LaunchAgent.file(for: Self.reminder(Schedule(at: "8:00")), program: "limber")
    }
    #expect(throws: ExportRefusal.tooManyEntries(id, count: 349_140, limit: 2_000)) {
      try LaunchAgent.file(
        for: Self.reminder(Schedule(cron: "1-45,50 0-22 1-30 1-11 *")), program: "/bin/limber")
    }
  }

  // MARK: - iCalendar

  private static let now = Int64(Day(year: 2026, month: 11, day: 20).days) * 86_400 + 43_200

  @Test func `a calendar has an event with an alarm for each time`() throws {
    let file = CalendarFile.file(
      for: [
        try Self.reminder(Schedule(at: "18:00", on: "mon-fri"), title: "Calf; step, \\stretch")
      ],
      now: Self.now, in: .utc)
    #expect(
      file.text.replacingOccurrences(of: "\r\n", with: "\n") == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//limber//limber//EN
        BEGIN:VEVENT
        UID:calf-1-0-home@limber
        DTSTAMP:20261120T120000Z
        DTSTART:20261120T180000
        DURATION:PT7M
        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        SUMMARY:Calf\\; step\\, \\\\stretch
        DESCRIPTION:limber play calf-step-stretch
        TRANSP:TRANSPARENT
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Calf\\; step\\, \\\\stretch
        TRIGGER:PT0S
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """)
    #expect(!file.text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
  }

  @Test func `no line is longer than 75 bytes, and none ends inside a character`() throws {
    let title = String(repeating: "\u{1F9D8}h\u{E4}", count: 12)
    let text = CalendarFile.file(
      for: [try Self.reminder(Schedule(at: "18:00"), title: title)], now: Self.now, in: .utc
    ).text
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    #expect(text.replacingOccurrences(of: "\r\n ", with: "").contains("SUMMARY:\(title)\r\n"))
  }

  private static let script = """
    import sys
    from datetime import datetime
    from icalendar import Calendar
    from dateutil.rrule import rrulestr
    calendar = Calendar.from_ical(sys.stdin.buffer.read())
    found = set()
    for event in calendar.walk("VEVENT"):
        start = event["DTSTART"].dt
        assert start.tzinfo is None
        assert event.walk("VALARM")[0]["TRIGGER"].dt.total_seconds() == 0
        rule = rrulestr("RRULE:" + event["RRULE"].to_ical().decode(), dtstart=start)
        for index, time in enumerate(rule):
            if index == 12: break
            found.add(time.strftime("%Y-%m-%d %H:%M"))
    print("\\n".join(sorted(found)[:12]))
    """

  @Test(
    .enabled(
      if: Tool.mustRun(["python3", "-c", "import icalendar, dateutil"]),
      "icalendar is not installed for python3"), arguments: schedules)
  func `an independent reader finds the same times in the calendar`(text: String) throws {
    let schedule = try Schedule(cron: text)
    let file = CalendarFile.file(for: [try Self.reminder(schedule)], now: Self.now, in: .utc)
    let output = try Tool.run(["python3", "-c", Self.script], input: file.text)
    #expect(output.status == 0, "\(output.text)")
    let expected = schedule.firingTimes(in: .utc).next(12, after: Self.now).map(\.nominal.text)
    #expect(output.text.split(separator: "\n").map(String.init) == expected)
  }
}

extension String {
  /// Whether another text stands in it, scalar by scalar.
  fileprivate func holds(_ part: String) -> Bool {
    Data(utf8).range(of: Data(part.utf8)) != nil
  }
}
