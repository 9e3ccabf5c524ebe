/// Whole files, written so that a reader sees the old one or the new one, and a crash leaves one of them.
extension Disk {
  /// Replaces a file, or makes it.
  ///
  /// A link of the person's own is followed, and a file that is there keeps its permissions. A link
  /// that somebody else may have planted is not followed.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: the file; its folder must be there.
  ///   - mode: the permissions of a file that is made.
  ///   - isDerived: whether nothing is lost with it, so that nobody waits for the disk: what a crash leaves of
  ///     it may be torn.
  /// - Throws: `SystemError`; the old file is then untouched, or where the disk failed at the very
  ///   last, the old one or the new one is there.
  package func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600, isDerived: Bool = false
  ) throws(SystemError) {
    try PlantedLink.refuse(path, on: self)
    let target = resolved(path) ?? path
    let status = status(of: target)
    if status?.kind == .folder { throw .isFolder(path) }
    let (folder, name) = FilePath.split(target)
    var temporary = ""
    do throws(SystemError) {
      let file = try openTemporary(for: name, in: folder)
      temporary = file.name
      // It is locked for as long as it is open: until it has its name, or the writer is dead.
      defer { withExtendedLifetime(file) {} }
      try file.writeAll(bytes)
      try file.setMode(status?.mode ?? mode)
      if !isDerived { try file.synchronize() }
      try effects.rename(temporary, to: target)
    } catch {
      if !temporary.isEmpty { discard(temporary) }
      throw SystemError(code: error.code, subject: path)
    }
    if !isDerived { try synchronize(folder: folder) }
  }

  /// Makes a file that is not there yet.
  ///
  /// - Throws: `SystemError`, which `isAlreadyThere` where it is there.
  package func create(
    _ bytes: [UInt8], at path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    let file = try open(path, for: .making(mode: mode))
    do {
      try file.writeAll(bytes)
      try file.synchronize()
      try synchronize(folder: FilePath.split(path).folder)
    } catch {
      discard(path)
      throw error
    }
  }

  /// Makes a file for what will become another, locked, so that nobody takes it for a dead writer's.
  private func openTemporary(
    for name: String, in folder: String
  ) throws(SystemError) -> any DiskFile {
    while true {
      let path = "\(folder)/.\(name).\(effects.freshDigits())"
      let file = try open(path, for: .making(mode: 0o600))
      // Between the two calls somebody who tidies may have had it. Nobody else makes that name.
      if file.takeLock(within: 0) != .held, status(ofLink: path) != nil { return file }
      discard(path)
    }
  }

  /// Takes away what killed writers left behind in a folder that is limber's own.
  ///
  /// Whoever writes one holds its lock, and a lock dies with its holder. Where the file system knows no
  /// locks, what is younger than an hour may still be written.
  ///
  /// - Parameter now: milliseconds since 1970.
  package func tidy(_ folder: String, now: Int64) {
    for name in (try? names(in: folder)) ?? [] {
      let path = folder + "/" + name
      guard TemporaryName.target(of: name) != nil, let status = status(ofLink: path),
        status.kind == .regular,
        // What replaces a file that may not be written may not be either.
        let file = try? open(path, for: .inspecting)
      else { continue }
      let isDead =
        switch file.takeLock(within: 0) {
        case .had: true
        case .held: false
        case .unknown: now - status.modified / 1_000_000 > TemporaryName.patience
        }
      // While it is locked nobody else can have begun to write it.
      if isDead, self.status(ofLink: path)?.isSame(as: status) == true { discard(path) }
      withExtendedLifetime(file) {}
    }
  }
}

/// The names of files that are being written, which a crash may leave behind: `.NAME.1a2b3c4d`.
package enum TemporaryName {
  /// How many hexadecimal digits tell one from another.
  package static let digits = 8
  /// How old a file without a lock is before nobody is writing it any more, in milliseconds.
  static let patience: Int64 = 3_600_000

  /// The name that the file would have had; nil for a name that is not of this kind.
  package static func target(of name: String) -> String? {
    guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return nil
    }
    let end = name[name.index(after: dot)...]
    let target = name[name.index(after: name.startIndex)..<dot]
    let isHexadecimal = end.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    return end.utf8.count == digits && isHexadecimal && !target.isEmpty ? String(target) : nil
  }
}
