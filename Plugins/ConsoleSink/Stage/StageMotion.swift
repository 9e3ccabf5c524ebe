import LimberBasics
import LimberEvents

/// What moves on the stage between two events: the bar that runs with the tempo, and the end of a flash.
///
/// All times are real ones since the event that was folded last; nothing here reads a clock.
struct StageMotion {
  /// How long a change is seen in reverse video.
  static let flashLength: Duration = .milliseconds(150)
  /// The shortest time from one flash to the next, so that there are never more than two in a second.
  static let flashInterval: Duration = .milliseconds(500)
  /// The shortest time from one height of the bar to the next.
  private static let shortestStep: Duration = .milliseconds(250)

  /// The longest phase that the bar runs with.
  private static let longestPhase: Duration = .seconds(600)

  /// The phase that is under way, and how much of it was over at the event.
  private struct Phase {
    var tempo: TempoBar
    var length: Duration
    var passed: Duration
    /// How many heights the bar has on its way.
    var steps: Int
  }

  private let isFlashing: Bool
  private var phase: Phase?
  private var signal: StageFrame.Signal?
  private var flash: Flash?
  private var lastFlash: Instant?
  /// How much faster than real time the session goes.
  private var pace = 1.0

  /// A change that is shown, and until when.
  private struct Flash {
    var isOfSide: Bool
    var end: Duration
  }

  /// Makes what has not begun.
  ///
  /// - Parameter isFlashing: whether a change of side or phase is to be seen from the corner of the eye.
  init(isFlashing: Bool) {
    self.isFlashing = isFlashing
  }

  /// Takes over an event after it was folded into the screen, with what the person follows on the stage;
  /// nil where it is not shown.
  mutating func take(_ event: SessionEvent, _ screen: Screen, _ signal: StageFrame.Signal?) {
    notePace(of: event)
    begin(screen)
    if let flash, let lastFlash {
      let rest = Self.flashLength - Self.time(from: lastFlash, to: event.stamp.time)
      self.flash = rest > .zero ? Flash(isOfSide: flash.isOfSide, end: rest) : nil
    }
    follow(signal, at: event.stamp.time, isPaused: screen.pause != nil)
  }

  /// Lets the bar run with the phase that is under way.
  mutating func begin(_ screen: Screen) {
    phase = nil
    if screen.pause == nil, let beat = screen.beat, beat.end > beat.start,
      beat.end - beat.start <= Self.longestPhase,
      let tempo = beat.tempo(side: screen.step?.side)
    {
      let length = (beat.end - beat.start) / pace
      let passed = (screen.now - beat.start) / pace
      let steps = max(length.wholeMilliseconds / Self.shortestStep.wholeMilliseconds, 1)
      phase = Phase(tempo: tempo, length: length, passed: passed, steps: steps)
    }
  }

  /// The rows that are in reverse video, because what they show has just changed.
  func flashes(in geometry: StageGeometry) -> Range<Int> {
    flash.map { $0.isOfSide ? geometry.head : geometry.headline } ?? 0..<0
  }

  /// How full the bar is after a time, in halves of a row.
  func level(of tempo: TempoBar, after elapsed: Duration, height: Int) -> Int {
    guard let phase, phase.tempo == tempo, let share = share(after: elapsed) else {
      return tempo.level(after: 1, height: height)
    }
    return tempo.level(after: share, height: height)
  }

  /// How much of the phase is over after a time, in as many steps as it is drawn in; nil where none is under way.
  func share(after elapsed: Duration) -> Double? {
    guard let phase else { return nil }
    let step = (Double(phase.steps) * ((phase.passed + elapsed) / phase.length)).rounded(.down)
    return min(step / Double(phase.steps), 1)
  }

  /// When something is to be drawn again although nothing happened; nil for never.
  func nextChange(after elapsed: Duration) -> Duration? {
    var times: [Duration] = []
    if let flash { times.append(flash.end) }
    if let phase, phase.tempo.moves {
      let share = (phase.passed + elapsed) / phase.length
      // Just behind the boundary, so that it is not asked for twice.
      let step = (share * Double(phase.steps)).rounded(.down) + 1
      if step <= Double(phase.steps) {
        times.append(phase.length * (step / Double(phase.steps)) - phase.passed + .milliseconds(1))
      }
    }
    return times.min()
  }

  /// Notes that a time has come; answers whether a flash ended.
  mutating func pass(_ elapsed: Duration) -> Bool {
    guard let end = flash?.end, end <= elapsed else { return false }
    flash = nil
    return true
  }

  /// An event that says both when something runs out and after how long tells how fast the session goes.
  private mutating func notePace(of event: SessionEvent) {
    guard let left = event.remaining?.runsOut, let end = event.stamp.endsAt else { return }
    let real = Self.time(from: event.stamp.time, to: end)
    if real >= .milliseconds(100), left > .zero {
      pace = min(max(left / real, 0.01), 1000)
    }
  }

  private mutating func follow(_ signal: StageFrame.Signal?, at now: Instant, isPaused: Bool) {
    let before = self.signal
    self.signal = signal
    guard isFlashing, !isPaused, let before, let signal, before != signal else { return }
    if let lastFlash, Self.time(from: lastFlash, to: now) < Self.flashInterval { return }
    lastFlash = now
    flash = Flash(isOfSide: before.side != signal.side, end: Self.flashLength)
  }

  private static func time(from start: Instant, to end: Instant) -> Duration {
    .milliseconds(end.milliseconds) - .milliseconds(start.milliseconds)
  }
}
