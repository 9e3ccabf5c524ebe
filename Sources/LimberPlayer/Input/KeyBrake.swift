internal import LimberEvents

/// Tells a key that is held down from one that is pressed again, by when it comes.
///
/// A value that is told the time, in milliseconds on any clock. A terminal does not say that a key is
/// released; it only repeats it, after a while and then fast. What ends or shortens a step acts once
/// however long it is held, so that nobody skips a session by leaning on a key.
struct KeyBrake: Sendable {
  /// Presses of one action that come faster than this are one that is held: five a second.
  static let fastest: Int64 = 200
  /// A key that is held is released when nothing came of it for so long.
  static let release: Int64 = 300
  /// A terminal begins to repeat a key no later than this after its press; until then a second press
  /// may be the first repetition, and is kept back until that is known.
  static let firstRepeat: Int64 = 750

  private struct Press: Sendable {
    var action: KeyBinding.Action
    var at: Int64
    var isHeld = false
    /// The key, where it waits to be known for a press of its own.
    var waiting: Key?
  }

  private var last: Press?

  /// Takes a key that came at an instant, and answers with the keys that count by then.
  mutating func take(_ key: Key, at now: Int64) -> [Key] {
    var keys = settle(at: now)
    guard let action = key.binding?.action, Self.isBraked(action) else {
      // Another key ends the repetition of the one that is held.
      if let waiting = last?.waiting { keys.append(waiting) }
      last = nil
      return keys + [key]
    }
    guard let before = last, before.action == action else {
      if let waiting = last?.waiting { keys.append(waiting) }
      last = Press(action: action, at: now)
      return keys + [key]
    }
    let gap = now - before.at
    if gap < (before.isHeld ? Self.release : Self.fastest) {
      // What waited was the first repetition.
      last = Press(action: action, at: now, isHeld: true)
    } else if !before.isHeld, gap <= Self.firstRepeat {
      last = Press(action: action, at: now, waiting: key)
    } else {
      last = Press(action: action, at: now)
      keys.append(key)
    }
    return keys
  }

  /// Lets go a second press that no repetition followed.
  mutating func settle(at now: Int64) -> [Key] {
    guard let wait = wait(at: now), wait <= 0, let key = last?.waiting else { return [] }
    last?.waiting = nil
    return [key]
  }

  /// How long until a press that waits counts, in milliseconds; nil where none waits.
  func wait(at now: Int64) -> Int64? {
    guard let last, last.waiting != nil else { return nil }
    return last.at + Self.fastest - now
  }

  private static func isBraked(_ action: KeyBinding.Action) -> Bool {
    switch action {
    case .next, .done, .less: true
    case .pause, .back, .restart, .more, .confirm, .choose, .mute, .status, .handsFree, .cautions,
      .stop, .stopForPain, .help:
      false
    }
  }
}
