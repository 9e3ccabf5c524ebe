internal import LimberBasics
internal import LimberSyntax

/// What is to change in a file that schedulers read, as a person is shown it before they agree.
enum ShownDiff {
  /// The difference, as `diff -u` shows it; empty where there is none.
  ///
  /// - Parameters:
  ///   - old: what stands there now.
  ///   - new: what is to stand there.
  ///   - names: what the two are called.
  static func of(_ old: [UInt8], _ new: [UInt8], called names: (old: String, new: String)) -> String
  {
    LineDiff.unified(
      from: text(old), to: text(new), oldName: SafeText.shown(names.old),
      newName: SafeText.shown(names.new))
  }

  /// Whatever bytes there are, nothing of them may steer the terminal.
  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText.shown(String($0)) }.joined(separator: "\n")
  }
}
