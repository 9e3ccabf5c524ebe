struct Note {
  /// Its pitch in hertz when it begins.
  var from: Double
  /// Its pitch when it ends.
  var to: Double
  var seconds: Double
  /// The silence behind it.
  var pause = 0.0

  init(_ hertz: Double, to: Double? = nil, _ seconds: Double, pause: Double = 0) {
    from = hertz
    self.to = to ?? hertz
    self.seconds = seconds
    self.pause = pause
  }
}

extension Tone {
  /// Its notes, one after the other.
  var notes: [Note] {
    let base = register.hertz
    switch kind {
    case .ready: return [Note(base, 0.16, pause: 0.16), Note(base, 0.16)]
    case .side:
      let other = register.opposite.hertz
      return [Note(other, 0.09), Note(base, 0.09), Note(other, 0.09), Note(base, 0.22)]
    case .start: return [Note(base, 0.08), Note(base * 4 / 3, 0.2)]
    case .change: return [Note(523.25, 0.16), Note(392, 0.28)]
    case .repetition: return [Note(base * 1.5, 0.05, pause: 0.04)] + phaseNotes
    case .phase: return phaseNotes
    case .last:
      return [Note(880, 0.05, pause: 0.05), Note(880, 0.05, pause: 0.05), Note(880, 0.05)]
    case .next: return [Note(783.99, 0.1), Note(659.26, 0.1), Note(523.25, 0.1)]
    case .countdown: return [Note(880, 0.1)]
    case .cue: return [Note(987.77, 0.15), Note(739.99, 0.2)]
    case .minimum: return [Note(523.25, 0.12), Note(659.26, 0.12), Note(523.25, 0.2)]
    case .wait: return [Note(392, 0.18, pause: 0.12), Note(587.33, 0.3)]
    case .end:
      return [Note(523.25, 0.15), Note(659.26, 0.15), Note(783.99, 0.15), Note(1046.5, 0.4)]
    }
  }

  private var phaseNotes: [Note] {
    let (low, base, high) = (register.hertz * 0.79, register.hertz, register.hertz * 1.26)
    var once: [Note] =
      switch contour {
      case .fall: [Note(high, to: low, 0.24)]
      case .stay: [Note(base, 0.28)]
      case .rise: [Note(low, to: high, 0.24)]
      case .top: [Note(high, 0.09, pause: 0.06), Note(high, 0.09)]
      }
    guard times > 1 else { return once }
    once[once.count - 1].pause = 0.06
    return Array([[Note]](repeating: once, count: times).joined())
  }
}
