/// What this build calls itself; the one place that says so.
public enum Version {
  /// The version of limber.
  public static let current = "0.1.0"
}
