public import LimberBasics
public import LimberEvents

extension Session {
  /// How a session is to behave.
  public struct Settings: Sendable {
    /// Who is there to answer.
    public enum Attendance: Sendable, Hashable {
      /// A person with keys.
      case person
      /// A person away from the keys: what waits goes on by itself (Rules, Hands free), and every key
      /// works.
      case handsFree
      /// Nobody: a prompt waits for a while (Rules, When nobody is there).
      case nobody
      /// A dry run, which waits for nothing.
      case rehearsal

      /// Whether a person does the exercises, be it away from the keys.
      public var isAttended: Bool {
        switch self {
        case .person, .handsFree: true
        case .nobody, .rehearsal: false
        }
      }
    }

    /// Who is there to answer.
    public var attendance: Attendance
    /// Whether `tick` events are wanted.
    public var ticks: Bool
    /// Where to begin.
    public var start: Place
    /// How long a person is counted in when they go on after a pause by a key, to the whole seconds;
    /// zero for not at all.
    public var resumeCountdown: Duration
    /// What makes its sentences.
    public var phrases: any Phrases
    /// How often it was played before, as its first event tells it.
    public var timesPlayed: Int

    /// Makes settings.
    public init(
      attendance: Attendance = .person, ticks: Bool = false, start: Place = Place(),
      resumeCountdown: Duration = .zero, phrases: any Phrases = EnglishPhrases(),
      timesPlayed: Int = 0
    ) {
      self.attendance = attendance
      self.ticks = ticks
      self.start = start
      self.resumeCountdown = resumeCountdown
      self.phrases = phrases
      self.timesPlayed = timesPlayed
    }
  }

  /// A place in a session that can be kept and gone back to.
  public typealias Place = SessionPlace
}
