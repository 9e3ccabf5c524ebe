internal import SystemLibrary

/// A library of the system that is looked for while the program runs, so that it is built and started
/// without it.
package struct SharedLibrary: Sendable {
  /// What the system found it by; it stays loaded for as long as the program runs.
  private let handle: UInt

  /// Loads a library by its file name; nil where there is none, or none can be loaded.
  package init?(_ name: String) {
    guard Self.canBeLoaded, let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = UInt(bitPattern: handle)
  }

  /// Whether any library can be loaded into this program.
  ///
  /// Into one that is linked statically every library brings the C library of the machine along, and where that is
  /// of another version than the one inside, the process is ended by it.
  package static let canBeLoaded = {
    #if canImport(Glibc)
      let files = Disk.system
      let mapped = (try? files.read("/proc/self/maps", limit: 1 << 20)) ?? []
      return fits(version: ownVersion(), mapped: mapped) { path in
        (try? files.read(path, limit: 16 << 20)) ?? []
      }
    #else
      return true
    #endif
  }()

  /// Whether libraries can be loaded into a program, by what is mapped into it.
  ///
  /// - Parameters:
  ///   - version: that of the C library inside the program, as `2.36`.
  ///   - read: what a file of the machine holds; nothing where there is none.
  static func fits(
    version: String, mapped: [UInt8], read: (_ path: String) -> [UInt8]
  ) -> Bool {
    let own = mapped.split(separator: UInt8(ascii: "\n")).contains {
      String(decoding: $0, as: UTF8.self).hasSuffix("/libc.so.6")
    }
    return own
      || libraries.contains { path in
        read(path).split(separator: 0).contains { text in
          guard text.starts(with: banner.utf8) else { return false }
          let line = String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
          return line.hasSuffix("release version \(version).")
        }
      }
  }

  /// What begins the text in a C library that says which one it is.
  private static let banner = "GNU C Library"
  /// Where systems keep their C library.
  private static let libraries = [
    "/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/usr/lib", "/lib",
  ].map { $0 + "/libc.so.6" }

  #if canImport(Glibc)
    /// The version of the C library that this program has, as `2.36`.
    private static func ownVersion() -> String {
      var bytes = [UInt8](repeating: 0, count: 64)
      _ = bytes.withUnsafeMutableBytes {
        confstr(Int32(_CS_GNU_LIBC_VERSION), $0.baseAddress, $0.count)
      }
      let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      return text.split(separator: " ").last.map(String.init) ?? text
    }
  #endif

  /// A function of the library; nil where this version has none of that name.
  ///
  /// - Parameter type: its type as C has it, which is taken on trust.
  package func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard MemoryLayout<Function>.size == MemoryLayout<UnsafeMutableRawPointer>.size,
      let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
    else { return nil }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
