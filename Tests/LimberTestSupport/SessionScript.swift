import LimberBasics
public import LimberEvents
public import LimberSession

/// Something that is done to a session at an instant, written as `12.5 next` or `3 slept 60`.
public struct ScriptedInput: Sendable {
  /// The instant on the driver's clock, which starts at 0.
  public var at: Duration
  /// The word of the input.
  public var word: String
  /// The number behind it, where it takes one.
  public var number: Double

  /// Makes an input.
  public init(at: Duration, word: String, number: Double = 0) {
    self.at = at
    self.word = word
    self.number = number
  }

  /// Reads inputs separated by semicolons.
  public static func parse(_ script: String) -> [ScriptedInput] {
    script.split(separator: ";").compactMap { part in
      let words = part.split(separator: " ")
      guard words.count >= 2, let seconds = Double(words[0]) else { return nil }
      return ScriptedInput(
        at: .milliseconds(Int((seconds * 1000).rounded())), word: String(words[1]),
        number: words.count > 2 ? Double(words[2]) ?? 0 : 0)
    }
  }
}

extension Session {
  /// Gives it one scripted input.
  public mutating func take(_ input: ScriptedInput) -> [SessionEvent] {
    let now = input.at
    switch input.word {
    case "pause": return pause(at: now)
    case "resume": return resume(at: now)
    case "next": return next(at: now)
    case "previous": return previous(at: now)
    case "restart": return restart(at: now)
    case "more": return adjust(at: now, by: .seconds(10))
    case "less": return adjust(at: now, by: .seconds(-10))
    case "adjust": return adjust(at: now, by: .seconds(input.number))
    case "done": return finishStep(at: now)
    case "confirm": return confirm(at: now)
    case "choose": return choose(at: now, option: Int(input.number))
    case "slept": return slept(at: now, gap: .milliseconds(Int(input.number * 1000)))
    case "late": return advance(to: now)
    case "handsfree": return goHandsFree(true, at: now)
    case "attend": return goHandsFree(false, at: now)
    case "stop": return stop(at: now)
    case "pain": return stop(at: now, reason: "pain")
    case "interrupt": return stop(at: now, outcome: .interrupted, reason: "SIGTERM")
    default: return []
    }
  }

  /// Plays it from its start in virtual time.
  ///
  /// - Parameters:
  ///   - inputs: what is done to it, in order. The input `late` comes without the boundaries before
  ///     it having been yielded, as when the machine was too busy to wake up in time.
  ///   - limit: how many events are let come before the test gives up.
  public mutating func play(_ inputs: [ScriptedInput] = [], limit: Int = 2_000_000)
    -> [SessionEvent]
  {
    var events = start(at: .zero)
    var waiting = inputs[...]
    while !isOver, events.count < limit {
      if let input = waiting.first {
        if input.word != "late", let deadline = nextDeadline, deadline <= input.at {
          events += advance(to: deadline)
          continue
        }
        waiting.removeFirst()
        events += take(input)
        while input.word == "late", let deadline = nextDeadline, deadline <= input.at {
          events += advance(to: input.at)
        }
      } else if let deadline = nextDeadline {
        events += advance(to: deadline)
      } else {
        break
      }
    }
    return events
  }
}
