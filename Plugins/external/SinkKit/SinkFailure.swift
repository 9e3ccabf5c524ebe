/// Why a sink ends: a sentence for standard error, and an exit code that says whether to try again.
public struct SinkFailure: Error, Sendable, Hashable {
  /// One sentence, without the sink's name.
  public var sentence: String
  /// The exit code, by sysexits.
  public var code: Int32

  /// What it needs is not there, and will not come.
  public static func unavailable(_ sentence: String) -> SinkFailure {
    SinkFailure(sentence: sentence, code: 69)
  }

  /// It was given options that it cannot work with.
  public static func configuration(_ sentence: String) -> SinkFailure {
    SinkFailure(sentence: sentence, code: 78)
  }

  /// It was started with arguments that it does not know.
  public static func usage(_ sentence: String) -> SinkFailure {
    SinkFailure(sentence: sentence, code: 64)
  }

  /// A file or a folder could not be made.
  public static func cannotCreate(_ sentence: String) -> SinkFailure {
    SinkFailure(sentence: sentence, code: 73)
  }
}
