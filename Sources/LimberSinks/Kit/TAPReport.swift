internal import LimberBasics
internal import LimberSyntax

/// A report in TAP 13, a line at a time.
struct TAPReport {
  private let write: (String) throws -> Void
  private var count = 0
  /// Whether nothing failed.
  private(set) var isGood = true

  init(write: @escaping (String) throws -> Void) {
    self.write = write
  }

  /// Says how many tests there will be.
  func begin(with count: Int) throws {
    try write("TAP version 13\n1..\(count)\n")
  }

  /// Reports a test; with a fault, one that failed.
  ///
  /// - Parameter printed: what the sink wrote itself, shown behind the fault.
  mutating func note(_ title: String, fault: String? = nil, printed: [String] = []) throws {
    count += 1
    guard let fault else { return try write("ok \(count) - \(title)\n") }
    isGood = false
    try write("not ok \(count) - \(title)\n")
    try comment(fault)
    for line in printed { try comment("it printed: \(line)") }
  }

  /// Reports a test that says nothing here.
  mutating func skip(_ title: String, _ reason: String) throws {
    count += 1
    try write("ok \(count) - \(title) # SKIP \(SafeText.shown(reason))\n")
  }

  /// Says something beside the tests.
  func comment(_ text: String) throws {
    try write("# \(SafeText.shown(text))\n")
  }

  mutating func bailOut(_ reason: String) throws {
    isGood = false
    try write("Bail out! \(SafeText.shown(reason))\n")
  }
}
