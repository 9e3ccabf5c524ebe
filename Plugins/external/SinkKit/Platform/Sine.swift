#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sine of an angle in turns: 0.25 gives 1.
public func sine(turns: Double) -> Double { sin(turns * 2 * .pi) }
