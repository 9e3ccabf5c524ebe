public import LimberBasics

/// What a display writes beside the routine's own texts, with the facts that the words are made of.
///
/// Digits, clocks and marks are the display's own: no language changes them.
public enum ScreenLabel: Sendable, Hashable {
  // MARK: What is being done

  case side(Side)
  /// The name of a rest that its file gives none.
  case rest
  /// The name of a range whose step its file gives none, by what is counted.
  case dose(DoseUnit)
  /// Stands before the name of a step that is to come when a pause is over.
  case prepare(Preparation)
  /// Stands in place of a phase between the sides of a repetition.
  case changeSides
  /// Which step it is, where there is room for words.
  case step(Ordinal)
  case set(Ordinal)
  case round(Ordinal)
  case repetition(Ordinal)
  /// A time that is left, by a clock.
  case left(String)
  /// Stands before the name of what comes next.
  case next

  /// What the session is at, in a word or two that stand alone.
  case state(ScreenState)
  /// So many things to heed are not shown; with the mark of the key that shows them.
  case cautions(Int, key: String?)

  // MARK: What the session waits for

  /// It stands still; `asleep` says how long the computer slept, where that is why.
  case paused(asleep: Duration?, takesKeys: Bool)
  /// It goes on when this count of seconds is over.
  case countingIn(String)
  /// The computer slept for so long, and that time went on.
  case slept(Duration)
  /// A prompt; `goesOn` is a clock that counts until nobody is waited for any more.
  case confirmation(goesOn: String?, takesKeys: Bool)
  /// A set that the person paces: so many repetitions, of a range in figures.
  case ownPace(reps: Int?, unit: String?, range: String?, takesKeys: Bool)
  /// A set that the person counts, since it has no end but theirs; at least so many.
  case openPace(least: Int?, unit: String?, takesKeys: Bool)
  /// What waits goes on by itself when this clock has run out.
  case goesOn(String)
  /// The least that counts as done is reached.
  case minimumReached(takesKeys: Bool)

  // MARK: What is only watched

  /// Which key leaves, and that no other one does anything.
  case watching
  /// A person is waited for, at another screen.
  case waitsElsewhere

  // MARK: Keys

  /// A key by its mark in `KeyBinding`: letters and arrows are the same in each language, words are not.
  case key(String)
  /// What a key does, in a word or two.
  case action(KeyBinding.Action)
  /// What a key does at this moment, where that is more than its action says.
  case shade(KeyShade)
  /// What a key does, in a sentence that begins small and has no full stop.
  case help(KeyBinding.Action)
  /// What some keys do, as a sentence of its own.
  case keyLine([String], KeyBinding.Action)

  // MARK: What stays

  /// The planned time by a clock, up to a longest one where there is a range.
  case planned(String, upTo: String?, isRest: Bool, steps: Int)
  case caution(String)
  case skipped, partial
  /// So many repetitions, of a goal in figures.
  case repetitions(Int, of: String?, unit: String?)
  /// A clock and the one that was the goal.
  case time(String, of: String)
  /// What became of the session, in a sentence or a heading with its sums.
  case end(SessionEnd)
  /// What to do when it hurts.
  case restNow
  /// A kind of event in a log, where the event has no sentence.
  case kind(EventKind)
  /// So many events before this one did not arrive.
  case lost(Int)

  // MARK: What plays in a browser

  case page(PageWord)
}

/// What a session is at, where it is another thing than doing the step.
public enum ScreenState: Sendable, Hashable, CaseIterable {
  case getReady, changePosition, paused
  /// Nothing sounds; a word for the edge of a display.
  case muted
}

/// What a key does at a moment, where the table's word for it would be too wide.
public enum KeyShade: Sendable, Hashable, CaseIterable {
  case goOn, takeDefault, setDone, beginNow, changeReps, countReps, changeTime
}
