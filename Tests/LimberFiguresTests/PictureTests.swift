import Testing

@testable import LimberFigures

@Suite struct `The picture of a figure` {
  private static let figures = Array(AnyFigures(seed: 3, count: 150))

  @Test func `keeps every part within its frame, at every instant`() {
    for figure in Self.figures {
      let stage = Figure.Stage(figure)
      for from in figure.poses.indices {
        for to in figure.poses.indices {
          for progress in stride(from: 0, through: 1, by: 0.125) {
            let picture = stage.picture(Movement(from: from, to: to, progress: progress))
            for point in picture.strokes.flatMap(\.extent) {
              #expect(picture.frame.contains(point))
            }
          }
        }
      }
    }
  }

  @Test func `is the same again when it is mirrored twice`() {
    for figure in Self.figures {
      let picture = figure.picture(.still(0))
      let twice = picture.mirrored.mirrored
      for (one, other) in zip(picture.strokes, twice.strokes) {
        #expect(one.role == other.role)
        for (first, second) in zip(one.extent, other.extent) { #expect(isNear(first, second)) }
      }
    }
  }

  @Test func `mirrors for the other side`() {
    var pose = Pose()
    pose.near.thigh = 60
    let figure = Figure(view: .side, anchor: .hips, poses: [.init("up", pose)])
    #expect(figure.picture(.still(0), isMirrored: true) == figure.picture(.still(0)).mirrored)
    #expect(figure.picture(.still(0), isMirrored: true) != figure.picture(.still(0)))
  }

  @Test(arguments: Picture.Cells.allCases, [8, 12, 20])
  func `fills the rows and columns that it was given`(cells: Picture.Cells, rows: Int) throws {
    for figure in Self.figures.prefix(40) {
      let lines = try #require(
        figure.picture(.still(0)).cells(columns: rows * 2, rows: rows, cells))
      #expect(lines.count == rows)
      #expect(lines.allSatisfy { $0.count == rows * 2 })
      #expect(lines.contains { $0.contains { $0 != " " } })
    }
  }

  @Test func `is not drawn where nobody could see it`() {
    let picture = Figure(view: .side, poses: [.init("stand", Pose())]).picture(.still(0))
    #expect(picture.cells(columns: 16, rows: 7) == nil)
    #expect(picture.cells(columns: 15, rows: 8) == nil)
    #expect(picture.cells(columns: 16, rows: 8) != nil)
  }

  @Test func `is drawn in the letters that every terminal has`() throws {
    let picture = Figure(view: .front, props: [.floor], poses: [.init("stand", Pose())])
      .picture(.still(0))
    let lines = try #require(picture.cells(columns: 16, rows: 8, .ascii))
    #expect(lines.allSatisfy { $0.allSatisfy { " '.:".contains($0) } })
    let halves = try #require(picture.cells(columns: 16, rows: 8, .halves))
    #expect(halves.allSatisfy { $0.allSatisfy { " ▀▄█".contains($0) } })
  }

  @Test func `is decoration on a page, in strokes that print`() {
    let svg = Figure(view: .side, props: [.ball], poses: [.init("stand", Pose())])
      .picture(.still(0)).svg(height: "40mm")
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.hasSuffix("</svg>"))
    #expect(svg.contains("aria-hidden=\"true\""))
    #expect(svg.contains("height=\"40mm\""))
    #expect(svg.contains("<circle"))
    #expect(svg.contains("cx=\""))
  }
}
