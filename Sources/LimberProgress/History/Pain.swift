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

  /// Less pain comes first; of equals the one that has a number is the greater.
  package static func < (left: Pain, right: Pain) -> Bool {
    (left.weight, left.number ?? -1) < (right.weight, right.number ?? -1)
  }

  /// The number that was given; nil where none was.
  package var number: Int? { if case .rated(let number) = self { number } else { nil } }

  /// The pain in words: `pain of 4`, `stopped because it hurt`.
  package var words: String {
    switch self {
    case .stop: "stopped because it hurt"
    case .rated(let number): "pain of \(number)"
    }
  }
}

extension SessionRecord {
  /// How much it hurt; nil where nobody said, and for a rehearsal.
  package var hurt: Pain? {
    guard isReal else { return nil }
    return pain.map(Pain.rated) ?? (isPainStop ? .stop : nil)
  }
}
