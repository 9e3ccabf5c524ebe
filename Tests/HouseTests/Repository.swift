import Foundation

/// The working copy that these tests were built from.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// The files at any depth of a folder, from the root, those of hidden folders left out.
  static func files(in folder: String, suffix: String) throws -> [String] {
    try names(in: folder).flatMap { name in
      let path = folder == "." ? name : folder + "/" + name
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: root.appending(path: path).path, isDirectory: &isFolder)
      if isFolder.boolValue { return try files(in: path, suffix: suffix) }
      return name.hasSuffix(suffix) ? [path] : []
    }
  }

  /// The names in a folder, in order, hidden ones left out.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
