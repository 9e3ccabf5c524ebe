import LimberHost
import LimberProgress
import LimberSyntax

/// The history as commands use it: with its failures in words.
struct HistoryDesk {
  private let environment: HostEnvironment

  init(_ environment: HostEnvironment) {
    self.environment = environment
  }

  /// The file.
  func file() throws(CommandFailure) -> HistoryFile {
    guard let file = environment.history else {
      throw CommandFailure(.unavailable, "there is no home folder, so there is no history")
    }
    return file
  }

  /// Every session, oldest first; what cannot be read is said and left out.
  func sessions() throws(CommandFailure) -> [SessionRecord] {
    do {
      let reading = try file().read()
      if let complaint = reading.complaint { environment.say("limber: \(complaint)") }
      return reading.sessions
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(.output, "the history cannot be read: \(error)")
    }
  }

  /// Every line that can be read, as it stands in the file.
  func lines() throws(CommandFailure) -> [String] {
    let file = try file()
    do throws(FileReadError) {
      return try file.lines()
    } catch {
      throw CommandFailure(.output, "the history cannot be read: \(error)")
    }
  }

  /// The session with an id, or the only one whose id begins so.
  func session(_ id: String) throws(CommandFailure) -> SessionRecord {
    let sessions = try sessions()
    let found = sessions.filter { $0.id.hasPrefix(id.lowercased()) }
    let shown = DisplayText.neutralised(id)
    guard let session = found.first, !id.isEmpty else {
      throw CommandFailure(
        .notFound, "there is no session '\(shown)'; 'limber history' shows what there is")
    }
    guard found.count == 1 else {
      throw CommandFailure(.notFound, "'\(shown)' is the beginning of \(found.count) sessions' ids")
    }
    return session
  }

  /// Adds a line.
  func add(_ line: HistoryLine) throws(CommandFailure) {
    try change { file throws(HistoryFailure) in try file.append([line.text]) }
  }

  /// Changes the file, with its failures in words.
  func change<Value>(
    _ body: (HistoryFile) throws(HistoryFailure) -> Value
  ) throws(CommandFailure) -> Value {
    let file = try file()
    do throws(HistoryFailure) {
      return try body(file)
    } catch {
      switch error.reason {
      case .isBusy: throw CommandFailure(.tryLater, "nothing was changed: \(error)")
      case .noHistory: throw CommandFailure(.data, "nothing was added: \(error)")
      case .unreadable, .system:
        throw CommandFailure(.output, "the history cannot be changed: \(error)")
      }
    }
  }
}
