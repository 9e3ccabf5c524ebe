import Foundation
import LimberRoutine
import LimberSyntax
import Testing

@Suite struct ShippedLayoutTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "routines")

  private static var files: [URL] {
    get throws {
      try ["", "examples", "programmes", "examples/programmes"].flatMap { part in
        try FileManager.default.contentsOfDirectory(
          at: folder.appending(path: part), includingPropertiesForKeys: nil)
      }.filter { $0.pathExtension == "json" && !$0.lastPathComponent.contains(".schema.") }
        .sorted { $0.path < $1.path }
    }
  }

  @Test func `every routine that is shipped stands in the canonical layout`() throws {
    let files = try Self.files
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let source = SourceText(name: file.lastPathComponent, text: text)
      guard case .text(let bytes) = RoutineLayout.format(source) else {
        Issue.record("\(source.name) cannot be read")
        continue
      }
      let difference = LineDiff.unified(
        from: text, to: String(decoding: bytes, as: UTF8.self), oldName: "as it is",
        newName: "as it should be")
      #expect(difference.isEmpty, "\(source.name): \(difference)")
    }
  }
}
