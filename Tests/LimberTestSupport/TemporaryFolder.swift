import LimberEvents
package import LimberHost
import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is gone when the test is over.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    var template = Array("/tmp/limber-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw SystemError(code: errno, subject: "/tmp")
    }
    path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit {
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o700)
    for name in (try? Disk.system.names(in: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }

  /// Removes a file or an empty folder in it.
  package func remove(_ name: String) {
    Self.remove(path + "/" + name)
  }

  package func file(_ name: String, _ content: String = "") throws -> String {
    let file = path + "/" + name
    try Disk.system.makeFolder(FilePath.split(file).folder)
    try Disk.system.write(Array(content.utf8), to: file)
    return file
  }

  package func content(_ name: String) throws -> String {
    String(
      decoding: try Disk.system.read(path + "/" + name, limit: 1 << 26), as: UTF8.self)
  }

  /// An environment whose home and working folder this is.
  package func environment(_ variables: [String: String] = [:]) -> HostEnvironment {
    let buffer = BufferDisplay()
    return HostEnvironment(
      surroundings: Surroundings(
        variables: ["HOME": path].merging(variables) { $1 }, workingFolder: path),
      streams: Streams(
        input: HostInput(readAll: { _ in [] }, readLine: { nil }),
        output: HostOutput(write: buffer.display().write),
        errors: HostOutput(write: buffer.display().write)),
      processes: .live)
  }
}
