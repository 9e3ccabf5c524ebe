internal import SystemLibrary

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

/// A terminal that nobody sees, to find out whether a program writes to its own.
package final class SilentTerminal: Sendable {
  /// The device that a child opens.
  package let device: String
  private let master: OpenFile
  /// Held open, so that what was written is kept until it is read.
  private let slave: OpenFile

  /// Makes a terminal; nil where the system has none to give.
  package init?() {
    var ours: Int32 = 0
    var theirs: Int32 = 0
    guard openpty(&ours, &theirs, nil, nil, nil) == 0 else { return nil }
    for end in [ours, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    master = OpenFile(number: ours, name: "terminal", owns: true)
    slave = OpenFile(number: theirs, name: "terminal", owns: true)
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(theirs, &name, name.count) == 0 else { return nil }
    device = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// How many bytes were written to it since it was last asked, as far as it keeps them.
  package func takeWritten() -> Int {
    master.makeNonBlocking()
    var buffer = [UInt8](repeating: 0, count: 4096)
    var written = 0
    while true {
      let count = read(master.number, &buffer, buffer.count)
      guard count > 0 else { return written }
      written += count
    }
  }
}
