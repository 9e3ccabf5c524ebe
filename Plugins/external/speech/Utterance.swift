internal import LimberBasics

/// What belongs to a moment: one or more events' words, of which as many are said as there is time for.
struct Utterance {
  /// What may interrupt what: an equal or a higher rank, but no remark a remark.
  enum Rank: Int {
    /// Good to know: halfway, a minute left.
    case remark
    case instruction
    /// A number that belongs to its second.
    case countdown
    /// What the person asked for: it is said whole, whatever happens meanwhile.
    case answer

    /// Whether it is said however little time there is: a number takes no longer than its second, and
    /// who asks wants to know.
    var isWhole: Bool { rawValue >= Rank.countdown.rawValue }

    /// Whether it may interrupt what is being said.
    func interrupts(_ other: Rank) -> Bool {
      rawValue > other.rawValue || self == other && self != .remark
    }
  }

  /// What one event can say.
  struct Part {
    /// Which words are thought of first where time is short.
    enum Weight: Int, CaseIterable {
      case instruction, name, remark
    }

    /// From the fullest to the shortest, each of which says enough.
    var forms: [String]
    var rank: Rank
    var weight: Weight
    /// Whether what it is of is the last that happens at its instant: a phase or a number.
    var endsInstant = false

    init(_ forms: [String], _ rank: Rank, _ weight: Weight) {
      self.forms = forms.filter { !$0.isEmpty }
      self.rank = rank
      self.weight = weight
    }
  }

  private(set) var parts: [Part]
  private(set) var rank: Rank
  /// When it happened on the session's clock.
  let at: Duration
  /// When it happened, in milliseconds since 1970.
  let milliseconds: Int64
  /// When something happens next by itself, in milliseconds since 1970; nil where nothing does.
  private(set) var deadline: Int64?

  /// - Parameters:
  ///   - next: how long until something happens next by itself, on the session's clock.
  ///   - speed: how many seconds of that clock pass in one of the voice's.
  init(_ part: Part, at: Duration, milliseconds: Int64, next: Duration?, speed: Double = 1) {
    parts = [part]
    rank = part.rank
    self.at = at
    self.milliseconds = milliseconds
    deadline = next.map { milliseconds + Int64(Double($0.wholeMilliseconds) / speed) }
  }

  /// Whether another one belongs to the same instant: of the session's clock, which stands still in a
  /// pause, and of the day's.
  func isAtOnce(with other: Utterance) -> Bool {
    at == other.at && abs(milliseconds - other.milliseconds) < Self.instant
  }

  /// Whether nothing else is said at the same instant: what may stand before another thing says of the time
  /// until the next only what holds for the last of them.
  var isWhole: Bool {
    parts.last?.endsInstant == true
      && deadline.map { $0 - milliseconds >= Self.instant } ?? false
  }

  /// Milliseconds that events of one instant may lie apart.
  private static let instant: Int64 = 30

  /// Joins what happened at the same instant; how long there is for all is what the last one says.
  mutating func join(_ other: Utterance) {
    parts += other.parts
    if other.rank.rawValue > rank.rawValue { rank = other.rank }
    deadline = other.deadline
  }

  /// Seconds from a time, in milliseconds since 1970, until something happens next.
  func seconds(from now: Int64) -> Double? { deadline.map { Double($0 - now) / 1000 } }

  /// The fullest words that can be said in a time: first those of the most weight, then what else fits.
  ///
  /// - Parameters:
  ///   - seconds: how long there is; nil for as long as it takes.
  ///   - length: how many seconds a sentence takes.
  func words(within seconds: Double?, length: (String) -> Double) -> String {
    var chosen = parts.map { $0.rank.isWhole ? $0.forms.first ?? "" : "" }
    func whole() -> String { chosen.filter { !$0.isEmpty }.joined(separator: " ") }
    for weight in Part.Weight.allCases {
      for (index, part) in parts.enumerated() where part.weight == weight && !part.rank.isWhole {
        for form in part.forms {
          chosen[index] = form
          if seconds.map({ length(whole()) <= $0 }) ?? true { break }
          chosen[index] = ""
        }
      }
    }
    return whole()
  }

  /// The fullest words for a time, and what is left of them where there is less and less.
  func choices(within seconds: Double?, length: (String) -> Double) -> [String] {
    var choices: [String] = []
    var time = seconds
    while choices.count < Self.mostChoices {
      let words = words(within: time, length: length)
      if words.isEmpty || words == choices.last { break }
      choices.append(words)
      time = min(time ?? .infinity, length(words) - 0.001)
    }
    return choices
  }

  /// More than the forms of all that can happen at one instant.
  private static let mostChoices = 40
}
