internal import LimberBasics
internal import LimberPlatform
internal import LimberSchedule
internal import LimberSyntax

extension ReminderDoctor {
  /// Whether the machine lets jobs of this person's begin at all: cron asks of an account what a login asks.
  func account() -> [Finding] {
    [expiry(), gate(), processes()].compactMap { $0 }
  }

  /// The person's name as the machine has it.
  private var person: String? { host.variable("LOGNAME") ?? host.variable("USER") }

  // MARK: - Expired

  /// Cron starts nothing for an account that has expired, nor for one that must change its password first.
  private func expiry() -> Finding? {
    guard let person, let chage = host.programForJob("chage") else { return nil }
    var variables = host.variables
    variables["LC_ALL"] = "C"
    guard
      let run = try? host.processes.run(
        Processes.Call(chage, ["-l", person], variables: variables, within: .seconds(5))),
      run.status == .exited(0)
    else { return nil }
    var dates: [String: String] = [:]
    for line in String(decoding: run.output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { dates[parts[0].trimmedOfBlanks] = parts[1].trimmedOfBlanks }
    }
    let today = host.zone.localMinute(at: host.seconds).date
    if let day = dates["Account expires"].flatMap(Self.day), day <= today {
      return .bad(
        "account-expired",
        "The account of \(person) expired on \(day.text), so cron starts nothing for it",
        command: "sudo chage --expiredate -1 \(ReminderMessage.word(person))")
    }
    let password = dates["Password expires"] ?? ""
    if password.holds("must be changed") || Self.day(password).map({ $0 < today }) == true {
      return .bad(
        "password-expired",
        "The password of \(person) must be changed, and until then cron starts nothing for it",
        command: "passwd")
    }
    return nil
  }

  /// A day as `chage` writes it: `Jan 02, 2026`.
  private static func day(_ text: String) -> Day? {
    let parts = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard parts.count == 3, let month = Day.months.firstIndex(of: parts[0]),
      let day = Int(parts[1]),
      let year = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  // MARK: - Kept out

  /// Whether a rule for logins, which jobs are asked for too, keeps the person out.
  private func gate() -> Finding? {
    guard let person, ["cron", "crond", "common-account", "system-auth"].contains(where: asksRules)
    else { return nil }
    for line in lines(of: "/etc/security/access.conf") {
      let fields = line.split(separator: ":", maxSplits: 2).map(\.trimmedOfBlanks)
      guard fields.count == 3, Self.names(person, in: fields[1]),
        Self.names("cron", in: fields[2]) || Self.names("LOCAL", in: fields[2])
      else { continue }
      // The first that fits decides.
      guard fields[0] == "-" else { return nil }
      return .bad(
        "login-refused",
        "A rule for logins keeps \(person) out, and cron starts nothing for them: '\(SafeText.shown(line))'",
        "'+:\(person):cron' above that line lets jobs begin",
        command: Self.edit("/etc/security/access.conf", by: "1i +:", person, ":cron crond"))
    }
    return nil
  }

  /// A command that changes a file of the machine's in place.
  ///
  /// - Parameter name: what stands for itself between the two parts of what `sed` is told.
  static func edit(
    _ path: String, by start: String, _ name: String, _ end: String
  ) -> String {
    let literal = name.map { #"\/.*[]^$"#.contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return "sudo sed -i \(ReminderMessage.word(start + literal + end)) \(path)"
  }

  private func asksRules(_ service: String) -> Bool {
    lines(of: "/etc/pam.d/\(service)").contains {
      $0.hasPrefix("account") && $0.holds("pam_access.so")
    }
  }

  /// Whether a list of words names one, or all but others.
  private static func names(_ word: String, in list: String) -> Bool {
    let words = list.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
    let named = words.prefix { $0 != "EXCEPT" }
    guard named.contains(word) || named.contains("ALL") else { return false }
    return !words.dropFirst(named.count).contains(word)
  }

  // MARK: - Too many

  /// Processes that a job needs: cron's own, a shell, limber, and what it starts.
  private static let needed = 4

  /// Whether the person may start a few more processes.
  private func processes() -> Finding? {
    let limit = lines(of: "/proc/self/limits").first { $0.hasPrefix("Max processes") }
      .flatMap { $0.split(separator: " ").dropFirst(2).first.flatMap { Int($0) } }
    guard let limit, let owner = host.disk.status(of: root + "/proc/self")?.owner, owner != keeper
    else {
      return nil
    }
    let numbers = ((try? host.disk.names(in: root + "/proc")) ?? [])
      .filter { $0.utf8.allSatisfy { (48...57).contains($0) } }
    var count = 0
    for number in numbers where host.disk.status(of: "\(root)/proc/\(number)")?.owner == owner {
      // Threads count as well.
      count += (try? host.disk.names(in: "\(root)/proc/\(number)/task").count) ?? 1
    }
    guard count + Self.needed > limit else { return nil }
    return .bad(
      "process-limit",
      "\(count) of the \(limit) processes that you may have are running, so a job cannot be started",
      "end some of them, or raise 'nproc'", command: "sudoedit /etc/security/limits.conf")
  }

  /// The lines of a file of the machine's that say something.
  private func lines(of path: String) -> [String] {
    let bytes = (try? host.disk.read(root + path, limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(\.trimmedOfBlanks)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }
}
