import LimberBasics

extension RoutineProgress {
  /// One session as it concerns the routine.
  final class Told {
    /// Its place in the history.
    let place: Int
    let session: SessionRecord
    /// What was aimed at and done of each range, by its key of today.
    let doses: [DoseKey: SidedDose]
    /// Whether anything of the routine was done; else it hurt before that.
    let hasWork: Bool

    init(
      place: Int, session: SessionRecord, doses: [DoseKey: SidedDose], hasWork: Bool
    ) {
      (self.place, self.session, self.doses, self.hasWork) = (place, session, doses, hasWork)
    }

    /// Whether the doses were those that the history gave, and somebody was there.
    var isGradual: Bool { hasWork && !session.hasOwnDose && !session.isUnattended }
    var hurt: Pain? { session.hurt }
    var day: Day { session.day }
    /// Whether it speaks for a rise: it hurt little or not at all, and was not very hard.
    var isComfortable: Bool {
      !session.isSore && (session.effort ?? 0) < DoseRules.hardEffort && session.badMorning == nil
    }
  }

  /// Sessions from the last one backwards, read only as far as they are asked for.
  ///
  /// The last few weeks decide nearly everything, and what lies before them is not even read.
  final class ToldSessions: Sequence {
    private var found: [Told] = []
    private var next: () -> Told?

    /// - Parameter next: what comes before what it answered with the last time; nil at the beginning.
    init(_ next: @escaping () -> Told?) { self.next = next }

    /// What is found at a place from the end, which is 0; nil where there are fewer.
    subscript(place: Int) -> Told? {
      while found.count <= place {
        guard let told = next() else {
          next = { nil }
          return nil
        }
        found.append(told)
      }
      return found[place]
    }

    struct Iterator: IteratorProtocol {
      fileprivate let sessions: ToldSessions
      private var place = 0

      fileprivate init(_ sessions: ToldSessions) { self.sessions = sessions }

      mutating func next() -> Told? {
        defer { place += 1 }
        return sessions[place]
      }
    }

    func makeIterator() -> Iterator { Iterator(self) }
  }
}
