import Dispatch
import Foundation
package import LimberEvents
package import LimberHost
import LimberPlatform
package import LimberSinks
package import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of external sinks made by a test, with all that they need to be run.
package struct Workshop {
  package let folder: TemporaryFolder
  package let log = BufferLog()
  package var timing = ExternalSinkTiming(
    patience: 300, delays: [.milliseconds(20), .milliseconds(20)])

  package init() throws {
    folder = try TemporaryFolder()
  }

  /// A program of a sink's name, in the folder that `$LIMBER_PLUGIN_PATH` names.
  ///
  /// - Parameter text: the whole program.
  @discardableResult
  package func program(_ name: String, _ text: String, mode: UInt32 = 0o755) throws -> String {
    let path = folder.path + "/sinks/limber-sink-" + name
    try Disk.system.makeFolder(FilePath.split(path).folder)
    try ProgramFile.write(text, to: path)
    chmod(path, mode_t(mode))
    return path
  }

  package func makeExecutable(_ path: String) throws {
    guard chmod(path, 0o755) == 0 else { throw SystemError.last(path) }
  }

  /// A shell sink that takes no notice of `--describe`.
  ///
  /// `$out` is a file of its own, and writing to `$ready` waits for `waitUntilReady`.
  @discardableResult
  package func shell(_ name: String, _ body: String) throws -> String {
    guard mkfifo("\(folder.path)/\(name).ready", 0o600) == 0 else {
      throw SystemError.last(name)
    }
    return try program(
      name,
      """
      #!/bin/sh
      [ "$1" = --describe ] && exit 1
      out='\(folder.path)/\(name).out'
      ready='\(folder.path)/\(name).ready'
      \(body)
      """)
  }

  package var environment: HostEnvironment {
    var environment = folder.environment([
      "LIMBER_PLUGIN_PATH": folder.path + "/sinks", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "LANG": "de_DE.UTF-8",
    ])
    environment.surroundings.executable = "/opt/limber/bin/limber"
    return environment
  }

  package var sinks: ExternalSinks {
    let log = log
    let context = SinkContext(
      display: BufferDisplay().display(), openLog: { try log.open($0) }, loggedInTerminals: { [] },
      phrases: EnglishPhrases())
    return ExternalSinks(environment.sinkHost, context: context, version: "1.2.3", timing: timing)
  }

  /// Waits until a sink writes to its `$ready`, which waits for this in turn.
  package func waitUntilReady(_ name: String) throws {
    let file = URL(filePath: "\(folder.path)/\(name).ready")
    _ = try FileHandle(forReadingFrom: file).readToEnd()
  }

  /// What a sink that was asked for leaves in its file, line by line.
  package func lines(_ name: String) throws -> [String] {
    try folder.content(name + ".out").split(separator: "\n").map(String.init)
  }
}

/// One external sink in a session that a test plays by hand.
package final class SinkRun {
  /// What the person was told, and what the sink asked for.
  package final class Heard: Sendable {
    package let messages = Mutex<[String]>([])
    package let controls = Mutex<[ControlCommand]>([])
    package let leavings = Mutex(0)
    let changed = DispatchSemaphore(value: 0)
  }

  package let assignment: SinkAssignment
  package let heard = Heard()
  private var sink: any Sink

  package init(_ workshop: Workshop, _ request: String) throws {
    let found = try workshop.sinks.assignment(for: SinkRequest(parsing: request))
    guard let assignment = found else { throw Missing(request: request) }
    self.assignment = assignment
    let heard = heard
    sink = try assignment.make(
      SinkPort(
        session: "0b5a",
        control: { command in
          heard.controls.withLock { $0.append(command) }
          heard.changed.signal()
        },
        leave: { heard.leavings.withLock { $0 += 1 } },
        say: { message in
          heard.messages.withLock { $0.append(EnglishPhrases().note(message)) }
          heard.changed.signal()
        }))
  }

  package struct Missing: Error { package var request: String }

  /// Feeds events, numbered as a delivery would.
  package func feed(_ events: [SessionEvent] = SampleEvents.session) throws {
    for event in events { try sink.receive(event) }
  }

  package func finish() throws {
    try sink.finish()
  }

  package func abandon() {
    assignment.abandon()
  }

  package var messages: [String] { heard.messages.withLock { $0 } }
  package var leavings: Int { heard.leavings.withLock { $0 } }
  package var controls: [ControlCommand] { heard.controls.withLock { $0 } }

  /// Waits until the sink was heard of that often; false where that takes too long.
  package func waitToHear(times: Int) -> Bool {
    (0..<times).allSatisfy { _ in heard.changed.wait(timeout: .now() + 20) == .success }
  }
}
