#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal that keys are read from.
package enum KeyTerminal {
  /// How the program's own terminal is opened.
  package static let flags = O_RDWR | O_NOCTTY

  /// Standard input where it is a terminal, else the one that the program belongs to; nil where there is none.
  package static func open() -> OpenFile? {
    if Terminals.isTerminal(0) { return OpenFile(number: 0, name: "the terminal") }
    return try? OpenFile("/dev/tty", flags)
  }
}
