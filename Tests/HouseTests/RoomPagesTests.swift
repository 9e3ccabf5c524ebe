import Foundation
import Testing

/// What the pages of the rooms link to is there.
@Suite struct RoomPagesTests {
  struct Page: Sendable, CustomTestStringConvertible {
    var room: String
    var path: String
    var testDescription: String { path }
  }

  static func pages() throws -> [Page] {
    try FileManager.default.subpathsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path
    )
    .filter { $0.hasSuffix(".md") }
    .sorted()
    .map { Page(room: String($0.prefix { $0 != "/" }), path: "Sources/" + $0) }
  }

  /// The types that the files of a room declare.
  private static func types(of room: String) throws -> Set<String> {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: Repository.root.appending(path: "Sources/\(room)").path
    ).filter { $0.hasSuffix(".swift") }
    return try paths.reduce(into: [room]) { types, path in
      let words = try Repository.text("Sources/\(room)/\(path)").split {
        !$0.isLetter && !$0.isNumber
      }
      for (keyword, name) in zip(words, words.dropFirst())
      where ["struct", "class", "enum", "protocol", "actor"].contains(keyword) {
        types.insert(String(name))
      }
    }
  }

  @Test func `every type and page that a page links to is in its room`() throws {
    let pages = try Self.pages()
    let rooms = try Repository.names(in: "Sources").filter {
      $0.hasPrefix("Limber") && !$0.hasPrefix("LimberCommand")
    }
    #expect(Set(pages.map(\.room)).isSuperset(of: rooms))
    for page in pages {
      let text = try Repository.text(page.path)
      let types = try Self.types(of: page.room)
      for link in text.matches(of: #/(?:^|[^`])``(\w+)(?:\/[^`]*)?``/#) {
        #expect(types.contains(String(link.output.1)), "\(page.path): \(link.output.1)")
      }
      let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
      for link in text.matches(of: #/<doc:(\w+)>/#) {
        #expect(try !Repository.text("\(folder)/\(link.output.1).md").isEmpty, "\(page.path)")
      }
    }
  }
}
