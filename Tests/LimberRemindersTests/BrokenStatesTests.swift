import Foundation
import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

/// All that keeps a reminder from arriving and can be made in a folder, each with what the doctor calls it and
/// the command that mends it.
@Suite struct BrokenStatesTests {
  /// A person with one reminder, for whom all is well.
  final class World {
    let bench: CronBench
    var host: ReminderHost
    var daemon = CronDaemon.running
    var units: String
    /// Where the machine's own files stand.
    var root: String

    init() throws {
      bench = try CronBench()
      let folder = bench.folder.path
      for name in ["limber", "sendmail", "espeak-ng", "fish"] {
        try bench.install("#!/bin/sh\nexit 0\n", as: name)
      }
      units = folder + "/units"
      root = folder + "/root"
      var environment = bench.environment(terminals: [OtherTerminal(write: { _ in })])
      environment.surroundings.executable = folder + "/bin/limber"
      environment.surroundings.variables["PATH"] = folder + "/bin"
      environment.surroundings.variables["USER"] = nil
      // Nothing of this machine's.
      environment.processes = Processes(
        isProgram: { $0.hasPrefix(folder) && Disk.system.isExecutable($0) },
        run: { call throws(ProgramRun.Failure) in
          var call = call
          call.variables["PATH"] = "/usr/bin:/bin"
          if Disk.system.status(of: folder + "/hangs") != nil { throw .tooSlow(.seconds(10)) }
          return try Processes.live.run(call)
        })
      host = environment.reminderHost
      host.hasSound = { true }
      var reminder = try Reminder.sample("stretch", ways: [.terminal, .speech, .mail])
      reminder.created = host.seconds
      let added = reminder
      try change { $0 = [added] }
    }

    func change(_ change: (inout [Reminder]) throws -> Void) throws {
      var reminders = try ReminderEditor(host).book().reminders
      try change(&reminders)
      let changed = reminders
      _ = try ReminderEditor(host, lockPatience: 60_000, crontabSeconds: 10, pause: { _ in })
        .apply { book throws(ReminderFailure) in book = ReminderBook(changed) }
    }

    func table(_ change: (String) -> String) throws {
      try bench.setTable(change(bench.table ?? ""))
    }

    func log(_ outcome: FiringRecord.Outcome, notes: [String] = [], isTest: Bool = false) throws {
      try FiringLog(host).append(
        FiringRecord(
          id: Reminder.sample("stretch").id, time: host.now(), instant: isTest ? nil : 1,
          outcome: outcome, notes: notes, isTest: isTest))
    }

    func findings() throws -> [Finding] {
      let daemon = daemon
      return try ReminderDoctor(host, units: units, root: root, keeper: .max, daemon: { daemon })
        .findings()
    }
  }

  struct State: Sendable {
    let name: String
    let code: String
    let grade: Finding.Grade
    let command: String?
    let make: @Sendable (World) throws -> Void

    init(
      _ name: String, _ code: String, _ grade: Finding.Grade = .bad, mend command: String? = nil,
      _ make: @escaping @Sendable (World) throws -> Void
    ) {
      (self.name, self.code, self.grade) = (name, code, grade)
      (self.command, self.make) = (command, make)
    }
  }

  /// The codes of what is not as it should be; where a person's home lies is the machine's here.
  private func codes(_ findings: [Finding]) -> Set<String> {
    Set(findings.filter { $0.grade != .fine }.compactMap(\.code)).subtracting(["home-elsewhere"])
  }

  @Test func `where all is well nothing is named`() throws {
    let found = try codes(World().findings())
    #expect(found == [])
  }

  @Test func `whoever has timers of systemd alone needs no cron`() throws {
    let world = try World()
    try Self.systemd(world, "exit 0")
    world.daemon = .none
    let found = try codes(world.findings())
    #expect(found == ["no-linger"])
  }

