public import LimberEvents
internal import LimberPlatform

/// A sink as a program: made from the first line, told the others, and given turns.
public protocol SinkProgram: SendableMetatype {
  /// Its name, without `limber-sink-`; asked of every sink at each start of the program.
  static var name: String { get }

  /// What it says of itself.
  static var manifest: SinkManifest { get }

  /// Makes the sink; throws where what it needs is missing.
  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure)

  /// Takes the greeting, also one in mid-session; options have been read from the first already.
  mutating func receive(_ greeting: Hello)

  /// Takes one event, or a line of a kind that is not known; never the greeting.
  mutating func receive(_ wire: WireEvent) throws(SinkFailure)

  /// Does what is due.
  ///
  /// - Parameter isEnding: whether no more events come.
  /// - Returns: when it wants another turn; nil where nothing is under way.
  mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait?

  /// Leaves nothing behind; called once, whatever ended it.
  mutating func close()

  /// Prepares, before a session, for what it will say; only for one whose manifest says so.
  ///
  /// - Parameters:
  ///   - greeting: what the session itself will begin with.
  ///   - events: what is to come, one playing or more, each from `sessionStarted` on.
  static func prepare(
    _ values: SinkValues, _ greeting: Hello?, _ events: [SessionEvent], _ system: SinkSystem
  ) throws(SinkFailure)

  /// Answers an argument other than those that every sink takes; nil where it knows none such.
  static func command(_ arguments: [String], _ system: SinkSystem) throws(SinkFailure) -> String?
}

extension SinkProgram {
  /// Has no use for the greeting.
  public mutating func receive(_ greeting: Hello) {}

  /// Leaves nothing behind.
  public mutating func close() {}

  /// Prepares nothing.
  public static func prepare(
    _ values: SinkValues, _ greeting: Hello?, _ events: [SessionEvent], _ system: SinkSystem
  ) throws(SinkFailure) {}

  /// Knows no arguments of its own.
  public static func command(
    _ arguments: [String], _ system: SinkSystem
  ) throws(SinkFailure) -> String? { nil }
}

/// What a sink waits for, beside the next line.
public struct SinkWait: Sendable {
  /// How long at most.
  public var time: Duration
  /// What wakes it when it can be read.
  var files: [OpenFile]

  /// Waits for a time.
  public init(_ time: Duration) {
    self.time = time
    files = []
  }

  /// Waits until something can be read from an open file, which stays its owner's.
  ///
  /// - Parameter time: how long at most; for as long as it takes, unless given.
  public init(forFile number: Int32, _ time: Duration = .seconds(Int32.max / 1000)) {
    self.time = time
    files = [OpenFile(number: number, name: "file")]
  }

  /// Waits for a program that runs.
  public init(for run: ToolRun) {
    time = run.patience
    files = run.files
  }

  /// The time in whole milliseconds, and never less than it.
  var milliseconds: Int32 {
    let parts = max(time, .zero).components
    return Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000 + 1)
  }

  /// Whichever comes first.
  public static func first(_ waits: SinkWait?...) -> SinkWait? {
    let waits = waits.compactMap { $0 }
    guard var result = waits.first else { return nil }
    for wait in waits.dropFirst() {
      result.time = min(result.time, wait.time)
      result.files += wait.files
    }
    return result
  }
}

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

extension SinkValues {
  /// The case that an option's word names.
  ///
  /// - Throws: a failure of the configuration where it names none.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of cases: Choice.Type = Choice.self
  ) throws(SinkFailure) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: self[name]) { return choice }
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw .configuration("'\(name)' is none of \(words)")
  }
}
