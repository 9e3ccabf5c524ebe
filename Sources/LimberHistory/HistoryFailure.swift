package import LimberPlatform

/// Why the history could not be read or changed.
package struct HistoryFailure: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// Another process is at it.
    case isBusy(path: String, holder: String?)
    case unreadable(FileReadError)
    /// What was to be imported is no history.
    case noHistory
    /// The system refused, or the disk failed.
    case system(SystemError)
  }

  package var reason: Reason
  /// How many of the lines that were to be appended are in the file all the same.
  package var written: Int

  init(_ reason: Reason, written: Int = 0) {
    self.reason = reason
    self.written = written
  }

  /// Whether it may work later.
  package var isBusy: Bool { if case .isBusy = reason { true } else { false } }
}

extension HistoryFailure: CustomStringConvertible {
  /// The reason in a phrase: `history.jsonl: no space left on device`.
  package var description: String {
    switch reason {
    case .isBusy(let path, let holder):
      "\(path) is being changed by \(holder ?? "another program"); try again when it is done"
    case .unreadable(let error): "\(error)"
    case .noHistory: "no line of it is one of a history"
    case .system(let error): "\(error)"
    }
  }
}
