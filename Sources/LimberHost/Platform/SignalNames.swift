#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals by the names that people know.
enum SignalNames {
  /// What the system sends when a terminal goes away.
  static let hangUp = SIGHUP

  /// `SIGINT`, `SIGTERM` or `SIGHUP`; the number of any other.
  static func name(of signal: Int32) -> String {
    switch signal {
    case SIGINT: "SIGINT"
    case SIGTERM: "SIGTERM"
    case SIGHUP: "SIGHUP"
    default: "signal \(signal)"
    }
  }
}
