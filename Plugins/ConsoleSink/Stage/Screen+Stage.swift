import LimberBasics
import LimberEvents

extension Screen {
  /// How often a routine is played before its cautions are one line.
  private static let timesInFull = 3

  /// Whether what must be heeded is shown in full before the first exercise.
  var warnsInFull: Bool { !hasExercised && timesPlayed < Self.timesInFull }

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
      : TempoBar(side: side, phase: place.index, of: place.of, rises: rises)
  }
}
