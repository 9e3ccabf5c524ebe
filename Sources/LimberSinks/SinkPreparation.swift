internal import Dispatch
internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax

/// A sink's program that is run before a session, to prepare for what it will say.
///
/// It is started with `--prepare` behind its arguments, fed the greeting and the rehearsal to its end, and
/// waited for; on its standard output it may say how far it is.
struct SinkPreparation: Sendable {
  /// The option by which a person asks for it, and its value.
  private static let wish = SinkRequest.Option("prepare", "on")
  private static let argument = "--prepare"
  /// How often it is asked whether anybody still waits.
  private static let interval = DispatchTimeInterval.milliseconds(50)

  private let setup: ExternalSink.Setup

  /// Makes one; nil where the sink prepares nothing, or was not asked to.
  init?(_ setup: ExternalSink.Setup) {
    guard setup.description.prepares, setup.options.contains(Self.wish) else { return nil }
    self.setup = setup
  }

  /// Runs it to its end, or until nobody waits for it any longer.
  ///
  /// - Returns: why it could not prepare, as a phrase; nil where it did as far as there was time.
  func run(_ rehearsal: SinkRehearsal) -> String? {
    let launch = Launch(
      path: setup.sink.path, arguments: setup.sink.arguments + [Self.argument],
      variables: setup.variables, input: .pipe, output: .pipe, errors: .pipe, grace: .zero)
    let child: any RunningProgram
    do throws(SystemError) {
      child = try setup.processes.start(launch)
    } catch {
      return error.startReason
    }
    let log = setup.log
    let pumps = [
      child.output.map { output in
        LinePump(output, limit: ControlLine.limit) { line in
          if let (done, count) = Self.progress(line) { rehearsal.report(done, count) }
        }
      },
      child.errors.map { errors in
        LinePump(errors, limit: SinkLogChannel.lineLimit) { log.keep($0) }
      },
    ].compactMap { $0 }
    feed(rehearsal, to: child)
    child.closeInput()
    var status: ChildStatus?
    while rehearsal.isWanted(), status == nil {
      status = child.waitForExit(until: .now() + Self.interval)
    }
    child.endGroup()
    for pump in pumps {
      pump.waitUntilDone(within: .milliseconds(200))
      pump.stop()
    }
    guard let status, status != .exited(0) else { return nil }
    // One that will not work here says so itself, as soon as the session begins.
    if case .willNotWork = Revival(status, crashes: 0, delays: []) { return nil }
    return log.lastWords ?? "it ended with \(status)"
  }

  private func feed(_ rehearsal: SinkRehearsal, to child: any RunningProgram) {
    var count = WireCount()
    func hand(_ line: (_ sequence: Int) -> String) -> Bool {
      guard rehearsal.isWanted() else { return false }
      let text = line(count.number().sequence)
      guard case .taken = child.handOver(text, patience: setup.timing.patience) else {
        return false
      }
      count.noteWritten()
      return true
    }
    let isGreeted = hand { sequence in
      WireForm.line(
        Hello(
          hostName: "limber", hostVersion: setup.hostVersion, sinkName: setup.sink.name,
          options: setup.options, locale: setup.locale, speed: rehearsal.speed,
          stamp: SessionEvent.Stamp(
            sequence: sequence, time: setup.now(), session: rehearsal.session)))
    }
    guard isGreeted else { return }
    for event in rehearsal.events where setup.description.kinds.contains(event.kind) {
      let isTaken = hand { sequence in
        var event = event
        event.stamp.sequence = sequence
        return WireForm.line(event)
      }
      guard isTaken else { return }
    }
  }

  /// Reads `{"prepared": 3, "of": 12}`.
  private static func progress(_ line: LinePump.Line) -> (done: Int, count: Int)? {
    guard let object = JSONObject(text: line.text), let done = object.whole("prepared"),
      let count = object.whole("of"), (0...1_000_000).contains(count), (0...count).contains(done)
    else { return nil }
    return (done, count)
  }
}
