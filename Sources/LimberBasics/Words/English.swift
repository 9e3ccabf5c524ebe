/// Amounts as English says them: the one place that knows a plural or a name for a number.
package enum English {
  /// A number with its noun: `1 step`, `12 steps`.
  package static func count(_ number: Int, _ noun: String) -> String {
    // An event has two of these, and an interpolation costs more than they do.
    var text = String(number)
    text += " "
    text += noun
    if number != 1 { text += "s" }
    return text
  }

  /// The form of a noun that stands behind a number.
  package static func plural(_ noun: String, _ number: Int) -> String {
    number == 1 ? noun : noun + "s"
  }

  /// A number of repetitions, or of what an author counts in their place.
  ///
  /// - Parameter unit: what is counted, in the plural; nil for repetitions.
  package static func repetitions(_ number: Int, unit: String?) -> String {
    "\(number) \(repetitionNoun(number, unit: unit))"
  }

  /// What repetitions are called behind a number.
  package static func repetitionNoun(_ number: Int, unit: String?) -> String {
    guard let unit else { return plural("repetition", number) }
    return number == 1 && unit.utf8.last == UInt8(ascii: "s") ? String(unit.dropLast()) : unit
  }

  /// An amount of what a dose is counted in, times in short words.
  package static func dose(_ amount: DoseAmount, _ unit: DoseUnit) -> String {
    switch (amount, unit) {
    case (.time(let time), _): short(time)
    case (.count(let number), .seconds): count(number, "second")
    case (.count(let number), .repetitions): count(number, "repetition")
    case (.count(let number), .rounds): count(number, "round")
    case (.count(let number), .sets): count(number, "set")
    }
  }

  /// The same without the word for what is counted.
  package static func bareDose(_ amount: DoseAmount) -> String {
    switch amount {
    case .time(let time): short(time)
    case .count(let number): String(number)
    }
  }

  /// What a range is called whose step has no name, by what is counted.
  package static func name(of unit: DoseUnit) -> String {
    switch unit {
    case .seconds: "Rest"
    case .repetitions: "Repetitions"
    case .rounds: "Rounds"
    case .sets: "Sets"
    }
  }

  /// What a range is called, with its side where each has an amount of its own: `Heel drop, left`.
  ///
  /// - Parameter name: what its step is called; nil where its file gives it no name.
  package static func dose(named name: String?, _ key: DoseKey) -> String {
    let name = name ?? self.name(of: key.unit)
    return key.side.map { "\(name), \($0.rawValue)" } ?? name
  }

  /// Several things in a row: `one`, `one and two`, `one, two and three`.
  package static func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A small number in letters: `no`, `one`, `twelve`; larger ones in digits.
  package static func number(_ value: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return words.indices.contains(value) ? words[value] : String(value)
  }

  /// A place in a row: `first`, `twelfth`, `21st`.
  package static func ordinal(_ number: Int) -> String {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth",
    ]
    if (1...words.count).contains(number) { return words[number - 1] }
    let suffix =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }

  /// A text that begins a sentence.
  package static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + String(text.dropFirst())
  }
}

extension English {
  /// `7 rounds, and 2 of 3 exercises of the next`.
  package static func roundsHeld(_ held: RoundsHeld) -> String {
    let rounds = count(held.rounds, "round")
    guard held.done > 0, held.undone > 0 else { return rounds }
    return "\(rounds), and \(held.done) of \(held.done + held.undone) exercises of the next"
  }
}
