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
  /// Parts of the file that are read again wherever they are used: what is wrong there counts once.
  var shared: [SourceRange] = []
  private var met: Set<Met> = []
  private(set) var total = 0
  /// Whether one of them keeps the file from being played.
  private(set) var hasErrors = false

  mutating func add(_ fault: Fault, at range: SourceRange) {
    if shared.contains(where: { $0.contains(range) }),
      !met.insert(Met(fault, at: range)).inserted
    {
      return
    }
    defer { total += 1 }
    if fault.severity == .error { hasErrors = true }
    guard range.start < end else { return }
    entries.append(Entry(fault: fault, range: range, serial: total))
    if entries.count >= 4 * FormatLimits.diagnostics { cut() }
  }

  /// What was found in a shared part, to know it again.
  private struct Met: Hashable, Sendable {
    let code: RoutineCode
    let range: SourceRange
    /// What tells two faults of one code in one place apart.
    let key: Key?

    init(_ fault: Fault, at range: SourceRange) {
      code = fault.code
      self.range = range
      if case .missingKey(let key, _) = fault { self.key = key } else { key = nil }
    }
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

extension SourceRange {
  /// Whether another range lies inside this one.
  func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }
}
