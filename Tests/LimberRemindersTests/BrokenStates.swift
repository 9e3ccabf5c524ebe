import Foundation
import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberPlatform
@testable import LimberReminders

// Each way in which a reminder may not arrive, as it is made in a folder.

extension BrokenStatesTests {
  static let fix = "limber remind doctor --fix"
  static let byHand = "crontab -e"

  static func edited(_ text: String, _ change: (Substring) -> String?) -> String {
    text.split(separator: "\n").compactMap(change).map { $0 + "\n" }.joined()
  }

  static func isLine(_ line: Substring) -> Bool { line.contains("remind run") }
  static func isBegin(_ line: Substring) -> Bool { line.hasPrefix("# >>>") }
  static func isEnd(_ line: Substring) -> Bool { line.hasPrefix("# <<<") }

  static let refusal = """
    #!/bin/sh
    echo 'You (me) are not allowed to use this program' >&2; exit 1

    """

  /// What is wrong with the person's account.
  static let account: [State] = [
    State(
      "the account expired", "account-expired", mend: "sudo chage --expiredate -1 me"
    ) { try chage($0, password: "never", account: "Nov 23, 2026") },
    State("the password expired", "password-expired", mend: "passwd") {
      try chage($0, password: "Nov 22, 2026", account: "Dec 24, 2026")
    },
    State("the password must be another", "password-expired", mend: "passwd") {
      try chage($0, password: "password must be changed", account: "never")
    },
    State(
      "a rule for logins keeps the person out", "login-refused",
      mend: "sudo sed -i '1i +:me:cron crond' /etc/security/access.conf"
    ) { try rules($0, "+:anna:ALL\n-:ALL EXCEPT root:ALL\n") },
    State("no more processes may run", "process-limit", mend: "sudoedit /etc/security/limits.conf")
    {
      try processes($0, limit: 5)
    },
  ]

  static func chage(_ world: World, password: String, account: String) throws {
    try world.bench.install(
      """
      #!/bin/sh
      [ "$1 $2 $LC_ALL" = "-l me C" ] || exit 1
      printf 'Last password change\\t\\t: Nov 22, 2026\\nPassword expires\\t\\t: \(password)\\n'
      printf 'Password inactive\\t\\t: never\\nAccount expires\\t\\t: \(account)\\n'

      """, as: "chage")
  }

  static func rules(_ world: World, _ rules: String) throws {
    _ = try world.bench.folder.file("root/etc/security/access.conf", "# who may log in\n" + rules)
    _ = try world.bench.folder.file(
      "root/etc/pam.d/cron", "@include common-auth\naccount  required  pam_access.so\n")
  }

  /// A machine on which one process of three threads is the person's.
  static func processes(_ world: World, limit: Int) throws {
    let header = "Limit                     Soft Limit           Hard Limit           Units\n"
    for folder in ["self", "77"] {
      _ = try world.bench.folder.file(
        "root/proc/\(folder)/limits",
        header + "Max processes             \(limit)  \(limit)  processes\n")
    }
    for thread in 77...79 {
      _ = try world.bench.folder.file("root/proc/77/task/\(thread)/comm", "x\n")
    }
  }

  /// What is wrong with cron itself.
  static let cron: [State] = [
    State("no daemon runs", "no-cron", mend: "sudo service cron start") { $0.daemon = .none },
    State(
      "the daemon is masked", "cron-masked",
      mend: "sudo systemctl unmask cron && sudo systemctl enable --now cron"
    ) {
      $0.daemon = .none
      try Disk.system.makeFolder($0.units)
      try FileManager.default.createSymbolicLink(
        atPath: $0.units + "/cron.service", withDestinationPath: "/dev/null")
    },
    State("the daemon is stopped", "cron-stopped", mend: "sudo kill -CONT 77") {
      $0.daemon = .stopped(process: "77")
    },
    State("nobody can tell whether a daemon runs", "cron-unseen", .note) { $0.daemon = .unseen },
    State(
      "cron is forbidden to some", "crontab-forbidden",
      mend: "sudo sed -i '/^me$/d' /etc/cron.deny"
    ) { try $0.bench.install(refusal, as: "crontab") },
    State(
      "cron is allowed to others", "crontab-forbidden",
      mend: "echo me | sudo tee -a /etc/cron.allow"
    ) {
      try $0.bench.install(refusal, as: "crontab")
      _ = try $0.bench.folder.file("root/etc/cron.allow", "anna\n")
    },
    State("there is no crontab in PATH", "no-crontab", mend: "sudo apt-get install cron") {
      $0.bench.folder.remove("bin/crontab")
    },
    State(
      "crontab lost its rights", "crontab-unreadable",
      mend: "sudo apt-get install --reinstall cron"
    ) {
      try $0.bench.install(
        "#!/bin/sh\necho \"crontabs/me/: fopen: Permission denied\" >&2; exit 1\n", as: "crontab")
    },
    State("crontab does not end", "crontab-hangs", mend: "sudo apt-get install --reinstall cron") {
      _ = try $0.bench.folder.file("hangs", "")
    },
    State("crontab fails without a word", "crontab-unreadable") {
      try $0.bench.install("#!/bin/sh\nexit 5\n", as: "crontab")
    },
  ]

