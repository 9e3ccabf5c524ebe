import LimberBasics
import LimberEvents

/// What a person is to see at an instant, folded from the events up to it.
struct Screen {
  /// What makes the words that are no routine's own.
  let phrases: any Phrases

  /// What the session is at.
  enum Stage {
    /// Nothing has begun.
    case before
    /// The step comes when the pause before it is over.
    case leadIn(Preparation)
    /// The step is being done.
    case playing
    /// There is nothing more to show.
    case over
  }

  /// A stretch of time on the session's clock; the end is nil while a person is waited for.
  struct Span {
    var start = Duration.zero
    var end: Duration?
  }

  /// A sentence that is shown for a while.
  struct Note {
    var text: String
    /// When it has been shown long enough; nil for as long as the step lasts.
    var until: Duration?
  }

  /// A phase of a repetition that is under way.
  struct Beat {
    var cue: String
    var rep: Ordinal
    /// Which phase of the repetition it is.
    var place: Ordinal
    /// Whether the repetition begins with what leads upwards.
    var rises: Bool
    var start: Duration
    var end: Duration
    /// Whether it is the way from one side to the other, and no phase.
    var isChangeover = false
  }

  struct Wait {
    var reason: WaitReason
    var options: [String]
    /// The option that is taken when nothing is chosen, from 1.
    var defaultOption: Int?
  }

  /// Why the session stands still.
  struct Pause {
    var cause: PauseCause
    var gap: Duration?
    /// In how long it goes on, where that is being counted.
    var secondsLeft: Duration?
  }

  var title = ""
  var cautions: [String] = []
  var sessionRemaining = Duration.zero
  /// The time on the session's clock at the last event.
  var now = Duration.zero
  var stage = Stage.before
  var step: StepInfo?
  var next: NextStep?
  var span = Span()
  var beat: Beat?
  var wait: Wait?
  var pause: Pause?
  var note: Note?
  var reachedMinimum = false
  var answer: String?
  var showsAllKeys = false
  /// Whether the person wants nothing to sound.
  var isMuted = false
  /// Whether the person asked to see what must be heeded.
  var showsCautions = false
  /// How often the routine was played before.
  var timesPlayed = 0
  /// Whether an exercise has begun.
  var hasExercised = false
  /// How long the session was to last when it began.
  var sessionPlanned = Duration.zero
  /// A line from outside the session.
  var message: Note?
  /// Whether keys do anything; else none are shown.
  var takesKeys = true
  /// Whether the session is played, and steered, elsewhere.
  var isWatching = false
  /// Whether the terminal shows blocks and bars, or only what a typewriter has.
  var isUnicode = true
  /// Whether the patterns of Braille are among what the terminal shows.
  var hasBraille = true
  /// Whether no step has ended yet.
  var isFirst = true
  /// Whether the step has ended and nothing has come since.
  var isEnded = false

  init(phrases: any Phrases) {
    self.phrases = phrases
  }

  /// Takes over a line from outside the session, shown long enough to be read from afar.
  mutating func take(message text: String) {
    message = Note(text: text.printable, until: now + .seconds(10))
  }

  /// Until the step or the lead-in ends; nil while a person is waited for.
  var remaining: Duration? { span.end.map { max($0 - now, .zero) } }

  /// How long it has gone on, where it goes on until the person ends it and is no repetitions.
  var passed: Duration? {
    guard let step, step.isOpen, step.kind == .timed, case .playing = stage, wait == nil else {
      return nil
    }
    return max(now - span.start, .zero)
  }

  /// How much of the step or the lead-in has passed, from 0 to 1.
  var progress: Double? {
    guard let end = span.end, end > span.start else { return nil }
    return min(max((now - span.start) / (end - span.start), 0), 1)
  }

  /// Until the phase ends, where one is under way.
  var beatRemaining: Duration? { beat.map { max($0.end - now, .zero) } }
}
