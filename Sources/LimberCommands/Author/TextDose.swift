import LimberRoutine

/// How much of something, at the beginning of some words: `3x15`, `3 sets of 8-10`, `30 s`, `12 reps`.
struct TextDose {
  private(set) var sets: AmountMeaning.Ends?
  private(set) var amount: AmountMeaning.Ends?
  private(set) var isTimed = false
  /// How many words it takes.
  private(set) var length = 1

  init?(_ words: ArraySlice<String>) {
    let words = Array(words.prefix(6).map { Self.plain($0) })
    guard let first = words.first, let start = first.first, start.isNumber else { return nil }
    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    var amountText = first
    if let cross = first.firstIndex(of: "x") {
      guard let sets = AmountMeaning.count(String(first[..<cross])) else { return nil }
      self.sets = sets
      amountText = String(first[first.index(after: cross)...])
      if amountText.isEmpty {
        // '3x 15', or '10x' for ten times.
        guard word(1).first?.isNumber == true else {
          self.sets = nil
          amount = sets
          return
        }
        amountText = word(1)
        length = 2
      }
    } else if word(1) == "x", word(2).first?.isNumber == true,
      let count = AmountMeaning.count(first)
    {
      sets = count
      amountText = word(2)
      length = 3
    } else if ["set", "sets"].contains(word(1))
      || ["round", "rounds"].contains(word(1)) && word(2) == "of"
    {
      sets = AmountMeaning.count(first)
      length = ["of", "x"].contains(word(2)) ? 3 : 2
      guard word(length).first?.isNumber == true else { return }
      amountText = word(length)
      length += 1
    }
    if word(length) == "to" || word(length) == "-", word(length + 1).first?.isNumber == true {
      amountText += "-" + word(length + 1)
      length += 2
    }
    let unit = word(length)
    if Self.timeUnits.contains(unit) || Self.countUnits.contains(unit) {
      amountText += " " + unit
      length += 1
    }
    if let time = AmountMeaning.duration(amountText) {
      amount = time
      isTimed = true
    } else if let count = AmountMeaning.count(amountText) {
      amount = count
    } else {
      return nil
    }
    takeSetsBehind(word)
  }

  /// `30s x 4` and `12 reps x3`: how often stands behind how much, which says by its unit what it is.
  private mutating func takeSetsBehind(_ word: (Int) -> String) {
    let isPlain = !isTimed && !Self.countUnits.contains(word(length - 1))
    guard sets == nil, !isPlain, word(length).first == "x" else { return }
    let isApart = word(length) == "x"
    let number = isApart ? word(length + 1) : String(word(length).dropFirst())
    guard let count = AmountMeaning.count(number) else { return }
    sets = count
    length += isApart ? 2 : 1
    if ["set", "sets"].contains(word(length)) { length += 1 }
  }

  private static func plain(_ word: String) -> String {
    String(word.lowercased().map { $0 == "×" ? "x" : "–—".contains($0) ? "-" : $0 })
  }

  private static let timeUnits: Set = [
    "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hour",
    "hours",
  ]
  private static let countUnits: Set = [
    "rep", "reps", "repetition", "repetitions", "time", "times",
  ]
}