  /// What is wrong with the table.
  static let table: [State] = [
    State("crontab -r", "block-missing", mend: fix) { $0.bench.folder.remove("table") },
    State("the line is commented out", "lines-missing", mend: fix) {
      try $0.table { edited($0) { isLine($0) ? "#" + $0 : String($0) } }
    },
    State("the line is gone", "lines-missing", mend: fix) {
      try $0.table { edited($0) { isLine($0) ? nil : String($0) } }
    },
    State("the hour is another", "lines-missing", mend: fix) {
      try $0.table { edited($0) { isLine($0) ? "0 13" + $0.dropFirst(4) : String($0) } }
    },
    State("the line stands outside the block", "lines-missing", mend: fix) {
      try $0.table { text in
        edited(text) { isLine($0) ? nil : String($0) }
          + edited(text) { isLine($0) ? String($0) : nil }
      }
    },
    State("the path is another's", "program-gone", mend: fix) {
      let own = $0.bench.folder.path + "/bin/limber"
      try $0.table { $0.replacingOccurrences(of: "'\(own)'", with: "'/gone'") }
    },
    State("the end of the block is gone", "block-broken", mend: byHand) {
      try $0.table { edited($0) { isEnd($0) ? nil : String($0) } }
    },
    State("the beginning of the block is gone", "block-broken", mend: byHand) {
      try $0.table { edited($0) { isBegin($0) ? nil : String($0) } }
    },
    State("the block stands there twice", "block-broken", mend: byHand) {
      try $0.table { $0 + $0 }
    },
    State("others write into the block", "block-foreign", .note) {
      try $0.table { edited($0) { isEnd($0) ? "0 1 * * * mine\n" + $0 : String($0) } }
    },
    State("SHELL is not there", "shell-gone", mend: byHand) {
      try $0.table { "SHELL=/nonexistent/bash\n" + $0 }
    },
    State("SHELL is none of the usual", "shell-foreign", mend: byHand) { world in
      try world.table { "SHELL=\(world.bench.folder.path)/bin/fish\n" + $0 }
    },
    State("HOME is elsewhere in the table", "table-home", mend: byHand) {
      try $0.table { "HOME=/elsewhere\n" + $0 }
    },
    State("the folders are others in the table", "table-folders", mend: byHand) {
      try $0.table { "XDG_CONFIG_HOME=/elsewhere\n" + $0 }
    },
    State("CRON_TZ is set in the table", "table-zone", .note, mend: byHand) {
      try $0.table { "CRON_TZ=Asia/Tokyo\n" + $0 }
    },
    State("TZ is set in the table", "table-zone", .note, mend: byHand) {
      try $0.table { "TZ=Asia/Tokyo\n" + $0 }
    },
  ]

