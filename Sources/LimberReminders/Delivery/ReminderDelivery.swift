internal import Dispatch
internal import LimberBasics
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// Brings a message to the person.
struct ReminderDelivery: Sendable {
  /// What came of one way.
  struct Attempt: Sendable {
    let way: Reminder.Way
    /// Why it did not arrive, as a phrase; nil where it did.
    let failure: String?
    /// Where there is something to press, what is to be waited for.
    var notice: Notice?

    /// The attempt in words: `terminal: arrived`.
    var note: String { "\(way.rawValue): \(failure ?? "arrived")" }
  }

  private let host: ReminderHost
  private let bus: SessionBus?
  /// How long one way may take, in seconds.
  private let patience: Double

  init(_ host: ReminderHost, bus: SessionBus?, patience: Double = 8) {
    self.host = host
    self.bus = bus
    self.patience = patience
  }

  /// Tries ways in their order until one arrives; with `all` every one of them.
  func deliver(
    _ message: ReminderMessage, by ways: [Reminder.Way], all: Bool = false,
    isPressable: Bool = false
  ) -> [Attempt] {
    var attempts: [Attempt] = []
    for way in inOrder(ways) {
      let failure: String?
      var notice: Notice?
      switch way {
      case .notify: failure = notify(message, isPressable ? { notice = $0 } : nil)
      case .terminal: failure = writeToTerminals(message)
      case .speech: failure = speak(message)
      case .mail: failure = mail(message)
      }
      attempts.append(Attempt(way: way, failure: failure, notice: notice))
      if failure == nil, !all { break }
    }
    return attempts
  }

  /// The ways as they were chosen; where nobody is logged in a letter comes before words in an empty room.
  private func inOrder(_ ways: [Reminder.Way]) -> [Reminder.Way] {
    guard let speech = ways.firstIndex(of: .speech), let mail = ways.firstIndex(of: .mail),
      speech < mail, bus == nil, host.terminals().isEmpty
    else { return ways }
    var ways = ways
    ways.remove(at: mail)
    ways.insert(.mail, at: speech)
    return ways
  }

  /// The environment of what is started: the job's own, with the way to the desktop.
  private var variables: [String: String] {
    host.surroundings.variables.merging(bus?.variables ?? [:]) { _, found in found }
  }

  // MARK: - The desktop

  /// - Parameter keep: takes a notification that waits for a press; nil where there is nothing to press.
  private func notify(
    _ message: ReminderMessage, _ keep: ((Notice) -> Void)? = nil
  ) -> String? {
    #if os(macOS)
      let script =
        "on run texts\ndisplay notification (item 2 of texts) with title (item 1 of texts)\nend run"
      return start("osascript", ["-e", script, message.title, message.body], from: "macOS")
    #else
      guard bus != nil else { return "no session bus: nobody is logged in at a desktop" }
      let body = Markup.escape(message.body, quotes: false)
      if let keep, let bus,
        let showing = Notice.show(
          message.title, body: body,
          by: Notice.Shower(host: host, bus: bus, patience: patience))
      {
        switch showing {
        case .shown(let notice):
          keep(notice)
          return nil
        case .plain: return nil
        case .failed(let reason): return reason
        // Older ones know no actions: they are asked without.
        case .refused: break
        }
      }
      if host.programForJob("notify-send") != nil {
        return start(
          "notify-send", ["--app-name=limber", "--", message.title, body], from: "libnotify")
      }
      return start(
        "gdbus", SessionBus.words(notifying: message.title, body),
        from: "libnotify-bin, for notify-send")
    #endif
  }

  // MARK: - Terminals

  /// Writes as `write` does: a bell and one plain line.
  private func writeToTerminals(_ message: ReminderMessage) -> String? {
    let terminals = host.terminals()
    guard !terminals.isEmpty else {
      return "no terminal at which you are logged in can be written to"
    }
    let text = "\u{07}\r\nlimber: \(message.line)\r\n"
    let answers = Answers(waitingFor: terminals.count)
    for terminal in terminals {
      // A terminal that is held with Ctrl-S takes nothing; nobody waits for its thread.
      PlainThread.start {
        do {
          try terminal.write(text)
          answers.note(nil)
        } catch {
          answers.note("\(error)")
        }
      }
    }
    return answers.failure(within: min(patience, 2))
  }

  /// What became of several writes, the first success deciding.
  private final class Answers: Sendable {
    private struct State {
      var left: Int
      var arrived = false
      var reason: String?
    }

    private let state: Mutex<State>
    private let done = DispatchSemaphore(value: 0)

    init(waitingFor count: Int) {
      state = Mutex(State(left: count))
    }

    func note(_ failure: String?) {
      let isDone = state.withLock { state in
        state.left -= 1
        if let failure { state.reason = failure } else { state.arrived = true }
        return state.left == 0
      }
      if isDone { done.signal() }
    }

    func failure(within seconds: Double) -> String? {
      _ = done.wait(timeout: .now() + seconds)
      return state.withLock { state in
        state.arrived ? nil : state.reason ?? "the terminal takes no text"
      }
    }
  }

  // MARK: - Speech and mail

  private func speak(_ message: ReminderMessage) -> String? {
    let speakers = [
      ("say", [message.spoken]), ("spd-say", ["--wait", "--", message.spoken]),
      ("espeak-ng", ["--", message.spoken]), ("espeak", ["--", message.spoken]),
    ]
    var reasons: [String] = []
    for (name, arguments) in speakers where host.programForJob(name) != nil {
      guard let reason = start(name, arguments, from: name) else {
        // Speakers end well where they found nothing to speak through.
        return host.hasSound()
          ? nil : "'\(name)' has no sound card and no sound server to speak through"
      }
      reasons.append(reason)
    }
    return reasons.last ?? "no speech program is installed, such as espeak-ng"
  }

  private func mail(_ message: ReminderMessage) -> String? {
    guard let person = host.variable("LOGNAME") ?? host.variable("USER") else {
      return "LOGNAME is not set, so there is nobody to send it to"
    }
    let text = """
      To: \(person)
      Subject: \(MailHeader.text(message.title))
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      \(message.letter)

      """
    return start("sendmail", ["-i", "-t"], input: Array(text.utf8), from: "a mail server")
  }

  // MARK: - Programs

  /// Runs a program; nil where it ended well.
  private func start(
    _ name: String, _ arguments: [String], input: [UInt8]? = nil, from package: String
  ) -> String? {
    guard let path = host.programForJob(name) else {
      return "'\(name)' is not installed; it comes with \(package)"
    }
    do throws(ProgramRun.Failure) {
      let run = try host.processes.run(
        Processes.Call(
          path, arguments, variables: variables, input: input, within: .seconds(patience)))
      guard run.status == .exited(0) else {
        return "'\(name)' failed with \(run.status)" + (run.said.isEmpty ? "" : ": \(run.said)")
      }
      return nil
    } catch {
      return "'\(name)': \(error.reason)"
    }
  }
}
