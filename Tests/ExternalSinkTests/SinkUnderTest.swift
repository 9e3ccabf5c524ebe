import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// The ready-made sinks.
enum ReadyMade: String, CaseIterable {
  case speech, sound, notify, webhook, mqtt, mpris

  /// What it is called as a program.
  var program: String { "limber-sink-\(rawValue)" }

  /// limber itself, which it is under that name, and which stands beside the tests.
  static var limber: String {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let built = [folder, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    return built.map { $0.appending(path: "limber").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "limber"
  }

  /// The environment that it is started with.
  func environment(_ lab: Lab) -> [String: String] {
    ["PATH": lab.path("bin") + ":" + Tools.path, "HOME": lab.folder.path]
  }

  /// Runs it over some lines to its end.
  func run(
    _ lab: Lab, options: [String: String] = [:], speed: Double = 1, events: [SessionEvent],
    environment: [String: String]? = nil
  ) throws -> (code: Int32, output: String) {
    let lines = [Wire.hello(self, options, speed: speed)] + events.map(Wire.line)
    return try lab.run(
      lab.link(to: self), [], environment: environment ?? self.environment(lab),
      input: lines.map { $0 + "\n" }.joined())
  }
}

/// Lines as limber writes them, dated now.
enum Wire {
  static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  static func hello(
    _ sink: ReadyMade, _ options: [String: String], speed: Double = 1
  ) -> String {
    WireForm.line(
      Hello(
        hostName: "limber", hostVersion: "1.0.0", sinkName: sink.rawValue,
        options: options.sorted { $0.key < $1.key }.map { SinkRequest.Option($0.key, $0.value) },
        locale: "en", resumed: false, step: nil, at: .zero, speed: speed,
        stamp: SessionEvent.Stamp(sequence: 1, time: now, session: "test", dropped: 0)))
  }

  static func line(_ event: SessionEvent) -> String {
    var event = event
    event.stamp.time = now
    return WireForm.line(event)
  }
}

/// A sink that is fed a line at a time.
final class LiveSink {
  private let program: Program
  private let lab: Lab
  private let log: String

  init(
    _ sink: ReadyMade, _ lab: Lab, options: [String: String] = [:],
    environment: [String: String]? = nil
  ) throws {
    self.lab = lab
    log = "\(sink.rawValue)-\(UUID().uuidString).log"
    program = try lab.start(
      lab.link(to: sink), [], environment: environment ?? sink.environment(lab), isFed: true,
      log: log)
    try send(Wire.hello(sink, options))
  }

  var output: String { lab.text(log) }
  var identifier: Int32 { program.identifier }

  func send(_ line: String) throws { try program.send(line + "\n") }

  func send(_ event: SessionEvent) throws { try send(Wire.line(event)) }

  /// Tells it that nothing more comes, and answers with its exit code.
  func finish() -> Int32 {
    program.closeInput()
    return program.wait()
  }

  /// Ends it as a crash would, with all that it started.
  func crash() { program.end(SIGKILL) }

  /// Ends it alone, so that nobody can see to what it started.
  func crashAlone() { kill(program.identifier, SIGKILL) }
}

/// Events that tests send.
enum Sample {
  static func at(_ seconds: Double, _ text: String, _ body: SessionEvent.Body) -> SessionEvent {
    SessionEvent(at: .milliseconds(Int(seconds * 1000)), text: text, body: body)
  }

  static let hold = StepInfo(
    index: 2, of: 3, path: "/steps/1", routine: "test", kind: .timed, name: "Hold",
    cue: "Breathe on.", side: .left, duration: .seconds(30))

  static let started = at(9, "Hold, left side, 30 seconds.", .stepStarted(hold, next: nil))
  static let countdown = at(36, "3", .cue(hold, .countdown, remaining: .seconds(3)))
  static let halfway = at(24, "Halfway.", .cue(hold, .halfway, remaining: .seconds(15)))
  static let paused = at(20, "Paused.", .paused(by: .person, gap: nil))
  static let session = SampleEvents.session
}
