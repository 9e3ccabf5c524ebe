#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths and folders.
public enum FilePath {
  /// The folder and the name that a path is made of.
  public static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  /// The names in a folder, sorted, without `.` and `..`.
  public static func names(in folder: String) throws(SystemError) -> [String] {
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
  public static func makeFolder(_ path: String) throws(SystemError) {
    if FileStatus.of(path)?.kind == .folder { return }
    let (parent, name) = split(path)
    if !name.isEmpty, parent != path { try makeFolder(parent) }
    guard name.isEmpty || mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last(path) }
  }

  /// Removes a file; one that is not there is removed already.
  public static func remove(_ path: String) throws(SystemError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .last(path) }
  }

  /// A path with every link in it resolved; nil where it leads nowhere.
  public static func resolved(_ path: String) -> String? {
    Identity.resolved(path)
  }
}

extension HostEnvironment {
  /// A path as messages show it: from the working folder where it lies in it, `~` for the home folder.
  public func shortened(_ path: String) -> String {
    if path.hasPrefix(workingFolder + "/") {
      return String(path.dropFirst(workingFolder.count + 1))
    }
    return homely(path)
  }

  /// A path seen from the home folder, where it lies in it: `~/.config/limber/settings.json`.
  public func homely(_ path: String) -> String {
    if let home = folders.home, home != "/", path.hasPrefix(home + "/") {
      return "~" + path.dropFirst(home.count)
    }
    return path
  }
}
