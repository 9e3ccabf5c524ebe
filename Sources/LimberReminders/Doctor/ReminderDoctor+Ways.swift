internal import LimberPlatform
internal import LimberSchedule

extension ReminderDoctor {
  /// Whether the ways to the person are open, and whether any is for each reminder.
  func ways(_ book: ReminderBook) -> [Finding] {
    // A job is told of no desktop: what it can find by itself is what counts.
    var bare = host
    bare.surroundings.variables["XDG_RUNTIME_DIR"] = nil
    bare.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = nil
    var findings: [Finding] = []
    var open: Set<Reminder.Way> = []
    for way in Reminder.Way.allCases where book.reminders.contains(where: { $0.ways.contains(way) })
    {
      let finding: Finding =
        switch way {
        case .notify: desktop(bare)
        case .terminal: terminals()
        case .speech: speech()
        case .mail: mail()
        }
      if finding.grade == .fine { open.insert(way) }
      findings.append(finding)
    }
    for reminder in book.reminders where open.isDisjoint(with: reminder.ways) {
      findings.append(
        .bad(
          "no-way",
          "Of the ways of '\(reminder.id)' none works now:"
            + " \(reminder.ways.map(\.rawValue).joined(separator: ", "))",
          "one of them must, as said above, or another be chosen with"
            + " 'limber remind edit \(reminder.id) --by …'"))
    }
    return findings
  }

  private func desktop(_ bare: ReminderHost) -> Finding {
    guard let bus = SessionBus(bare), let address = bus.variables["DBUS_SESSION_BUS_ADDRESS"] else {
      return .note(
        "no-bus", "A job finds no session bus, so notifications will not show",
        "they will when you are logged in at a desktop that keeps its bus in /run/user")
    }
    guard host.programForJob("notify-send") != nil || host.programForJob("gdbus") != nil else {
      return .note(
        "no-notify-send", "'notify-send' is not installed",
        "install libnotify-bin, or leave 'notify' out",
        command: "sudo apt-get install libnotify-bin")
    }
    let name = "org.freedesktop.Notifications"
    if bus.hasOwner(of: name, at: host) == false, bus.canStart(name, at: host) != true {
      return .note(
        "no-notifier", "The desktop's bus is there, and nothing on it shows notifications",
        "start a notification daemon such as dunst, or leave 'notify' out")
    }
    return .fine("bus", "A job finds the desktop's bus at \(address)")
  }

  private func terminals() -> Finding {
    let count = host.terminals().count
    return count > 0
      ? .fine("terminals", "\(count) of your terminals can be written to")
      : .note(
        "no-terminal", "No terminal at which you are logged in can be written to now")
  }

  private func speech() -> Finding {
    guard
      ["say", "spd-say", "espeak-ng", "espeak"].contains(where: { host.programForJob($0) != nil })
    else {
      return .note(
        "no-speech", "No speech program is installed",
        "install one, or leave 'speech' out", command: "sudo apt-get install espeak-ng")
    }
    return host.hasSound()
      ? .fine("speech", "There is a voice, and something to speak through")
      : .note("no-sound", "There is no sound card and no sound server to speak through")
  }

  private func mail() -> Finding {
    host.programForJob("sendmail") == nil
      ? .note("no-sendmail", "'sendmail' is not installed, so no mail can be sent")
      : .fine("sendmail", "Mail can be handed over")
  }
}
