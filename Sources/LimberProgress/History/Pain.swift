package import LimberBasics

/// How much a session hurt, as the person told it: what was not told is not made up.
package enum Pain: Sendable, Hashable, Comparable {
  /// It was ended because it hurt, and no number was given.
  case stop
  /// A number from 0 to 10.
  case rated(Int)

  /// The number that rules go by: a session that pain ended without a number is a bad one.
  package var weight: Int {
    switch self {
    case .stop: DoseRules.badPain
    case .rated(let number): number
    }
  }

  /// What is said of it beside what follows: whom to see, and when.
  var advice: String {
    weight >= DoseRules.severePain
      ? "see a professional before you go on" : "when the pain stays, see a professional"
  }

  /// Less pain comes first; of equals the one that has a number is the greater.
  package static func < (left: Pain, right: Pain) -> Bool {
    (left.weight, left.number ?? -1) < (right.weight, right.number ?? -1)
  }

  /// The number that was given; nil where none was.
  package var number: Int? { if case .rated(let number) = self { number } else { nil } }

  /// The pain in words: `pain of 4`, `stopped because it hurt on the left`.
  ///
  /// - Parameter side: the one side that hurt; nil for both, or where nobody said.
  package func words(at side: Side? = nil) -> String {
    let words =
      switch self {
      case .stop: "stopped because it hurt"
      case .rated(let number): "pain of \(number)"
      }
    return side.map { "\(words) on the \($0.rawValue)" } ?? words
  }
}

extension SessionRecord {
  /// How much it hurt; nil where nobody said, and for a rehearsal.
  package var hurt: Pain? {
    guard isReal else { return nil }
    return pain.map(Pain.rated) ?? (isPainStop ? .stop : nil)
  }
}

extension SessionRecord {
  /// Whether it hurt more than a comfortable session does, or pain ended it.
  var isSore: Bool {
    isReal && (isPainStop || (hurt?.weight ?? 0) > DoseRules.comfortablePain)
  }

  /// How much it hurt a side, as rules go by it: where only the other one did, no more than what holds
  /// every dose.
  ///
  /// - Parameter side: nil for what is done with both, or with none.
  func soreness(at side: Side?) -> Int {
    let weight = hurt?.weight ?? 0
    guard let side, let only = soreSide?.only, only != side else { return weight }
    return min(weight, DoseRules.badPain - 1)
  }

  /// How much it hurt and where, in words: `pain of 4 on the left`; nil where nobody said.
  package var hurtWords: String? { hurt.map { $0.words(at: soreSide?.only) } }
}
