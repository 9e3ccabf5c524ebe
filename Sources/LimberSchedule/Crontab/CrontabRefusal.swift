internal import LimberBasics

/// Why a crontab is left as it is.
package enum CrontabRefusal: Error, Sendable, Hashable {
  /// The block begins at this line and never ends.
  case blockNotClosed(line: Int)
  /// A block ends at this line and none began.
  case blockNotOpened(line: Int)
  /// The block begins again, or stands there twice.
  case blockTwice(first: Int, second: Int)
  /// More lines than cron reads.
  case tooManyLines(Int, limit: Int)
  /// The path of the program is not absolute.
  case pathNotAbsolute(String)
  /// The path holds a backslash, a line break or another control character.
  case pathUnwritable(String)
  /// One line would be longer than cron reads safely.
  case lineTooLong(bytes: Int, limit: Int)
}

extension CrontabRefusal {
  /// The reason in words: one phrase that states the rule.
  package var message: String {
    switch self {
    case .blockNotClosed(let line):
      "line \(line) of the crontab begins limber's block, and no line ends it: put"
        + " '\(CrontabBlock.lastLine)' behind its last line, or take the block out"
    case .blockNotOpened(let line):
      "line \(line) of the crontab ends limber's block, and no line before it begins one: put"
        + " '\(CrontabBlock.firstLine)' before its first line, or take line \(line) out"
    case .blockTwice(let first, let second):
      "limber's block stands only once in a crontab, and begins at lines \(first) and \(second):"
        + " take one of the two out"
    case .tooManyLines(let count, let limit):
      "cron reads \(limit) lines of a crontab at most, and it would have \(count)"
    case .pathNotAbsolute(let path):
      "cron needs the absolute path of limber, not '\(SafeText.shown(path))'"
    case .pathUnwritable(let path):
      "cron cannot be told of a program whose path holds a backslash or a control character:"
        + " '\(SafeText.shown(path))'"
    case .lineTooLong(let bytes, let limit):
      "a line of a crontab is \(limit) bytes long at most here, and this one would have \(bytes)"
    }
  }
}
