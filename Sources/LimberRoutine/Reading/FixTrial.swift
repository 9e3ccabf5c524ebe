import LimberSyntax

/// Tries fixes before they are offered: one that leaves its fault, or brings another, is of no help.
///
/// The file is decoded anew for each, so that of many fixes in a large file only the first are tried, and the
/// others not offered.
struct FixTrial {
  /// The faults of a file: how often each message stands there, and how many there are in all.
  private struct Tally {
    var counts: [String: Int] = [:]
    var total: Int

    init(_ faults: FaultList, _ words: inout FaultWords) {
      total = faults.total
      for entry in faults.first {
        counts[entry.fault.code.rawValue + words.message(of: entry.fault), default: 0] += 1
      }
    }

    /// Whether it tells of a fault; of a cut list, what comes after it is not known.
    func has(_ fault: Fault, _ words: inout FaultWords) -> Bool {
      total > FormatLimits.diagnostics
        || counts[fault.code.rawValue + words.message(of: fault)] != nil
    }

    /// Whether fewer faults are left, and none that was not there.
    func isBetter(than other: Tally) -> Bool {
      guard total < other.total else { return false }
      // Of a cut list, what comes after it is not known.
      guard other.total <= FormatLimits.diagnostics else { return true }
      return counts.allSatisfy { $0.value <= other.counts[$0.key, default: 0] }
    }
  }

  /// How many bytes are decoded in all.
  private static let budget = 4 << 20

  private let source: SourceText
  private let decode: (SourceText) -> FaultList?
  private var before: Tally?
  private var left = Self.budget

  /// Makes a trial.
  ///
  /// - Parameter decode: the faults of a text as far as its own file tells them; nil where it is no JSON.
  init(_ source: SourceText, decode: @escaping (SourceText) -> FaultList?) {
    self.source = source
    self.decode = decode
  }

  /// The fixes of a fault that help.
  mutating func helpful(
    _ fixes: [Diagnostic.Fix], of entry: FaultList.Entry, _ words: inout FaultWords
  ) -> [Diagnostic.Fix] {
    if before == nil { before = decode(source).map { Tally($0, &words) } }
    // What hangs on other files no decoding of this one tells.
    guard before?.has(entry.fault, &words) == true else { return fixes }
    return fixes.filter { helps($0, &words) }
  }

  private mutating func helps(_ fix: Diagnostic.Fix, _ words: inout FaultWords) -> Bool {
    left -= source.bytes.count
    guard left > 0, let before, let after = decode(source.applying(fix.edits)) else { return false }
    return Tally(after, &words).isBetter(than: before)
  }
}

extension FaultList {
  /// The diagnostics of the faults to show, each with the fixes that help.
  func diagnostics(
    in source: SourceText, _ words: inout FaultWords, decode: @escaping (SourceText) -> FaultList?
  ) -> [Diagnostic] {
    var trial = FixTrial(source, decode: decode)
    return first.map { entry in
      let diagnostic = words.diagnostic(for: entry, in: source)
      guard !diagnostic.fixes.isEmpty else { return diagnostic }
      return diagnostic.with(fixes: trial.helpful(diagnostic.fixes, of: entry, &words))
    }
  }
}
