/// What the page that plays a routine in a browser says, where no screen of a terminal says the same.
///
/// A page has no keys that everybody knows and no history of its own: whoever holds it touches it, and
/// takes what it kept to limber afterwards.
public enum PageWord: String, Sendable, Hashable, CaseIterable {
  // MARK: Before it begins

  case begin, takeCare, needs, voice, tones
  /// A browser whose reader wants no program to run.
  case needsScript
  /// The screen may switch itself off meanwhile: this browser lets no page prevent it.
  case screenMaySleep

  // MARK: While it plays

  /// What a prompt waits for, and what a set in one's own time and something open-ended wait for.
  case whenReady, whenDone, whenEnough
  case playing, repetitions

  // MARK: When it is over

  case completed, stopped, hurt, nothingDone
  /// The last session can still be kept, be it that the page was closed in its middle.
  case stillHere
  case save, share, copy, copied, playAgain, noAnswer
  /// What to do with what was saved.
  case keep
  /// How the two questions are headed; the questions themselves are `SessionQuestion`s.
  case effort, pain
}
