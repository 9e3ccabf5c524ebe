import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import Testing

@testable import LimberCommands

/// A person who plays routines day after day: keys, a real session in virtual time, the recorder, the
/// file, and what limber makes of it on the days after.
final class Life {
  let bench: CommandBench
  /// How many commands were run.
  private(set) var count = 0

  /// Days are counted from a Monday, 2026-03-02.
  static let monday = 20_514

  init() throws {
    bench = try CommandBench()
  }

  /// Runs limber on a day.
  func limber(
    _ arguments: String..., day: Int, hour: Int = 18, input: String = "", isTerminal: Bool = false,
    script: [VirtualScheduler.Entry] = []
  ) -> CommandBench.Result {
    limber(
      arguments, day: day, hour: hour, input: input, isTerminal: isTerminal, script: script)
  }

  func limber(
    _ arguments: [String], day: Int, hour: Int = 18, input: String = "", isTerminal: Bool = false,
    script: [VirtualScheduler.Entry] = []
  ) -> CommandBench.Result {
    count += 1
    return bench.run(
      arguments, input: input, isTerminal: isTerminal,
      seconds: Int64(Self.monday + day) * 86_400 + Int64(hour) * 3_600, script: script,
      session: "\(count)-session")
  }

  /// Plays routines with somebody there, who presses keys and then tells the pain.
  ///
  /// - Returns: the session's id.
  @discardableResult
  func play(
    _ routines: [String], _ options: [String] = [], day: Int, hour: Int = 18, pain: Int? = 0,
    keys: [VirtualScheduler.Entry]? = nil
  ) throws -> String {
    let result = limber(
      ["play"] + routines + ["--no-questions", "--plain", "--lead-in", "0s"] + options, day: day,
      hour: hour, isTerminal: true, script: keys ?? Self.confirming)
    #expect(result.status == .success, "\(result.errors)")
    return try rate(pain)
  }

  /// Goes on with the last session.
  @discardableResult
  func resume(
    day: Int, hour: Int = 18, pain: Int? = 0, keys: [VirtualScheduler.Entry]? = nil
  ) throws -> String {
    let result = limber(
      ["resume", "--no-questions", "--plain"], day: day, hour: hour, isTerminal: true,
      script: keys ?? Self.confirming)
    #expect(result.status == .success, "\(result.errors)")
    return try rate(pain)
  }

  private func rate(_ pain: Int?) throws -> String {
    let id = "\(count)-session"
    if let pain {
      try file.append([HistoryLine.rating(id, effort: nil, pain: pain).text])
    }
    return id
  }

  var file: HistoryFile { HistoryFile(folder: bench.folder + "/.local/state/limber", on: .system) }

  /// What is due on a day by what limber says.
  func due(day: Int) throws -> [String] {
    let json = limber("today", "--json", day: day).output
    let list = try #require(json.firstMatch(of: /"due":\[([^\]]*)\]/)?.output.1)
    return list.split(separator: ",").map { $0.filter { $0 != "\"" }.description }
  }

  /// The first line that limber says of a day.
  func heading(day: Int) -> String {
    String(limber("today", day: day).output.prefix { $0 != "\n" })
  }

  /// Why the doses of a routine are what they are on a day.
  func progress(_ routine: String, day: Int) -> String {
    limber("progress", routine, day: day).output
  }

  /// Confirms whatever waits, twice a minute for two hours.
  static let confirming: [VirtualScheduler.Entry] = (0..<240).map { half in
    VirtualScheduler.Entry(at: .seconds(half * 30 + 1), .input(.key(.enter)))
  }
}

extension VirtualScheduler.Entry {
  static func key(_ character: Character, at seconds: Int) -> Self {
    Self(at: .seconds(seconds), .input(.key(.character(character))))
  }
}
