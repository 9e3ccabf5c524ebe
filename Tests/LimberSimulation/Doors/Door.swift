import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberSinks
import LimberTestSupport

/// Where bytes that somebody else made come in.
///
/// Whatever they are, limber ends by itself, in time, with a code that says what is wrong, and nothing of them
/// steers the terminal: `DoorHome` holds that of every command. What a door holds besides stands with it.
public enum Door: String, Sendable, CaseIterable {
  case routine, history, place, reminders, settings, programme, programmes, crontab, description
  case control, request, wire, results, text, arguments, terminal

  /// Brings bytes to the door.
  public func take(_ bytes: [UInt8]) {
    switch self {
    case .routine: Self.routine(bytes)
    case .history: Self.history(bytes)
    case .place:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.state + "/positions/3f2a5c1e-9b4d-4e7a-8c21-0d5e6f7a8b9c.json")
      home.run(["resume", "--list"])
      home.run(["resume", "--forget", "3f2a"])
    case .reminders:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.configuration + "/reminders.json")
      home.run(["remind", "list"])
      home.run(["report"])
      home.run(["remind", "run", "foot-soak"])
      home.run(["remind", "export", "--ics"])
      home.run(["remind", "pause", "--all", "--yes"])
      home.run(["remind", "add", "foot-soak", "--at", "8:00", "--yes"])
    case .settings:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.configuration + "/settings.json")
      home.run(["settings"])
      home.run(["settings", "set", "leadIn", "5s"])
      home.run(["sinks"])
    case .programme:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.state + "/programme.json")
      home.run(["programme", "status"])
      home.run(["today", "--json"])
      home.run(["report"])
    case .programmes:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.home + "/.local/share/limber/programmes/mine.json")
      home.run(["programme", "list"])
      home.run(["programme", "start", "mine"])
      home.run(["today"])
    case .crontab:
      let home = DoorHome()
      home.setCrontab(bytes)
      home.run(["remind", "list"])
      home.run(["remind", "add", "foot-soak", "--at", "8:00", "--yes"])
      home.run(["remind", "remove", "foot-soak", "--yes"])
    case .description:
      var home = DoorHome()
      home.description = bytes
      home.run(["sinks", "describe", "made"])
      home.run(["sinks", "--json"])
      _ = try? SinkDescription(parsing: String(decoding: bytes, as: UTF8.self))
    case .control:
      let text = String(decoding: bytes, as: UTF8.self)
      _ = ControlLine(.init(text: text, isCut: bytes.count > ControlLine.limit))
    case .request:
      let text = String(decoding: bytes, as: UTF8.self)
      _ = ControlRequest(line: text)
      _ = ControlMessage(line: text)
    case .wire: Self.wire(String(decoding: bytes, as: UTF8.self))
    case .results:
      let home = DoorHome(input: bytes)
      home.run(["history", "import", "-"])
      home.keep(bytes, at: DoorHome.home + "/work/theirs.jsonl")
      home.run(["history", "import", "theirs.jsonl"])
      home.run(["history", "--csv"])
    case .text:
      let home = DoorHome()
      home.keep(bytes, at: DoorHome.home + "/work/plan.txt")
      home.run(["new", "made", "--from-text", "plan.txt"])
    case .arguments: Self.arguments(bytes)
    case .terminal:
      var parser = KeyParser()
      for byte in bytes { _ = parser.take(byte) }
    }
  }

  // MARK: - Doors at which more is held

  /// A history says the same however it is read, and says it after it was repaired too.
  private static func history(_ bytes: [UInt8]) {
    let home = DoorHome()
    var file = HistoryFile(folder: DoorHome.state, on: home.disk)
    file.indexed = 1
    home.keep(bytes, at: file.path)
    home.keep(
      #"{"v":1,"programme":"walk-first","day":20700}"#, at: DoorHome.state + "/programme.json")
    let whole = must { try file.read() }
    for _ in 0..<2 where must({ try file.readEnd(since: .min) }).sessions != whole.sessions {
      fatalError("the end from the beginning on is not the whole")
    }
    for _ in 0..<2 {
      let recent = must { try file.recent(since: .min) }
      guard (0..<recent.count).map(recent.record) == whole.sessions else {
        fatalError("the sessions of the last weeks are not those of the history")
      }
    }
    var told: [(place: Int, record: SessionRecord)] = []
    _ = must { try file.forEachTraining { told += $0 } }
    guard told.sorted(by: { $0.place < $1.place }).map(\.record) == whole.sessions else {
      fatalError("a history that is told session by session is not the whole")
    }
    for arguments in [
      ["history"], ["history", "--json"], ["history", "--csv"], ["history", "show", "3f"],
      ["report", "--weeks", "3"], ["report", "--json"], ["today"], ["progress"],
      ["show", "calf-step-stretch"], ["history", "rate", "3f2a", "--pain", "3"],
      ["history", "repair"],
    ] {
      home.run(arguments)
    }
  }

  /// What is read of a line can be written, and is read again as it was.
  private static func wire(_ text: String) {
    guard let event = WireEvent(text)?.event else { return }
    let line = WireForm.line(event)
    guard let again = WireEvent(line)?.event else { fatalError("not read again: \(line)") }
    guard WireForm.line(again) == line else {
      fatalError("read as another: \(line) \(WireForm.line(again))")
    }
  }

  /// Words on the command line, each in a line; what waits for somebody is left out.
  private static func arguments(_ bytes: [UInt8]) {
    let words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.allSatisfy({ !["watch", "ctl", "status", "test"].contains($0) }) else { return }
    DoorHome().run(words)
  }

  private static func must<Value>(_ body: () throws -> Value) -> Value {
    do {
      return try body()
    } catch {
      fatalError("\(error)")
    }
  }
}
