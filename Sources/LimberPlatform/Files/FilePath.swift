/// Paths as texts.
package enum FilePath {
  /// The folder and the name that a path is made of.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}

// MARK: - Folders and names

extension Disk {
  /// The names in a folder, sorted, without `.` and `..`.
  package func names(in folder: String) throws(SystemError) -> [String] {
    try effects.names(in: folder).sorted()
  }

  /// Makes a folder and those above it, readable for the person alone; one that is there stays as it is.
  package func makeFolder(_ path: String) throws(SystemError) {
    let (parent, name) = FilePath.split(path)
    if status(of: path)?.kind == .folder {
      // Who made one in which nothing is yet may have died before the disk had its name; so may who made one that
      // cannot be looked into.
      if !name.isEmpty, (try? effects.names(in: path))?.isEmpty ?? true {
        try synchronize(folder: parent)
      }
      return
    }
    if !name.isEmpty, parent != path { try makeFolder(parent) }
    if name.isEmpty { return }
    do {
      try effects.makeFolder(path)
    } catch  where error.isAlreadyThere {
      return
    }
    do {
      try synchronize(folder: parent)
    } catch {
      // Whoever tries again makes it again, rather than take it for one that lasts.
      try? effects.removeFolder(path)
      throw error
    }
  }

  /// Waits until the disk has what a folder says: which names are in it.
  ///
  /// A folder that may not be opened, or whose file system knows nothing of this, is passed over; a
  /// disk that fails is not.
  package func synchronize(folder: String) throws(SystemError) {
    do {
      try open(folder, for: .reading).synchronize()
    } catch  where error.isUnsupported || error.isForbidden {
      return
    }
  }

  /// Removes a file for good; one that is not there is removed already.
  package func remove(_ path: String) throws(SystemError) {
    do {
      try effects.unlink(path)
    } catch  where error.isGone {
      return
    }
    try synchronize(folder: FilePath.split(path).folder)
  }

  /// Takes a file away that may come back when the power fails; false where it is still there.
  @discardableResult
  package func discard(_ path: String) -> Bool {
    do {
      try effects.unlink(path)
      return true
    } catch {
      return error.isGone
    }
  }

  /// Takes a folder away that is empty.
  package func removeFolder(_ path: String) { try? effects.removeFolder(path) }

  /// A path with every link in it resolved; nil where it leads nowhere.
  package func resolved(_ path: String) -> String? { effects.resolved(path) }

  package func open(
    _ path: String, for purpose: FilePurpose
  ) throws(SystemError) -> any DiskFile {
    try effects.open(path, for: purpose)
  }
}
