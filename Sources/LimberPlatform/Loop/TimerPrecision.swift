#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How exactly the system wakes this program.
package enum TimerPrecision {
  /// Asks Linux not to bundle this thread's wake-ups with others, nor those of threads made after it.
  ///
  /// Unasked it wakes a thread up to 50 µs late. Only to be called on the main thread.
  package static func makeExact() {
    #if !canImport(Darwin)
      guard let file = try? OpenFile("/proc/self/timerslack_ns", O_WRONLY) else { return }
      _ = try? file.writeOnce([UInt8(ascii: "1")])
    #endif
  }
}
