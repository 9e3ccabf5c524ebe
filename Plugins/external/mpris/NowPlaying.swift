internal import LimberBasics
internal import LimberEvents

/// The session as a media player shows it: a track for each step.
struct NowPlaying {
  /// The words that MPRIS has for it.
  enum Status: String {
    case playing = "Playing"
    case paused = "Paused"
    case stopped = "Stopped"
  }

  private var isUnderWay = false
  private(set) var isPaused = false
  private(set) var isWaiting = false
  private var routine = ""
  private var step: StepInfo?
  /// When in the session the step began; nil before that, as in a lead-in.
  private var begin: Duration?
  /// The time of the newest event in the session and by the wall clock.
  private var newest: (session: Duration, wall: Int64) = (.zero, 0)
  private var length: Duration?
  /// Whether a track that was on show already has begun from its beginning.
  private(set) var hasJumped = false

  /// A person is waited for as a player waits that stands still: Play is the key that goes on.
  var status: Status {
    if !isUnderWay { return .stopped }
    return isPaused || isWaiting ? .paused : .playing
  }
}

// MARK: - What happens

extension NowPlaying {
  /// Takes over where a session is that the sink comes to late.
  mutating func take(_ greeting: Hello) {
    guard let status = greeting.overview.status, status.state != .over else { return }
    isUnderWay = true
    isPaused = status.state == .paused
    isWaiting = status.waitsFor != nil
    routine = status.routine.title
    newest = (status.elapsed, greeting.stamp.time.milliseconds)
    guard let step = status.step else { return }
    show(step)
    guard status.preparation == nil, let elapsed = status.stepElapsed else { return }
    begin = status.elapsed - elapsed
    if let left = status.stepRemaining { length = elapsed + left }
  }

  /// Takes over what an event says.
  mutating func take(_ event: SessionEvent) {
    newest = (event.at, event.stamp.time.milliseconds)
    isUnderWay = true
    switch event.body {
    case .sessionStarted(let start): routine = start.routine.title
    case .cue(let step, .prepare, _):
      isWaiting = false
      show(step)
    case .stepStarted(let step, _):
      isWaiting = false
      hasJumped = hasJumped || step.index == self.step?.index
      show(step)
      begin = event.at
      length = event.remaining?.step ?? step.duration
    case .waiting(let step, _, _, _):
      isWaiting = true
      if step.index != self.step?.index {
        show(step)
        begin = event.at
      }
    case .answered, .stepEnded: isWaiting = false
    case .adjusted(let step, _):
      self.step = step
      if let begin, let left = event.remaining?.step { length = event.at - begin + left }
    case .paused: isPaused = true
    case .resumed: isPaused = false
    case .sessionEnded:
      self = NowPlaying()
    case .phaseStarted, .cue, .tick, .muted, .status: break
    }
  }

  private mutating func show(_ step: StepInfo) {
    self.step = step
    begin = nil
    length = step.duration
  }

  /// Notes that those who listen were told of the jump.
  mutating func forgetJump() { hasJumped = false }
}

// MARK: - What is shown

extension NowPlaying {
  /// How far the step has got, by the wall clock in milliseconds; in a lead-in not at all.
  func position(at wall: Int64) -> Duration {
    guard let begin else { return .zero }
    let passed = status == .playing ? max(wall - newest.wall, 0) : 0
    let position = newest.session - begin + .milliseconds(passed)
    return max(.zero, length.map { min(position, $0) } ?? position)
  }

  /// The path by which MPRIS knows the step.
  private static func track(_ step: StepInfo) -> BusValue {
    .path("/org/limber/step/\(step.index)")
  }

  var metadata: [BusValue.Entry] {
    guard let step else { return [] }
    var entries = [BusValue.Entry("mpris:trackid", Self.track(step))]
    if let length {
      entries.append(BusValue.Entry("mpris:length", .whole64(length.inMicroseconds)))
    }
    entries.append(BusValue.Entry("xesam:title", .text(EnglishPhrases().named(step))))
    entries.append(BusValue.Entry("xesam:artist", .texts(["limber"])))
    if !routine.isEmpty { entries.append(BusValue.Entry("xesam:album", .text(routine))) }
    entries.append(BusValue.Entry("xesam:trackNumber", .whole32(Int32(clamping: step.index))))
    if let cue = step.cue { entries.append(BusValue.Entry("xesam:comment", .texts([cue]))) }
    return entries
  }

  /// The properties that tell of a change, in a fixed order.
  var properties: [BusValue.Entry] {
    let isUnderWay = BusValue.flag(status != .stopped)
    return [
      BusValue.Entry("PlaybackStatus", .text(status.rawValue)),
      BusValue.Entry("Metadata", .entries(metadata)),
      BusValue.Entry("CanGoNext", isUnderWay), BusValue.Entry("CanGoPrevious", isUnderWay),
      BusValue.Entry("CanPlay", isUnderWay), BusValue.Entry("CanPause", isUnderWay),
    ]
  }
}

extension Duration {
  /// The time as MPRIS counts it.
  var inMicroseconds: Int64 { wholeNanoseconds / 1000 }
}