  @Test(
    arguments:
      0..<(account.count + cron.count + table.count + files.count + ways.count + timers.count))
  func `each broken state is named, with the command that mends it`(index: Int) throws {
    let state = (Self.account + Self.cron + Self.table + Self.files + Self.ways + Self.timers)[
      index]
    let world = try World()
    try state.make(world)
    let findings = try world.findings()
    let found = findings.first { $0.code == state.code }
    #expect(found != nil, "\(state.name): \(codes(findings).sorted())")
    #expect(found?.grade == state.grade, "\(state.name)")
    if let command = state.command { #expect(found?.command == command, "\(state.name)") }
  }

  @Test(arguments: [
    "o'brien", "a.b", "a/b*[c]", "back\\slash", "x; touch here", "$(touch here)", "^me$",
  ])
  func `whatever a person is called, what lets them in does that and nothing else`(
    name: String
  ) throws {
    let world = try World()
    world.host.surroundings.variables["LOGNAME"] = name
    try world.bench.install(Self.refusal, as: "crontab")
    try Self.rules(world, "-:ALL EXCEPT root:ALL\n")
    _ = try world.bench.folder.file("root/etc/cron.deny", "anna\n\(name)\naxb\nme\n")
    let findings = try world.findings()
    for code in ["crontab-forbidden", "login-refused"] {
      let command = try #require(findings.first { $0.code == code }?.command)
      let words = command.replacing("sudo ", with: "", maxReplacements: 1)
        .replacing(" /etc/", with: " \(world.root)/etc/")
      let run = try Processes.live.run(
        Processes.Call(
          "/bin/sh", ["-c", "cd \"$0\" && " + words, world.bench.folder.path],
          variables: ["PATH": "/usr/bin:/bin"], within: .seconds(30)))
      #expect(run.status == .exited(0), "\(words)")
    }
    let denied = try String(contentsOfFile: world.root + "/etc/cron.deny", encoding: .utf8)
    #expect(denied == "anna\naxb\nme\n")
    let rules = try String(
      contentsOfFile: world.root + "/etc/security/access.conf", encoding: .utf8)
    #expect(rules.hasPrefix("+:\(name):cron crond\n"))
    #expect(!FileManager.default.fileExists(atPath: world.bench.folder.path + "/here"))
  }

  @Test func `whether a timer will really fire is known`() throws {
    let world = try World()
    try Self.systemd(world, "exit 0")
    let reminder = try #require(try ReminderEditor(world.host).book().reminders.first)
    func fires() -> Bool? { FiringOutlook(world.host).fires([reminder])[reminder.id] }
    #expect(fires() == true)
    try world.bench.install("#!/bin/sh\nexit 3\n", as: "systemctl")
    #expect(fires() == false)
    try world.bench.install(
      "#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n", as: "systemctl")
    #expect(fires() == nil)
    try world.bench.install("#!/bin/sh\nexit 0\n", as: "systemctl")
    world.bench.folder.remove("bin/limber")
    #expect(fires() == false)
  }

  @Test func `a disk that is full is told from one that is closed`() {
    for (code, name) in [(ENOSPC, "disk-full"), (EDQUOT, "disk-full"), (EACCES, "state-closed")] {
      let fault = ReminderFailure.file(SystemError(code: code, subject: "firings.jsonl"))
      #expect(ReminderDoctor.unwritten(fault).code == name)
    }
  }

  @Test func `who may log in and may start processes is told nothing of either`() throws {
    let world = try World()
    try Self.chage(world, password: "Dec 24, 2026", account: "never")
    try Self.rules(world, "+:me anna:LOCAL\n-:ALL:ALL\n")
    try Self.processes(world, limit: 400)
    #expect(try codes(world.findings()) == [])
  }

  @Test func `a damaged book is set aside by the command that is told, and comes back`() throws {
    let world = try World()
    let book = world.bench.folder.path + "/.config/limber/reminders.json"
    _ = try world.bench.folder.file(".config/limber/reminders.json", "{")
    let command = try #require(try world.findings().first?.command)
    #expect(command == "mv \(book) \(book).bad; limber remind doctor --fix")
    let move = try #require(command.split(separator: ";").first.map(String.init))
    _ = try Processes.live.run(
      Processes.Call("/bin/sh", ["-c", move], variables: ["PATH": "/usr/bin:/bin"]))
    #expect(try codes(world.findings()) == ["no-reminders", "reminder-lost"])
    #expect(try ReminderEditor(world.host).lost().map(\.id.text) == ["stretch"])
  }
}
