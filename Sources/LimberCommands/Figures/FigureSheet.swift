import LimberBasics
import LimberFigures
import LimberPlatform
import LimberRoutine

/// A figure drawn on a terminal or in a text: its poses side by side, or moving.
struct FigureSheet {
  private let figure: Figure
  private let stage: Figure.Stage
  private let isMirrored: Bool
  private let cells: Picture.Cells
  private let columns: Int

  /// Rows and columns of one pose.
  private static let rows = 12
  private static let width = 26
  /// Frames a second; more cannot be told apart in so few dots.
  private static let rate = 8
  /// How often the movement is shown.
  private static let times = 3

  init(_ figure: Figure, on output: HostOutput, isMirrored: Bool) {
    self.figure = figure
    self.isMirrored = isMirrored
    stage = Figure.Stage(figure)
    cells = Picture.Cells(isUnicode: output.isUnicode, hasBraille: output.hasBraille)
    columns = output.isTerminal ? output.size().columns : 80
  }

  // MARK: - Standing still

  /// The poses in their order, as many beside each other as fit, each above its name.
  func text(named name: String) -> String {
    let most = max(columns / (Self.width + 2), 1)
    var lines = [name]
    var places = figure.sequence[...]
    while !places.isEmpty {
      let row = places.prefix(most)
      places = places.dropFirst(most)
      let drawings = row.map { drawing(.still($0)) }
      for line in 0..<Self.rows {
        lines.append(drawings.map { $0[line] }.joined(separator: "  ").withoutBlanksBehind)
      }
      let captions = row.map { SafeText.shown(figure.poses[$0].name).padded(toCells: Self.width) }
      lines.append(captions.joined(separator: "  ").withoutBlanksBehind)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func drawing(_ movement: Movement) -> [String] {
    stage.picture(movement, isMirrored: isMirrored)
      .cells(columns: Self.width, rows: Self.rows, cells) ?? []
  }

  // MARK: - Moving

  /// Shows the movement a few times in one place.
  func animate(on output: HostOutput) throws {
    let frames = Self.times * figure.sequence.count * Self.rate * 2
    for frame in 0...frames {
      let back = frame == 0 ? "" : "\u{1B}[\(Self.rows)A"
      try output.draw(back + self.frame(frame).map { "\r" + $0 + "\u{1B}[K\n" }.joined())
      if frame < frames { _ = SocketPoll.wait(for: [], or: nil, timeout: Int32(1000 / Self.rate)) }
    }
  }

  /// The lines of a frame, counted from the beginning.
  func frame(_ number: Int) -> [String] {
    drawing(figure.movement(after: .seconds(number) / Self.rate))
  }
}

/// The names of all figures and what their poses are called.
enum FigureListing {
  static var text: String {
    let names = FigureLibrary.names
    let width = names.map(\.cellWidth).max() ?? 0
    return names.map { name in
      let poses = FigureLibrary.figure(name)?.poses.map(\.name) ?? []
      return name.padded(toCells: width) + "  " + poses.joined(separator: ", ") + "\n"
    }.joined()
  }
}
