/// What stands behind an option, or in the place of an argument.
package struct ValueDescription: Sendable, Hashable {
  /// The name that help shows, in capitals: `FILE`.
  package var name: String
  /// What values there are.
  package var kind: ValueKind

  /// Makes a description.
  package init(_ name: String, _ kind: ValueKind) {
    self.name = name
    self.kind = kind
  }
}

/// What values there are: what parsing checks, and what a shell completes.
package enum ValueKind: Sendable, Hashable {
  /// Any text but none at all.
  case text
  /// Any text.
  case word
  /// One of these words.
  case choice([String])
  /// A whole number within bounds.
  case count(ClosedRange<Int>)
  /// A number within bounds.
  case number(ClosedRange<Double>)
  /// A duration as routines write it; with `zero`, also `0s` and `0`.
  case duration(zero: Bool)
  /// `min`, `mid`, `max` or a number from 0 to 1.
  case dose
  /// The path of a file whose name ends so; any file where nil.
  case file(suffix: String?)
  /// The path of a folder.
  case folder
  /// The path of a routine file, or of a folder of them.
  case fileOrFolder
  /// The id of a routine.
  case routine
  /// The id of a routine or the path of its file.
  case routineOrFile
  /// The id of a programme.
  case programme
  /// The name of a sink.
  case sink
  /// A sink with its options: `NAME:key=value,…`.
  case sinkSpecification
  /// The name of a command.
  case command
}
