import BellSink
import ConsoleSink
import Foundation
import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberTestSupport
import LogFileSink
import Synchronization

@testable import LimberCommands

/// Runs commands in process: a folder of its own for files, buffers for the streams.
final class CommandBench: Sendable {
  /// What a command did.
  struct Result: Equatable {
    var status: ExitStatus
    var output: String
    var errors: String
    /// What went to the terminal itself.
    var terminal = ""
  }

  /// The working folder, which is the home folder too.
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "limber-commands-" + UUID().uuidString
    try Disk.system.makeFolder(folder)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  // MARK: - Files

  /// Writes a file below the folder, and the folders it needs.
  func write(_ text: String, to name: String) throws {
    let path = folder + "/" + name
    try Disk.system.makeFolder(FilePath.split(path).folder)
    try Disk.system.write(Array(text.utf8), to: path)
  }

  /// Writes a program below the folder.
  func writeProgram(_ text: String, to name: String) throws {
    let path = folder + "/" + name
    try Disk.system.makeFolder(FilePath.split(path).folder)
    try ProgramFile.write(text, to: path)
  }

  /// The text of a file below the folder.
  func read(_ name: String) throws -> String {
    String(decoding: try Disk.system.read(folder + "/" + name, limit: 1 << 20), as: UTF8.self)
  }

  /// Writes a routine of the person's own.
  func writeOwn(_ text: String, id: String) throws {
    try write(text, to: ".local/share/limber/routines/\(id).json")
  }

  /// What is known of somebody who has done nothing yet.
  var past: Past {
    Past(
      HistoryDesk(
        state: nil, on: .system, clock: WallClock(),
        streams: Streams(
          input: HostInput(readAll: { _ in [] }, readLine: { nil }),
          output: HostOutput(write: { _ in }), errors: HostOutput(write: { _ in }))))
  }

  // MARK: - Running

  /// Runs `limber` with arguments.
  func run(
    _ arguments: String..., input: String = "", isTerminal: Bool = false, columns: Int = 80,
    variables: [String: String] = [:]
  ) -> Result {
    run(
      arguments, input: input, isTerminal: isTerminal, columns: columns, variables: variables)
  }

  /// Runs `limber` with arguments.
  ///
  /// - Parameters:
  ///   - typed: what is typed each time that the terminal's keys are taken, in turn: by a question, by
  ///     the session; nil where there are no keys.
  ///   - seconds: what time it is, in seconds since 1970.
  ///   - whenTyped: called each time before that, with how many of them are left.
  ///   - isShown: whether standard output is a terminal; as standard input where nothing is said.
  func run(
    _ arguments: [String], input: String = "", isTerminal: Bool = false, isShown: Bool? = nil,
    columns: Int = 80, typed: [String]? = nil, variables: [String: String] = [:],
    failing: Bool = false, executable: String? = nil, seconds: Int64 = 0,
    script: [VirtualScheduler.Entry] = [], session: String? = nil,
    phrases: any Phrases = EnglishPhrases(),
    whenTyped: @escaping @Sendable (_ rest: Int) -> Void = { _ in }
  ) -> Result {
    let output = Mutex("")
    let errors = Mutex("")
    let terminal = Mutex("")
    let scripts = Mutex(typed ?? [])
    let hasKeys = typed != nil
    let bytes = Mutex(Array(input.utf8)[...])
    let environment = HostEnvironment(
      arguments: arguments,
      surroundings: Surroundings(
        variables: ["HOME": folder].merging(variables) { $1 },
        workingFolder: folder, executable: executable),
      streams: Streams(
        input: HostInput(
          isTerminal: isTerminal,
          readAll: { limit in bytes.withLock { Array($0.prefix(limit)) } },
          readLine: {
            bytes.withLock { rest in
              guard !rest.isEmpty else { return nil }
              let line = rest.prefix { $0 != UInt8(ascii: "\n") }
              rest = rest.dropFirst(line.count + 1)
              return String(decoding: line, as: UTF8.self)
            }
          }),
        output: HostOutput(
          write: { text in
            if failing { throw SystemError(code: 28, subject: "standard output") }
            output.withLock { $0 += text }
          }, isTerminal: isShown ?? isTerminal,
          size: { TerminalSize(columns: columns, rows: 24) }),
        errors: HostOutput(write: { text in errors.withLock { $0 += text } }), phrases: phrases),
      terminals: HostTerminals(
        hasKeys: { hasKeys },
        open: {
          hasKeys
            ? HostOutput(write: { text in terminal.withLock { $0 += text } }, isTerminal: true)
            : nil
        },
        openDesk: { wantsKeys in
          guard hasKeys, wantsKeys else { return nil }
          whenTyped(scripts.withLock { $0.count })
          return ScriptedDesk(scripts.withLock { $0.isEmpty ? "^]" : $0.removeFirst() })
        }),
      clock: WallClock(now: { Instant(milliseconds: seconds * 1_000) }), processes: .live,
      playing: Playing(
        makeUUID: { session ?? "00000000-0000-4000-8000-000000000000" },
        makeScheduler: { _ in
          VirtualScheduler(begin: Instant(milliseconds: seconds * 1_000), script: script)
        }),
      registry: SinkRegistry([
        ConsoleSink.descriptor, LogFileSink.descriptor, BellSink.descriptor,
      ]))
    let status = Limber.run(environment)
    return Result(
      status: status, output: output.withLock { $0 }, errors: errors.withLock { $0 },
      terminal: terminal.withLock { $0 })
  }
}

