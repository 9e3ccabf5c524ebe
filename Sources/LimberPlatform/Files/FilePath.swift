#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths and folders.
package enum FilePath {
  /// The folder and the name that a path is made of.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  /// The names in a folder, sorted, without `.` and `..`.
  package static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .last(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it, readable for the person alone; one that is there stays as it is.
  package static func makeFolder(_ path: String) throws(SystemError) {
    if FileStatus.of(path)?.kind == .folder { return }
    let (parent, name) = split(path)
    if !name.isEmpty, parent != path { try makeFolder(parent) }
    if name.isEmpty { return }
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw .last(path)
    }
    try DiskCalls.system.synchronize(folder: parent)
  }

  /// Removes a file for good; one that is not there is removed already.
  package static func remove(_ path: String) throws(SystemError) {
    guard unlink(path) == 0 else {
      if errno == ENOENT { return }
      throw .last(path)
    }
    try DiskCalls.system.synchronize(folder: split(path).folder)
  }

  /// Makes a link that leads to a target, unless it is there; whether it is.
  package static func link(_ path: String, to target: String) -> Bool {
    symlink(target, path) == 0 || self.target(of: path) == target
  }

  /// Where a link leads, as it says itself; nil for what is no link.
  package static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A path with every link in it resolved; nil where it leads nowhere.
  package static func resolved(_ path: String) -> String? {
    Identity.resolved(path)
  }
}

/// Takes files away.
package enum FileRemoval {
  /// Takes a file away; false where it is still there.
  @discardableResult
  package static func remove(_ path: String) -> Bool {
    unlink(path) == 0 || errno == ENOENT
  }

  /// Takes a folder away that is empty.
  package static func removeFolder(_ path: String) { rmdir(path) }
}
