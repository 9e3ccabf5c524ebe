public import LimberBasics
public import LimberFigures

/// What the host lends to a sink, so that a plug-in touches nothing by itself and is tested with buffers.
public struct SinkContext: Sendable {
  /// Where the session is shown.
  public var display: Display
  /// Opens a file for appending; nil for the path means the sink's default place.
  public var openLog: @Sendable (_ request: LogRequest) throws -> any LineWriter
  /// The terminals that the person is logged in at, found afresh at each call.
  public var loggedInTerminals: @Sendable () -> [Display]
  /// Keeps the sink's own thread waiting for a moment; returns at once in virtual time.
  public var pause: @Sendable (Duration) -> Void
  /// What makes the words that a person reads.
  public var phrases: any Phrases
  /// The steps to come, as the session begins; worked out for those who ask.
  public var outline: @Sendable () -> [OutlineStep] = { [] }
  /// Whether nobody waits for a single line of a log, as in a dry run, so that many may be written at once.
  public var gathersLines = false
  /// Finds a figure that ships by its name.
  public var figure: @Sendable (_ name: String) -> Figure? = { _ in nil }
  /// Where the session is, for a sink that joins it in its middle; nil where it is there from the start.
  public var status: SessionStatus?

  /// Makes a context.
  public init(
    display: Display,
    openLog: @escaping @Sendable (_ request: LogRequest) throws -> any LineWriter,
    loggedInTerminals: @escaping @Sendable () -> [Display],
    pause: @escaping @Sendable (Duration) -> Void = { _ in }, phrases: any Phrases
  ) {
    self.phrases = phrases
    self.display = display
    self.openLog = openLog
    self.loggedInTerminals = loggedInTerminals
    self.pause = pause
  }
}

/// A place to write text that a person sees.
public struct Display: Sendable {
  /// Writes all of a text at once, or throws.
  public var write: @Sendable (String) throws -> Void
  /// The size at this moment; 80 by 24 where there is no terminal.
  public var size: @Sendable () -> TerminalSize
  /// Whether it is a terminal on which lines can be drawn again.
  public var isLive: Bool
  /// Whether colour is wanted.
  public var hasColour: Bool
  /// Whether keys do anything: a display that takes none shows none.
  public var takesKeys: Bool
  /// Whether it shows a session that is played, and steered, elsewhere.
  public var isWatching = false
  /// Whether it shows more characters than those of ASCII; one that does not shows stand-ins for them.
  public var isUnicode = true
  /// Whether the patterns of Braille are among those; where not, blocks and half blocks are.
  public var hasBraille = true
  /// Whether it wraps what stands there when it becomes narrower; one that does not cuts it off.
  public var rewraps = true
  /// Whether what is drawn now stands in nobody's way: false while another job has the terminal.
  public var isInFront: @Sendable () -> Bool = { true }
  /// Keeps what must be written to leave the terminal as it was found, such as the way back from another
  /// screen; empty once the sink has written it itself.
  ///
  /// Whatever ends the program writes it before. At most 128 bytes.
  public var keepWayOut: @Sendable (String) -> Void = { _ in }

  /// Makes a display.
  public init(
    write: @escaping @Sendable (String) throws -> Void,
    size: @escaping @Sendable () -> TerminalSize,
    isLive: Bool, hasColour: Bool, takesKeys: Bool = true
  ) {
    self.write = write
    self.size = size
    self.isLive = isLive
    self.hasColour = hasColour
    self.takesKeys = takesKeys
  }
}

/// A file that a sink wants to append to.
public struct LogRequest: Sendable, Hashable {
  /// The path; nil for the default place in the state folder.
  public var path: String?
  /// The file's name in the default place.
  public var defaultName: String
  /// Bytes above which the file is rotated; nil for never.
  public var maxSize: Int?
  /// How many rotated files are kept.
  public var keep: Int

  /// Makes a request.
  public init(path: String? = nil, defaultName: String, maxSize: Int? = nil, keep: Int = 3) {
    self.path = path
    self.defaultName = defaultName
    self.maxSize = maxSize
    self.keep = keep
  }
}

/// A file that takes whole lines.
public protocol LineWriter: Sendable {
  /// Appends one line or several, given without the last newline, as one write as a rule.
  ///
  /// Throws where the file took no more; of several lines those before that are kept, each whole.
  mutating func append(_ lines: String) throws
  /// Closes the file.
  mutating func close()
}
