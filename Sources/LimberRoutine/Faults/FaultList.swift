import LimberSyntax

/// The faults of one file: the first hundred by their place, and how many there are in all.
///
/// However many faults a file has, no more than a few hundred are kept, and no words are made.
struct FaultList: Sendable {
  struct Entry: Sendable {
    let fault: Fault
    let range: SourceRange
    /// When it was found, to keep the order of faults in one place.
    let serial: Int
  }

  private var entries: [Entry] = []
  /// From here on a fault cannot be among the first hundred any more.
  private var end = Int32.max
  private(set) var total = 0
  /// Whether one of them keeps the file from being played.
  private(set) var hasErrors = false

  mutating func add(_ fault: Fault, at range: SourceRange) {
    defer { total += 1 }
    if fault.code.severity == .error { hasErrors = true }
    guard range.start < end else { return }
    entries.append(Entry(fault: fault, range: range, serial: total))
    if entries.count >= 4 * FormatLimits.diagnostics { cut() }
  }

  /// The faults to show, in the order of their places.
  var first: [Entry] {
    var list = self
    list.cut()
    return list.entries
  }

  private mutating func cut() {
    entries.sort { ($0.range.start, $0.serial) < ($1.range.start, $1.serial) }
    guard entries.count >= FormatLimits.diagnostics else { return }
    entries.removeLast(entries.count - FormatLimits.diagnostics)
    end = entries[entries.count - 1].range.start
  }
}
