@preconcurrency internal import SystemLibrary

/// Who runs the program, from where, and a name for what it does.
package enum Identity {
  /// A random UUID (version 4), in lower case.
  package static func uuid() -> String {
    var random = SystemRandomNumberGenerator()
    return uuid(random.next(), random.next())
  }

  /// The UUID (version 4) made from 128 bits, of which six are replaced by version and variant.
  package static func uuid(_ first: UInt64, _ second: UInt64) -> String {
    let high = first & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = second & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = Array((hexadecimal(high) + hexadecimal(low)).utf8)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The number of the person that the program runs as.
  package static var user: UInt32 { getuid() }

  package static var process: Int32 { getpid() }

  #if canImport(Darwin)
    /// The home folder in the record of this person's account, which stands in no file.
    static func homeOfAccount() -> String? {
      guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
      let path = String(cString: folder)
      return path.isEmpty ? nil : path
    }
  #endif

  /// The folder that relative paths start from; nil where it was deleted.
  package static func workingFolder() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// Every variable of the process environment; of two with one name, the first.
  package static func variables() -> [String: String] {
    var count = 0
    while environ[count] != nil { count += 1 }
    var variables = [String: String](minimumCapacity: count)
    var entry = environ
    while let text = entry.pointee {
      if let equals = strchr(text, 0x3D) {
        let bytes = UnsafeRawBufferPointer(start: text, count: text.distance(to: equals))
        let name = String(decoding: bytes, as: UTF8.self)
        if variables[name] == nil { variables[name] = String(cString: equals + 1) }
      }
      entry += 1
    }
    return variables
  }

  /// The absolute path of the running program, links resolved.
  package static func executable() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return resolved(String(cString: buffer))
    #else
      return resolved("/proc/self/exe")
    #endif
  }

  /// The absolute path that the program was started by, links kept; nil where that cannot be told.
  ///
  /// A link stays when what it leads to is replaced by a newer version in another folder.
  ///
  /// - Parameter surroundings: whose `PATH` and working folder it was found by.
  package static func command(in surroundings: Surroundings) -> String? {
    guard let real = executable(), let word = CommandLine.arguments.first, !word.isEmpty else {
      return nil
    }
    let candidates =
      word.utf8.contains(UInt8(ascii: "/"))
      ? [surroundings.absolute(word)]
      : (surroundings.variable("PATH") ?? "").split(separator: ":").map { "\($0)/\(word)" }
    let isPlain: (String) -> Bool = { path in
      path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }
    return candidates.first { isPlain($0) && resolved($0) == real }
  }

  /// A path with every link resolved; nil where it leads nowhere.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
