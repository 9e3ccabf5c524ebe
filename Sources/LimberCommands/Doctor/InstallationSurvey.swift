import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSinks

/// Looks at what stands around the program: what it could use and does not find, and what is old.
///
/// Each finding that is not fine has the one command that mends it.
struct InstallationSurvey {
  /// Every sink, with what speaks against it.
  let sinks: [SinkListing]
  let surroundings: Surroundings
  let processes: Processes
  /// What starts the lines of crontabs.
  let cronDaemon: CronDaemon

  private var disk: Disk { surroundings.disk }
  private var program: String { surroundings.executable ?? "limber" }

  /// What was found, in the order in which a new user needs it.
  func findings() -> [Finding] {
    [path, cron, notifications] + voice + obstacles + [completions, manual] + schema
  }

  // MARK: - Programs

  private func find(_ name: String) -> String? {
    processes.find(name, in: surroundings, also: Processes.usual)
  }

  /// The shell finds this limber.
  private var path: Finding {
    let title = "limber \(Version.current) is '\(surroundings.homely(program))'"
    guard let found = processes.find("limber", in: surroundings) else {
      return .note(
        "\(title), which is not on your PATH",
        "'mkdir -p ~/.local/bin && ln -s \(Shell.word(program)) ~/.local/bin/limber' puts it there"
      )
    }
    guard disk.resolved(found) == disk.resolved(program) else {
      return .note(
        "\(title), and your shell finds another, '\(surroundings.homely(found))'",
        "'\(Shell.word(found)) --version' says which one that is")
    }
    return .fine(title)
  }

  private var cron: Finding {
    let hasCrontab = find("crontab") != nil
    guard hasCrontab || find("systemctl") != nil else {
      return .note(
        "There is no cron, so reminders cannot be set", installing("cron", elsewhere: "cronie"))
    }
    guard hasCrontab, cronDaemon.isAtWork == false else { return .fine("Reminders can be set") }
    return .note(
      "Nothing starts what stands in crontabs here, so reminders would not come",
      "'limber remind doctor' says what to do")
  }

  private var notifications: Finding {
    find("notify-send") != nil || find("osascript") != nil
      ? .fine("Notifications can be shown")
      : .note(
        "There is no 'notify-send', so no notification can be shown",
        installing("libnotify-bin", elsewhere: "libnotify"))
  }

  /// A voice needs a program that speaks, and some of these one that plays.
  private var voice: [Finding] {
    func programs(_ sink: String, _ option: String) -> [String] {
      let option = sinks.first { $0.name == sink }?.options?.first { $0.name == option }
      return switch option?.kind {
      case .choice(let words)?, .command(let words)?: words.filter { $0 != "auto" }
      default: []
      }
    }
    let engines = programs("speech", "engine")
    let players = programs("sound", "player")
    guard !engines.isEmpty else { return [] }
    guard let engine = engines.first(where: { find($0) != nil }) else {
      return [
        .note(
          "There is no program that speaks, so there is no voice",
          installing("espeak-ng", elsewhere: "espeak-ng"))
      ]
    }
    let speaks = Finding.fine("'\(engine)' speaks; 'limber play warm-up --also speech' is heard")
    guard engine.hasPrefix("espeak"), players.allSatisfy({ find($0) == nil }) else {
      return [speaks]
    }
    return [
      .note(
        "'\(engine)' speaks, and there is no program that plays sound",
        installing("alsa-utils", elsewhere: "alsa-utils"))
    ]
  }

  /// The command that installs a package with what this machine installs packages by.
  private func installing(_ debian: String, elsewhere: String) -> String {
    let managers = [
      ("apt-get", "sudo apt-get install \(debian)"), ("dnf", "sudo dnf install \(elsewhere)"),
      ("pacman", "sudo pacman -S \(elsewhere)"), ("zypper", "sudo zypper install \(elsewhere)"),
      ("apk", "sudo apk add \(elsewhere)"), ("brew", "brew install \(elsewhere)"),
    ]
    let command = managers.first { find($0.0) != nil }?.1 ?? managers[0].1
    return "'\(command)' installs it"
  }

  // MARK: - Sinks

  /// Programs that were meant as sinks and cannot be used, and such as hide a newer one.
  private var obstacles: [Finding] {
    sinks.compactMap { sink in
      guard let found = sink.found else { return nil }
      switch found.state {
      case .reserved, .shadowed:
        guard found.isReadyMade else { return nil }
        return .note(
          "The sink '\(sink.name)' of limber is not used, because another program goes first",
          "'limber sinks describe \(sink.name)' says which")
      case .notExecutable:
        return .note(
          "The sink '\(sink.name)' is not executable",
          "'chmod +x \(Shell.word(found.path))' makes it so")
      case .usable, .broken:
        // What a ready-made one needs is said above.
        guard let reason = sink.state.reason, !found.isReadyMade else { return nil }
        return .note(
          "The sink '\(sink.name)' cannot be used: \(reason)",
          "'limber sinks describe \(sink.name)' says more")
      }
    }
  }

  // MARK: - Files

  private func isThere(_ path: String) -> Bool { disk.status(of: path) != nil }

  private var completions: Finding {
    let name = FilePath.split(surroundings.variable("SHELL") ?? "").name
    guard let shell = Shell(rawValue: name) else {
      return .fine(
        "There are completions for \(Shell.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return shell.isLoaded(in: surroundings)
      ? .fine("\(name) completes limber's words")
      : .note("\(name) does not complete limber's words", "'\(shell.loading)' makes it")
  }

  private var manual: Finding {
    let file = "/man/man1/limber.1"
    let isInstalled = surroundings.shares.contains {
      isThere($0 + file) || isThere($0 + file + ".gz")
    }
    guard find("man") != nil else {
      return .note(
        "There is no 'man' to show the manual", installing("man-db", elsewhere: "man-db"))
    }
    return isInstalled
      ? .fine("The manual is there: 'man limber'")
      : .note(
        "The manual is not installed", "'limber help --man play | man -l -' shows a page of it")
  }

  /// An editor knows the format by the schema beside the person's routines.
  private var schema: [Finding] {
    guard let folder = surroundings.folders.routines, let names = try? disk.names(in: folder),
      names.contains(where: { $0.hasSuffix(".json") })
    else { return [] }
    let path = folder + "/routine.schema.json"
    let writing = "'limber schema >\(Shell.word(surroundings.homely(path)))' writes it"
    guard let bytes = try? disk.read(path, limit: 1 << 22) else {
      return [.note("There is no schema beside your routines, for an editor", writing)]
    }
    return bytes == RoutineLibrary.schema
      ? [.fine("The schema beside your routines is this limber's")]
      : [.note("The schema beside your routines is another limber's", writing)]
  }
}
