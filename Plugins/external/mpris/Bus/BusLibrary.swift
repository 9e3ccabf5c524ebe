internal import SinkKit

/// A connection to the session bus, through a library that speaks its protocol.
protocol BusLibrary: AnyObject {
  /// Connects; throws where the library is not there, or nobody at the address.
  init(address: String) throws(SinkFailure)

  /// The name that the bus gave this connection.
  var ownName: String { get }
  /// The number of the file to wait for.
  var file: Int32 { get }
  /// Whether the bus is still there.
  var isOpen: Bool { get }

  /// Sends a call or a signal, and answers with its number.
  func send(_ message: BusMessage) throws(SinkFailure) -> UInt64
  /// Replies to a call that was read, with a result or with what is wrong with it.
  func reply(to call: BusMessage, _ outcome: BusOutcome) throws(SinkFailure)
  /// The next message that came; nil where none waits.
  func next() -> BusMessage?
  /// Takes leave of the bus, once all is sent.
  func close()
}

/// What comes of a call.
enum BusOutcome: Hashable, Sendable {
  case result([BusValue])
  /// An error by its name behind `org.freedesktop.DBus.Error.`, and a sentence.
  case fault(String, String)
}

/// The libraries that can be used, in the order in which they are looked for.
enum BusLibraries: String, CaseIterable {
  case systemd, dbus

  /// The library of a name, or the first that is there.
  ///
  /// - Throws: where none is.
  static func needed(_ wish: String?) throws(SinkFailure) -> BusLibraries {
    let wanted = wish.flatMap { BusLibraries(rawValue: $0) }.map { [$0] } ?? allCases
    if let library = wanted.first(where: { LoadedLibrary($0.file) != nil }) { return library }
    guard LoadedLibrary.canBeLoaded else {
      throw .unavailable(
        "this limber was linked with another C library than this machine's, and can load none of its libraries; "
          + "one that was built here can")
    }
    let names = wanted.map { "'\($0.file)'" }.joined(separator: " or ")
    let packages = wanted.map(\.package).joined(separator: " or ")
    throw .unavailable("the library \(names) cannot be found; install \(packages)")
  }

  /// Connects to the bus.
  func connect(to address: String) throws(SinkFailure) -> any BusLibrary {
    switch self {
    case .systemd: try SystemdBus(address: address)
    case .dbus: try ReferenceBus(address: address)
    }
  }

  var file: String {
    switch self {
    case .systemd: SystemdBus.libraryFile
    case .dbus: ReferenceBus.libraryFile
    }
  }

  private var package: String {
    switch self {
    case .systemd: "libsystemd0"
    case .dbus: "libdbus-1-3"
    }
  }
}

extension SinkFailure {
  /// What a library says that went wrong on the bus.
  static func bus(_ words: String) -> SinkFailure { .unavailable("the session bus: \(words)") }
}
