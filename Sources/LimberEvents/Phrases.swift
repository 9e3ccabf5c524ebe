public import LimberBasics

/// Every word that a person reads or hears while a session is played: facts go in, words come out.
///
/// One value is handed to the session, the sinks and the commands around a session; who makes it settles
/// the language. What a routine's own file says passes through as it stands. Diagnostics and help are not
/// among them. A maker is a pure function of the facts.
public protocol Phrases: Sendable {
  /// The sentence of an event, ready to be shown or spoken.
  func sentence(_ saying: Saying) -> String
  /// What a voice may say of an event, from the fullest to the shortest; nothing where it says nothing.
  ///
  /// - Parameter isAnnounced: whether the step was named before, so that only its beginning is news.
  func voiced(_ event: SessionEvent, isAnnounced: Bool) -> [String]
  /// What a display, or a log that people read, writes beside the routine's own texts.
  func label(_ label: ScreenLabel) -> String
  /// A line to the person about the running of things: a phrase without a full stop.
  func note(_ note: SessionNote) -> String
  /// Whether what a phase of a repetition says leads upwards, as a rise on the toes does; a display that
  /// shows the movement begins at its lower end then.
  func leadsUp(_ cue: String) -> Bool
  /// A question, or what is said while one is answered.
  func question(_ question: SessionQuestion) -> String
  /// Whether an answer to a question for yes or no means yes; nil where it means neither.
  func agrees(_ answer: String) -> Bool?
  /// Which side an answer to the question of where it hurts means; nil where it means none.
  func soreSide(_ answer: String) -> SoreSide?
  /// The letters that lead from a question to the one before it.
  var backKeys: Set<Character> { get }
}

extension Phrases {
  /// What a voice says of an event: the fullest of `voiced(_:isAnnounced:)` that ends in time; nil where none does.
  ///
  /// - Parameters:
  ///   - isAnnounced: whether the step was named before.
  ///   - available: until something else is to be said; nil where nothing presses.
  ///   - length: how long the voice takes for a text.
  public func spoken(
    _ event: SessionEvent, isAnnounced: Bool, available: Duration?, length: (String) -> Duration
  ) -> String? {
    voiced(event, isAnnounced: isAnnounced).first { text in
      !text.isEmpty && available.map { length(text) <= $0 } ?? true
    }
  }
}

extension SessionEvent {
  /// How long a voice may take at most before the session itself goes on to something else; nil where
  /// nothing passes.
  public var speakingTime: Duration? {
    if let next = remaining?.next { return next }
    // A session that does not say so still says when something runs out.
    return switch body {
    case .phaseStarted(_, _, let phase): phase.duration
    case .cue(_, .countdown, _): .seconds(1)
    case .cue(_, _, let left?): left
    default: remaining?.runsOut
    }
  }
}
