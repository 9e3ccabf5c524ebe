#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals by the names that people know.
package enum SignalNames {
  /// What the system sends when a terminal goes away.
  package static let hangUp = SIGHUP

  /// `SIGINT`, `SIGTERM`, `SIGQUIT` and so on; `signal 37` of one without a name of its own.
  package static func name(of signal: Int32) -> String {
    switch signal {
    case SIGHUP: "SIGHUP"
    case SIGINT: "SIGINT"
    case SIGQUIT: "SIGQUIT"
    case SIGALRM: "SIGALRM"
    case SIGTERM: "SIGTERM"
    case SIGUSR1: "SIGUSR1"
    case SIGUSR2: "SIGUSR2"
    case SIGVTALRM: "SIGVTALRM"
    case SIGPROF: "SIGPROF"
    case SIGXCPU: "SIGXCPU"
    default: "signal \(signal)"
    }
  }
}
