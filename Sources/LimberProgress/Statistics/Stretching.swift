package import LimberBasics
internal import LimberRoutine

/// How long each part of the body was stretched in the last seven days, by the tags of the routines.
package struct Stretching: Sendable, Hashable {
  /// The parts in the order of their names, each with its time.
  package let times: [Part]

  /// A part of the body with how long it was stretched.
  package struct Part: Sendable, Hashable {
    /// The tag.
    package let name: String
    package let time: Duration
  }

  /// What one muscle gains from, in a week.
  package static let enough: Duration = .seconds(600)

  /// Adds up the seven days that end with a day.
  ///
  /// - Parameters:
  ///   - history: trainings, as `Trainings` gives them.
  ///   - today: the last of them, which is the person's local day or the Sunday of a week.
  package init(_ history: some PastSessions, today: Day) {
    var times: [String: Duration] = [:]
    for place in (0..<history.count)
    where (0..<7).contains(history.day(at: place).distance(to: today)) {
      let session = history[place]
      guard session.isReal else { continue }
      let stretches = session.routines.filter {
        $0.movements.contains(MovementTag.stretch.rawValue)
      }
      guard !stretches.isEmpty else { continue }
      let steps = session.lastPlayings.filter { !$0.isRest }
      for played in stretches {
        let time = steps.filter { $0.routine == played.id }.reduce(.zero) { $0 + $1.spent }
        for part in played.parts where time > .zero { times[part, default: .zero] += time }
      }
    }
    self.times = times.sorted { $0.key < $1.key }.map { Part(name: $0.key, time: $0.value) }
  }

  /// A line on some parts of the body, or on all: a sentence; nil where none of them was stretched.
  package func sentence(of parts: Set<String>? = nil) -> String? {
    let meant = times.filter { parts?.contains($0.name) ?? true }
    guard !meant.isEmpty else { return nil }
    let list = meant.map { "\($0.name) \(English.measured($0.time))" }.joined(separator: ", ")
    let most = meant.contains { $0.time > Self.enough }
    return "Stretched in the last 7 days: \(list)."
      + (most ? " More than about 10 min a week for one muscle brings nothing more." : "")
  }
}
