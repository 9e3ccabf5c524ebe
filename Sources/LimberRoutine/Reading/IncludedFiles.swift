import LimberSyntax

/// What several readings in a row include, each file decoded once for all of them.
///
/// It is asked with the text that was found now, so that a file that changed in between is decoded anew.
package final class IncludedFiles {
  /// Bytes of text that are kept at most; what comes later is decoded each time.
  private static let mostBytes = 1 << 20

  private var files: [String: DecodedFile] = [:]
  private var bytes = 0

  /// Makes one that knows no file yet.
  package init() {}

  /// A file as it was decoded where another included it; nil where none did.
  func known(_ file: RoutineFile) -> DecodedFile? {
    guard let known = files[file.id], known.file.hasFreeName == file.hasFreeName,
      known.file.source.name == file.source.name, known.file.source.bytes == file.source.bytes
    else { return nil }
    return known
  }

  /// A file that another includes.
  func decoded(_ file: RoutineFile) -> DecodedFile {
    if let known = known(file) { return known }
    let decoded = DecodedFile(file)
    if files[file.id] == nil, bytes + file.source.bytes.count <= Self.mostBytes {
      files[file.id] = decoded
      bytes += file.source.bytes.count
    }
    return decoded
  }
}
