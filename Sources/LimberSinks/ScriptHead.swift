internal import LimberBasics
internal import LimberPlatform

/// The first line of a script, which names the program that runs it.
///
/// The system says "no such file" of a script that is there when its interpreter is not, which a line
/// break of Windows behind its name is enough for.
struct ScriptHead {
  private let words: [String]
  private let hasReturn: Bool
  private let environment: SinkHost

  /// Reads the line; nil where the file is no script.
  init?(_ path: String, in environment: SinkHost) {
    guard let bytes = try? environment.disk.read(path, limit: Self.limit),
      bytes.starts(with: Array("#!".utf8)),
      let line = bytes.dropFirst(2).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).first
    else { return nil }
    hasReturn = line.last == UInt8(ascii: "\r")
    words = String(decoding: line, as: UTF8.self)
      .split { $0 == " " || $0 == "\t" || $0.isNewline }.map(String.init)
    self.environment = environment
  }

  /// Bytes of the line that the system itself looks at.
  private static let limit = 256

  /// Why it cannot be started, as a phrase; nil where nothing speaks against it.
  var fault: String? {
    guard let interpreter = words.first else { return nil }
    if hasReturn {
      return
        "its lines end as on Windows, with a carriage return; \"sed -i 's/\\r$//'\" takes them away"
    }
    guard environment.disk.status(of: environment.absolute(interpreter)) != nil else {
      return "its first line names '\(SafeText.shown(interpreter))', which is not there"
    }
    guard interpreter.hasSuffix("/env"), words.count == 2, !words[1].contains("="),
      !words[1].hasPrefix("-"),
      environment.processes.find(words[1], in: environment.surroundings) == nil
    else { return nil }
    return "its first line names '\(SafeText.shown(words[1]))', which is not on PATH"
  }
}
