/// Why a file could not be read.
package struct FileReadError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case isFolder
    /// It is a pipe, a socket or a device, which may never end.
    case isNoFile
    /// It is larger than what is read at all, in bytes.
    case isLarge(limit: Int)
    case system(SystemError)
  }

  /// The file as the person named it.
  package var name: String
  package var reason: Reason

  package init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }

  /// The same with another name.
  package func named(_ name: String) -> FileReadError {
    FileReadError(name: name, reason: reason)
  }

  /// Whether there is no such file.
  package var isMissing: Bool {
    if case .system(let error) = reason { return error.isMissing }
    return false
  }
}

extension FileReadError: CustomStringConvertible {
  /// The file's name and the reason: `calf.json: permission denied`.
  package var description: String {
    switch reason {
    case .isFolder: "\(name): is a folder"
    case .isNoFile: "\(name): is no regular file"
    case .isLarge(let limit): "\(name): is larger than \(limit >> 20) MiB"
    case .system(let error): "\(name): \(error.reason)"
    }
  }
}

// MARK: - Whole files, within bounds

extension Disk {
  /// Reads a regular file, or its first `limit` bytes where it is larger.
  ///
  /// A pipe or a device is refused before it is read, so that nothing waits for ever.
  package func read(_ path: String, limit: Int) throws(FileReadError) -> [UInt8] {
    let kind: FileStatus.Kind
    do {
      let file = try open(path, for: .reading)
      kind = try file.status().kind
      if kind == .regular { return try file.contents(limit: limit) }
    } catch {
      throw FileReadError(name: path, reason: .system(error))
    }
    throw FileReadError(name: path, reason: kind == .folder ? .isFolder : .isNoFile)
  }

  /// Reads the whole of a regular file; one that is larger than `limit` is refused, never cut.
  package func readWhole(_ path: String, limit: Int) throws(FileReadError) -> [UInt8] {
    // At once where its size says so, and after reading where that is not to be trusted.
    if let status = status(of: path), status.kind == .regular, status.size > limit {
      throw FileReadError(name: path, reason: .isLarge(limit: limit))
    }
    let bytes = try read(path, limit: limit + 1)
    guard bytes.count <= limit else {
      throw FileReadError(name: path, reason: .isLarge(limit: limit))
    }
    return bytes
  }
}
