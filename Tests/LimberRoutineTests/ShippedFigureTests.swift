import Foundation
import LimberFigures
import LimberRoutine
import Testing

/// What every shipped figure looks like, in `Tests/ShippedFigures`: whoever changes one, or how figures are drawn,
/// sees in the difference what becomes of it.
@Suite struct `A shipped figure` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ShippedFigures")

  /// Draws them anew in place of comparing: `DRAW_FIGURES=1 swift test --filter 'shipped figure'`.
  private static let draws = ProcessInfo.processInfo.environment["DRAW_FIGURES"] != nil

  private static let sizes = [
    (rows: 8, columns: 16), (rows: 12, columns: 26), (rows: 20, columns: 40),
  ]

  @Test(arguments: FigureLibrary.names)
  func `looks as it did at 8, 12 and 20 rows`(name: String) throws {
    let figure = try #require(FigureLibrary.figure(name))
    let file = Self.folder.appending(path: name + ".txt")
    let text = try Self.drawing(of: figure)
    if Self.draws { try text.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test func `has a drawing, and no drawing is of one that is not there`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(files.sorted() == FigureLibrary.names.map { $0 + ".txt" }.sorted())
  }

  /// The first and the last pose beside each other, at each size.
  private static func drawing(of figure: Figure) throws -> String {
    try sizes.map { rows, columns in
      let poses = figure.start == figure.end ? [figure.start] : [figure.start, figure.end]
      let pictures = try poses.map {
        try #require(figure.picture(.still($0)).cells(columns: columns, rows: rows))
      }
      let lines = (0..<rows).map { row in
        let line = pictures.map { $0[row] }.joined(separator: " | ")
        return String(line.reversed().drop { $0 == " " }.reversed())
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n--\n") + "\n"
  }
}
