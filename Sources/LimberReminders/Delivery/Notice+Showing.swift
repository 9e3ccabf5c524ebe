internal import Dispatch
internal import LimberPlatform
internal import LimberSyntax

extension Notice {
  /// What showing one came to.
  enum Showing {
    case shown(Notice)
    /// It is shown, and nobody tells of a press.
    case plain
    /// It is not shown, as a phrase; asked without actions it may be.
    case refused(String)
    /// It is not shown, and asked once more it would not be either.
    case failed(String)
  }

  /// The programs and the bus by which one is shown.
  struct Shower {
    let host: ReminderHost
    let bus: SessionBus
    /// How long showing it may take, in seconds.
    let patience: Double
  }

  /// Shows a notification; nil where no program here tells of a press.
  static func show(_ title: String, body: String, by shower: Shower) -> Showing? {
    let host = shower.host
    // On its own notify-send keeps what it prints to itself until its end, and nobody could tell whether
    // it has shown anything.
    if let program = host.programForJob("notify-send"), let buffer = host.programForJob("stdbuf") {
      return shower.send(title, body, by: [buffer, "-oL", program])
    }
    if let gdbus = host.programForJob("gdbus"), let monitor = host.programForJob("dbus-monitor") {
      return shower.call(title, body, by: gdbus, watching: monitor)
    }
    return nil
  }
}

extension Notice.Shower {
  private var actions: [(name: String, label: String)] {
    Notice.Press.actions(withItself: !bus.showsDefault(at: host))
  }

  private var variables: [String: String] {
    host.surroundings.variables.merging(bus.variables) { _, found in found }
  }

  private func start(
    _ words: [String]
  ) throws(SystemError) -> (any RunningProgram, OpenFile)? {
    let program = try host.processes.start(
      Launch(
        path: words[0], arguments: Array(words.dropFirst()), variables: variables, output: .pipe,
        errors: .pipe))
    return program.output.map { (program, $0) }
  }

  /// Reads a first line; nil at the end of what is written, or when the time is over.
  private func line(
    of output: OpenFile, _ reading: inout BoundedReading, _ deadline: DispatchTime
  ) -> (line: String, rest: [UInt8])? {
    while let left = deadline.milliseconds() {
      guard Poll.wait(for: output, or: nil, timeout: left) == .readable else { continue }
      let isOpen = reading.readSome()
      if let end = reading.bytes.firstIndex(of: UInt8(ascii: "\n")) {
        return (
          String(decoding: reading.bytes[..<end], as: UTF8.self),
          Array(reading.bytes[(end + 1)...])
        )
      }
      if !isOpen { return nil }
    }
    return nil
  }

  /// By `notify-send`, which stays for as long as the notification does: it prints the number of what it
  /// showed, and the name of what was pressed at its end.
  fileprivate func send(_ title: String, _ body: String, by program: [String]) -> Notice.Showing {
    let words =
      program + ["--app-name=limber", "--print-id"]
      + actions.map { "--action=\($0.name)=\($0.label)" } + ["--", title, body]
    let deadline = DispatchTime.now() + patience
    let started: (any RunningProgram, OpenFile)?
    do throws(SystemError) {
      started = try start(words)
    } catch {
      return .failed("'notify-send': \(error.startReason)")
    }
    guard let (program, output) = started else { return .plain }
    var reading = BoundedReading(output, limit: 2_000)
    if let (number, rest) = line(of: output, &reading, deadline) {
      return .shown(
        Notice(
          program, output, reader: PressReader(), early: rest,
          close: { [bus, host] in bus.close(number, at: host) }))
    }
    guard let status = program.waitForExit(until: deadline) else {
      program.killGroup()
      return .failed("'notify-send': it did not end within \(Int(patience)) s")
    }
    if status == .exited(0) { return .plain }
    var errors = BoundedReading(program.errors, limit: 2_000)
    while errors.readSome() {}
    let said = String(decoding: errors.bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: "; ")
    return .refused("'notify-send' failed with \(status)" + (said.isEmpty ? "" : ": \(said)"))
  }

  /// By `gdbus`, which is gone when something is pressed: the server then tells a name that nobody has,
  /// which only a monitor of the bus hears.
  fileprivate func call(
    _ title: String, _ body: String, by gdbus: String, watching monitor: String
  ) -> Notice.Showing? {
    let deadline = DispatchTime.now() + patience
    let rule = "type='signal',interface='\(SessionBus.notifications)'"
    guard let (program, output) = try? start([monitor, "--session", rule]) else {
      return nil
    }
    // What it says first is that it listens.
    var reading = BoundedReading(output, limit: 2_000)
    guard line(of: output, &reading, deadline) != nil else {
      program.killGroup()
      return nil
    }
    let number = bus.notify(title, body, actions: actions, at: host)
    guard let number else {
      program.killGroup()
      return .failed("'gdbus' showed no notification")
    }
    return .shown(
      Notice(
        program, output, reader: PressReader(monitoring: number), early: [],
        close: { [bus, host] in bus.close(number, at: host) }))
  }
}
