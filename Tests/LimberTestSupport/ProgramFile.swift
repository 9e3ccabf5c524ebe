import Foundation

/// A program that a test writes and runs.
public enum ProgramFile {
  /// Writes a script that may be run; its folder must be there.
  ///
  /// Another process writes it: a child that is started meanwhile would inherit the open file, and
  /// what somebody has open for writing cannot be run.
  public static func write(_ text: String, to path: String) throws {
    let writing = Process()
    writing.executableURL = URL(filePath: "/bin/sh")
    writing.arguments = ["-c", #"printf %s "$1" > "$2" && chmod 755 "$2""#, "sh", text, path]
    writing.standardInput = FileHandle.nullDevice
    try writing.run()
    writing.waitUntilExit()
    guard writing.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
