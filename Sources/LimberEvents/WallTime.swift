/// An instant of civil time with its offset from UTC.
public struct WallTime: Sendable, Hashable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64
  /// Seconds east of UTC at that instant.
  public var offsetSeconds: Int32

  /// Makes an instant.
  public init(milliseconds: Int64 = 0, offsetSeconds: Int32 = 0) {
    self.milliseconds = milliseconds
    self.offsetSeconds = offsetSeconds
  }
}
