/// One call on a simulated disk, as it can be counted, failed or be the last one.
package struct DiskEffect: Sendable, Hashable {
  /// What a disk is asked to do.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case open, make, read, write, truncate, mode, synchronize, lock
    case rename, unlink, makeFolder, removeFolder, link, list
  }

  package var kind: Kind
  package var path: String

  /// Everything that can go wrong with it, one at a time.
  package var faults: [DiskFault] {
    switch kind {
    case .write: [.error(.failing), .error(.full), .short(1), .short(20)]
    case .lock: [.held, .noLocks]
    case .open: [.error(.failing), .error(.tooManyFiles)]
    case .make: [.error(.full), .error(.forbidden), .error(.tooManyFiles)]
    case .makeFolder, .link, .rename: [.error(.failing), .error(.full)]
    case .synchronize, .read, .truncate, .mode, .unlink, .removeFolder, .list: [.error(.failing)]
    }
  }
}

extension DiskEffect: CustomStringConvertible {
  /// `write /state/history.jsonl`.
  package var description: String { "\(kind) \(path)" }
}

/// What can go wrong with one call.
package enum DiskFault: Sendable, Hashable {
  /// The reasons for which a call is refused.
  package enum Reason: Sendable, Hashable {
    case failing, full, forbidden, tooManyFiles
  }

  /// It is refused.
  case error(Reason)
  /// Only so many bytes are taken, and the disk is full from then on.
  case short(Int)
  /// Somebody else has the lock.
  case held
  /// The file system knows no locks.
  case noLocks
}
