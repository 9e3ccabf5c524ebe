import LimberBasics
import LimberEvents

/// All that the stage shows at an instant.
struct StageFrame {
  /// The rows from the top down, as they stand behind the margin; as many as the window has.
  var rows: [Line]
  /// Where things stand.
  var geometry: StageGeometry
  /// The bar that runs with the tempo, where there is one.
  var tempo: TempoBar?
  /// The figure beside the letters, which stands in no row before it is drawn.
  var figure: StageFigure?
  /// What is seen from the corner of the eye when it changes.
  var signal: Signal

  /// What the person follows: on which side, and what.
  struct Signal: Equatable {
    var side: Side?
    var headline: String
  }

  init(_ geometry: StageGeometry) {
    self.geometry = geometry
    rows = [Line](repeating: Line(), count: geometry.size.rows)
    signal = Signal(headline: "")
  }

  /// The frame with rows in reverse video, as wide as all text.
  func reversed(_ range: Range<Int>) -> StageFrame {
    var frame = self
    for row in range { frame.rows[row] = rows[row].reversed(width: geometry.width) }
    return frame
  }

  /// Puts lines into rows from the first one on; what does not fit is left out.
  mutating func put(_ lines: [Line], in range: Range<Int>) {
    for (row, line) in zip(range, lines) { rows[row] = line }
  }
}

extension Screen {
  /// How often a routine is played before its cautions are one line.
  private static let timesInFull = 3

  /// Whether what must be heeded is shown in full before the first exercise.
  var warnsInFull: Bool { !hasExercised && timesPlayed < Self.timesInFull }

  /// Whether a routine was played so often that its cautions are one line.
  static func isHeeded(_ start: SessionStart) -> Bool { start.timesPlayed >= timesInFull }

  /// That nothing sounds, for as long as it is so; empty else.
  var mutedMark: Line {
    isMuted ? Line(" " + phrases.label(.state(.muted)) + " ", .reverse) : Line()
  }

  /// How much of the session is over, from 0 to 1.
  var sessionProgress: Double {
    guard sessionPlanned > .zero else { return 0 }
    return min(max(1 - sessionRemaining / sessionPlanned, 0), 1)
  }

  /// Whether the step's repetitions have a tempo.
  var isPaced: Bool { beat != nil || (step?.kind == .reps && step?.duration != nil) }
}

extension Screen.Beat {
  /// The bar that runs with the phase; none on the way from one side to the other.
  func tempo(side: Side?) -> TempoBar? {
    isChangeover
      ? nil
      : TempoBar(side: side, phase: place.index, of: place.of ?? 1, rises: rises)
  }
}