/// A person at a terminal who types the same whatever is shown.
struct ScriptedDesk: ControlDesk {
  private let typed: String

  /// Makes a person who types a text; `^C` in it is an interrupt, `^H` takes a letter back, `^[` is
  /// Escape, `^N` nobody who comes in time and `^]` a window that is closed.
  init(_ typed: String) {
    self.typed = typed
  }

  var hasKeys: Bool { true }

  func open(for use: KeyUse, _ receive: @escaping @Sendable (PlayerInput) -> Void) -> Bool {
    var rest = typed[...]
    while let character = rest.popFirst() {
      guard character == "^", let second = rest.popFirst() else {
        receive(.key(character == "\n" ? .enter : .character(character)))
        continue
      }
      switch second {
      case "C": receive(.end(signal: 2))
      case "]": receive(.end(signal: 1))
      case "H": receive(.key(.backspace))
      case "N": receive(.nothingMoreWillCome)
      default: receive(.key(.escape))
      }
    }
    return true
  }

  func standStill() {}
  func close() {}
}

/// Routines that tests write to files.
enum SampleRoutine {
  /// A bit of everything that a timeline shows.
  static let mixed = """
    {
      "format": 1,
      "title": "Mixed",
      "summary": "A bit of everything.",
      "tags": ["stretch"],
      "equipment": ["a mat"],
      "cautions": ["Stop when it hurts."],
      "limits": { "perDay": 2 },
      "steps": [
        { "type": "prompt", "cue": "Lie down." },
        { "type": "rounds", "rounds": 2, "rest": "10s", "steps": [
          { "type": "timed", "name": "Bridge", "duration": { "min": "20s", "max": "40s" }, "cue": "Lift the hips." }
        ] },
        { "type": "reps", "name": "Twist", "reps": { "min": 8, "max": 10 }, "sides": "each",
          "tempo": [{ "cue": "Turn", "duration": "1s" }, { "cue": "Back", "duration": "1.5s" }] }
      ]
    }

    """

  static let short = """
    { "format": 1, "title": "Short", "steps": [
      { "type": "timed", "name": "Stand", "duration": "15s", "cue": "Stand tall." } ] }

    """

  /// One range that grows.
  static let hold = """
    { "format": 1, "title": "Hold", "cautions": ["Stop."], "steps": [
      { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "min": "20s", "max": "60s" } } ] }

    """

  static let faulty = """
    {
      "format": 1,
      "title": "Faulty",
      "steps": [
        { "type": "timed", "name": "Bridge", "duration": "20", "cue": "Lift." }
      ]
    }

    """
}
