internal import LimberBasics
internal import LimberEvents

/// A short sound for one thing that happens.
///
/// Any two differ in their notes' pitches or in their rhythm, and none is louder than another: who hears
/// them from across the room, with the back to the screen, tells them apart.
struct Tone: Hashable {
  /// What happens; its word stands in the option `on` and at the beginning of a file's name.
  enum Kind: String, CaseIterable {
    /// A lead-in: two even notes.
    case ready
    /// The other side comes: four notes, up and down, that end on the new side's pitch.
    case side
    /// A step begins: a short note and a longer one above it.
    case start
    /// A rest begins: a long step down.
    case change
    /// A repetition begins with its first phase: a short high note before the phase.
    case repetition
    /// Another phase of a repetition.
    case phase
    /// The last repetition: three quick notes before it.
    case last
    /// What comes next is announced: three notes down.
    case next
    /// One of the last seconds: one short high note.
    case countdown
    /// Halfway, a minute left, a cue of the routine's own: a note and a longer one below it.
    case cue
    /// The lower end of a range is reached: three notes, up and down again.
    case minimum
    /// A person is waited for: two slow notes, the second higher.
    case wait
    /// The session is completed: four notes up.
    case end
  }

  /// How high it lies, by the side that is exercised.
  enum Register: CaseIterable {
    case left, middle, right

    init(_ side: Side?) {
      self =
        switch side {
        case .left: .left
        case .right: .right
        case nil: .middle
        }
    }

    /// The pitch in hertz that its tones lie around; each a fourth or more above the one before.
    var hertz: Double {
      switch self {
      case .left: 392
      case .middle: 523.25
      case .right: 698.46
      }
    }

    var opposite: Register {
      switch self {
      case .left: .right
      case .middle: .middle
      case .right: .left
      }
    }
  }

  /// The way that a phase goes.
  enum Contour: String, CaseIterable {
    case fall, stay, rise, top
  }

  var kind: Kind
  var register = Register.middle
  /// What a phase sounds like; of no meaning elsewhere.
  var contour = Contour.stay
  /// How often a phase's sound is heard: the fifth sounds as the first, twice.
  var times = 1

  init(_ kind: Kind, _ register: Register = .middle) {
    self.kind = kind
    self.register = register
  }

  /// The tone of a phase, by its number alone: the first falls, the second stays, the third rises, the
  /// fourth stays up; of two, the second rises, and one alone stays.
  init(_ phase: Ordinal, _ register: Register) {
    self.init(phase.index == 1 ? .repetition : .phase, register)
    let contours: [Contour] =
      switch phase.of ?? 1 {
      case ...1: [.stay]
      case 2: [.fall, .rise]
      default: [.fall, .stay, .rise, .top]
      }
    let place = max(phase.index - 1, 0)
    contour = contours[place % contours.count]
    times = place / contours.count + 1
  }

  /// What its file is called, without `.wav`: `phase-rise-left`.
  var name: String {
    var parts = [kind.rawValue]
    if kind == .repetition || kind == .phase {
      parts.append(contour.rawValue)
      if times > 1 { parts.append("\(times)") }
    }
    switch register {
    case .left: parts.append("left")
    case .middle: break
    case .right: parts.append("right")
    }
    return parts.joined(separator: "-")
  }

  /// Every tone of a routine whose tempo has at most four phases.
  static let all: [Tone] = Kind.allCases.flatMap { kind -> [Tone] in
    switch kind {
    case .ready, .start: Register.allCases.map { Tone(kind, $0) }
    case .side: [Tone(kind, .left), Tone(kind, .right)]
    case .repetition, .phase:
      Register.allCases.flatMap { register in
        Set(
          [1, 2, 4].flatMap { count in (1...count).map { Tone(Ordinal($0, of: count), register) } }
        )
        .filter { $0.kind == kind }.sorted { $0.name < $1.name }
      }
    case .change, .last, .next, .countdown, .cue, .minimum, .wait, .end: [Tone(kind)]
    }
  }
}
