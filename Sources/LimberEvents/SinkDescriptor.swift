/// A sink as a value: its name, what it does, its options, and how it is made.
public struct SinkDescriptor: Sendable {
  /// The name on the command line: lower-case letters, digits and hyphens.
  public var name: String
  /// What it does, in a line.
  public var summary: String
  /// Its options, in the order help lists them.
  public var options: [SinkOption]
  /// Whether it is the screen on which the player shows its messages.
  public var showsMessages: Bool
  /// The kinds of event it wants to receive with these options.
  public var kinds: @Sendable (_ values: SinkValues, _ context: SinkContext) -> Set<EventKind>
  /// Makes the sink; throws where what it needs cannot be had.
  public var make: @Sendable (_ values: SinkValues, _ context: SinkContext) throws -> any Sink

  /// Makes a descriptor.
  public init(
    name: String, summary: String, options: [SinkOption], showsMessages: Bool = false,
    kinds: @escaping @Sendable (_ values: SinkValues, _ context: SinkContext) -> Set<EventKind>,
    make: @escaping @Sendable (_ values: SinkValues, _ context: SinkContext) throws -> any Sink
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.showsMessages = showsMessages
    self.kinds = kinds
    self.make = make
  }
}

/// One option of a sink.
public struct SinkOption: Sendable, Hashable {
  /// What values an option takes.
  public enum Kind: Sendable, Hashable {
    /// Any text.
    case text
    /// A path; `~/` at its start means the home folder.
    case path
    /// A file that is read, and so has to be there before the session; `~/` as in a path.
    case file
    /// One of these words.
    case choice([String])
    /// Some of these words, joined by `+`.
    case words([String])
    /// One of these words, or a program with its arguments as a JSON array of strings.
    case command([String])
    /// A whole number within bounds.
    case number(ClosedRange<Int>)
    /// A number of bytes: `512k`, `1m`, `1048576`.
    case bytes
  }

  /// Its name.
  public var name: String
  /// What values it takes.
  public var kind: Kind
  /// What it is when nobody says; empty for nothing.
  public var defaultValue: String
  /// What it does, in a line.
  public var help: String
  /// Whether the sink is of no use without it.
  public var isRequired: Bool
  /// Whether nobody may see its value: it is given in a file or in the settings, and never shown.
  public var isSecret: Bool

  /// Makes an option.
  public init(
    _ name: String, kind: Kind, defaultValue: String, help: String, isRequired: Bool = false,
    isSecret: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.help = help
    self.isRequired = isRequired
    self.isSecret = isSecret
  }
}

/// The values of a sink's options, checked against its table and filled up with the defaults.
public struct SinkValues: Sendable, Hashable {
  private var values: [String: String]

  /// Makes values that were checked before.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// The value of an option; empty where it has none.
  public subscript(_ name: String) -> String { values[name] ?? "" }
}

/// The sinks that there are, in the order help lists them.
public struct SinkRegistry: Sendable {
  /// Every sink.
  public let descriptors: [SinkDescriptor]

  /// Makes a registry.
  public init(_ descriptors: [SinkDescriptor]) {
    self.descriptors = descriptors
  }

  /// The sink with a name.
  public func descriptor(named name: String) -> SinkDescriptor? {
    descriptors.first { $0.name == name }
  }
}
