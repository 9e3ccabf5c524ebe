package import LimberBasics
internal import LimberRoutine

/// How a person was the morning after a session: 12 to 48 hours later.
package enum Morning: Sendable, Hashable {
  /// They were asked, and have not answered.
  case asked
  /// No worse than usual.
  case usual
  /// Pain from 0 to 10.
  case rated(Int)

  /// Whether they answered.
  package var isAnswer: Bool { self != .asked }
  /// The number that was given; nil where none was.
  package var number: Int? { if case .rated(let number) = self { number } else { nil } }
}

extension SessionRecord {
  /// The pain of a bad morning after it: one of 4 or more, or worse than the session was; nil for any
  /// other.
  package var badMorning: Int? {
    guard isReal, let pain = morning?.number else { return nil }
    let before = hurt?.weight ?? DoseRules.comfortablePain
    return pain >= DoseRules.badMorning || pain > before ? pain : nil
  }

  /// The worst of it, on the day or on the morning after; nil where nothing was told.
  var worst: Pain? {
    guard isReal else { return nil }
    return [hurt, morning?.number.map(Pain.rated)].compactMap { $0 }.max()
  }

  /// The most pain that was told of it, on the day or on the morning after; nil where none was told.
  var painInAll: Int? {
    guard isReal else { return nil }
    return [hurt?.weight, morning?.number, morning == .usual ? 0 : nil].compactMap { $0 }.max()
  }
}

/// The sessions whose morning after it is, and that the person has not told of yet.
package struct MorningAfter: Sendable {
  /// Those sessions, in the order of the file; never empty.
  package let sessions: [SessionRecord]
  /// The routines of them that load, each once.
  package let routines: [SessionRecord.Played]

  /// How long after the end of a session its morning is, in milliseconds.
  private static let span: ClosedRange<Int64> = 12 * 3_600_000...48 * 3_600_000

  /// Finds them; nil where there is none.
  ///
  /// - Parameters:
  ///   - history: trainings in the order of the file, as `Trainings` gives them.
  ///   - now: the person's clock.
  ///   - loads: whether a routine is one whose doses may grow.
  package init?(
    of history: some PastSessions, now: Instant, where loads: (SessionRecord.Played) -> Bool
  ) {
    var sessions: [SessionRecord] = []
    var routines: [SessionRecord.Played] = []
    for place in (0..<history.count)
    where Self.span.contains(now.milliseconds - history.end(at: place)) {
      let session = history[place]
      guard !session.isUnattended, session.morning?.isAnswer != true else { continue }
      let loading = session.routines.filter {
        session.hasWork(of: $0.id, in: $0.file) && loads($0)
      }
      guard !loading.isEmpty else { continue }
      sessions.append(session)
      routines += loading.filter { new in !routines.contains { $0.id == new.id } }
    }
    guard !sessions.isEmpty else { return nil }
    (self.sessions, self.routines) = (sessions, routines)
  }

  /// Whether all that they load is part of a leg.
  package var isOfLegs: Bool {
    routines.allSatisfy { !$0.parts.isEmpty && $0.parts.allSatisfy(BodyPart.ofLegs.contains) }
  }
}