  /// What is wrong with limber's own files and program.
  static let files: [State] = [
    State("the program moved", "program-gone", mend: fix) { $0.bench.folder.remove("bin/limber") },
    State("the program cannot be run", "program-gone", mend: fix) {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: $0.bench.folder.path + "/bin/limber")
    },
    State("another limber is meant", "program-other", .note, mend: fix) {
      try $0.bench.install("#!/bin/sh\n", as: "limber-2")
      $0.host.surroundings.executable = $0.bench.folder.path + "/bin/limber-2"
    },
    State("the book is damaged", "book-unreadable") {
      _ = try $0.bench.folder.file(".config/limber/reminders.json", "{\"version\": 1,")
    },
    State("the book is empty", "book-unreadable") {
      _ = try $0.bench.folder.file(".config/limber/reminders.json", "")
    },
    State("the book cannot be read", "book-unreadable") {
      $0.bench.folder.remove(".config/limber/reminders.json")
      _ = try $0.bench.folder.file(".config/limber/reminders.json/x", "")
    },
    State("the book is gone", "reminder-lost", mend: fix) {
      $0.bench.folder.remove(".config/limber/reminders.json")
    },
    State("the home folder is empty", "reminder-lost", mend: fix) {
      $0.bench.folder.remove(".config")
      $0.bench.folder.remove(".local")
    },
    State("the home folder is not mounted", "home-gone") {
      $0.host.surroundings.variables["HOME"] = $0.bench.folder.path + "/gone"
    },
    State("nothing can be noted", "state-closed") {
      $0.bench.folder.remove(".local/state/limber/reminders")
      _ = try $0.bench.folder.file(".local/state/limber/reminders", "in the way")
    },
    State("TZ is another in the shell", "shell-zone", .note) {
      $0.host.surroundings.variables["TZ"] = "Asia/Tokyo"
    },
  ]

  /// What is wrong with the ways, and with what came of earlier times.
  static let ways: [State] = [
    State("nobody is logged in", "no-terminal", .note) { $0.host.terminals = { [] } },
    State("there is no voice", "no-speech", .note, mend: "sudo apt-get install espeak-ng") {
      $0.bench.folder.remove("bin/espeak-ng")
    },
    State("nobody would hear a voice", "no-sound", .note) { $0.host.hasSound = { false } },
    State("no mail can be sent", "no-sendmail", .note) { $0.bench.folder.remove("bin/sendmail") },
    State("no way is open", "no-way") {
      $0.host.terminals = { [] }
      $0.host.hasSound = { false }
      $0.bench.folder.remove("bin/sendmail")
    },
    State("it never fired", "never-fired", mend: "limber remind test stretch") {
      try $0.change { $0[0].created = CronBench.noon - 86_400 * 2 }
    },
    State("it did not fire", "missed", mend: "limber remind test stretch") { world in
      try world.change { $0[0].created = CronBench.noon - 86_400 * 3 }
      let now = world.host.clock.now
      world.host.clock.now = { Instant(milliseconds: (CronBench.noon - 86_400 * 2) * 1_000) }
      try world.log(.arrived)
      world.host.clock.now = now
    },
    State("it reached nobody", "reached-nobody") {
      try $0.change { $0[0].created = CronBench.noon - 86_400 * 2 }
      try $0.log(.failed, notes: ["terminal: it is shut"])
    },
    State("its test was not started", "test-not-started") {
      try $0.log(.failed, notes: [FiringRecord.notStarted], isTest: true)
    },
    State("its test reached nobody", "test-failed") {
      try $0.log(.failed, notes: ["terminal: it is shut"], isTest: true)
    },
    State("it is paused", "paused", .note, mend: "limber remind resume stretch") {
      try $0.change { $0[0].pausedUntil = .max }
    },
  ]

  /// What is wrong with timers of systemd.
  static let timers: [State] = [
    State("the units are gone", "timer-gone", mend: fix) {
      try $0.bench.install("#!/bin/sh\nexit 3\n", as: "systemctl")
      try $0.change { $0[0].starter = .systemd }
    },
    State(
      "the timer is stopped", "timer-stopped",
      mend: "systemctl --user enable --now limber-stretch.timer"
    ) { try systemd($0, "exit 3") },
    State("there is no user manager", "no-user-manager") {
      try systemd($0, "echo 'Failed to connect to bus: No medium found' >&2; exit 1")
    },
    State("the timer has other times", "timer-other", mend: fix) {
      try systemd($0, "exit 0")
      let unit = ".config/systemd/user/limber-stretch.timer"
      let text = try $0.bench.folder.content(unit)
      _ = try $0.bench.folder.file(unit, text.replacingOccurrences(of: " 12:00", with: " 13:00"))
    },
    State("the program of a timer moved", "program-gone", mend: fix) {
      try systemd($0, "exit 0")
      $0.bench.folder.remove("bin/limber")
    },
    State("timers end with the login", "no-linger", .note, mend: "loginctl enable-linger") {
      try systemd($0, "exit 0")
    },
  ]

  static func systemd(_ world: World, _ script: String) throws {
    try world.bench.install("#!/bin/sh\n\(script)\n", as: "systemctl")
    world.host.surroundings.variables["LOGNAME"] = "nobody-of-this-name"
    try world.change { $0[0].starter = .systemd }
    let exported = ExportedReminder(
      id: try Reminder.sample("stretch").id, title: "Stretch", command: "limber play warm-up",
      timetable: Timetable(try Schedule(at: "12:00")))
    for unit in try SystemdUnits.files(
      for: exported, program: world.bench.folder.path + "/bin/limber")
    {
      _ = try world.bench.folder.file(".config/systemd/user/" + unit.name, unit.text)
    }
  }
}
