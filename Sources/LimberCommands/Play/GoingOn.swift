import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSession

/// How a session is gone on with: at which doses, and where.
///
/// Soon after, the doses are those of that session. Where it is long ago, or today's doses are lower
/// than those, as after pain, today's are played from the step at which it stood.
struct GoingOn {
  let plan: Plan
  let start: Session.Place
  /// Why the doses are today's, to be said; nil where they are those of the session.
  let reason: SessionNote?
  /// Whether the doses are the person's own.
  let hasOwnDose: Bool
  /// Whether the session was played at another speed than 1, so that what goes on from it counts for
  /// nothing either.
  let isRehearsal: Bool

  /// Settles it.
  init(
    _ position: Position, sets: [RoutineSet], past: Past, now: Instant,
    ownPace: Duration = PlanStep.Reps.selfPacedRepetition
  ) {
    let record = past.sessions.last { $0.id == position.session }
    isRehearsal = record?.isRehearsal ?? false
    let then = Plan(
      sets, dosing: Dosing(targets: position.targets, choices: past.choices),
      leadIn: position.leadIn,
      ownPace: ownPace)
    var targets: [DoseKey: DoseAmount] = [:]
    for doses in past.doses(for: sets) {
      targets.merge(doses.dosing.targets) { first, _ in first }
    }
    let age = now.milliseconds - position.time.milliseconds
    let isLongAgo = !(0..<Beforehand.fresh).contains(age)
    // Whoever named the dose themselves means the same on the same day, unless it hurt.
    let isOwn = record?.hasOwnDose == true && record?.isPainStop != true
    let usual = Dosing(targets: targets)
    let isLower = then.doses.contains { dose in
      usual.target(of: dose.key).map { $0 < dose.target } ?? false
    }
    guard isLongAgo || isLower && !isOwn else {
      (plan, start, reason, hasOwnDose) = (then, position.place, nil, record?.hasOwnDose ?? false)
      return
    }
    let today = Plan(
      sets, dosing: Dosing(targets: targets, choices: past.choices), leadIn: position.leadIn,
      ownPace: ownPace)
    plan = today
    hasOwnDose = false
    let isSame = then.doses.allSatisfy { usual.target(of: $0.key) == $0.target }
    start = isSame ? position.place : Self.place(of: position.place, in: then, for: today)
    reason =
      if isSame {
        nil
      } else if isLower {
        .dosesOfToday(areLower: true)
      } else {
        .dosesOfToday(areLower: false)
      }
  }

  /// The beginning of the same step in a plan at other doses, in which rounds and sets may be fewer:
  /// then the last of its playings stands for the one that is not there.
  private static func place(
    of place: Session.Place, in then: Plan, for today: Plan
  ) -> Session.Place {
    var stood: Turn?
    var count = 0
    walk(then, place, through: place.step) { walk, turn in
      stood = walk.index == place.step ? turn : stood
    }
    walk(then, place, through: place.step) { count += $1 == stood ? 1 : 0 }
    var exact: Session.Place?
    var last = Session.Place(step: min(place.step, today.leafCount), choices: place.choices)
    walk(today, place, through: .max) { walk, turn in
      guard let stood, turn.step == stood.step else { return }
      last = Session.Place(step: walk.index, choices: walk.choicesTaken)
      count -= turn == stood ? 1 : 0
      if count == 0, turn == stood { exact = exact ?? last }
    }
    return exact ?? last
  }

  /// One playing of a step.
  private struct Turn: Equatable {
    var step: [String?]
    var round: Int?
    var set: Int?

    init(_ step: PlanStep, in walk: PlanWalk) {
      self.step = [step.routine, step.path, step.side?.rawValue]
      (round, set) = (walk.round?.index, walk.set?.index)
    }
  }

  /// Walks the steps of a plan up to one of them, with the choices that were made.
  private static func walk(
    _ plan: Plan, _ place: Session.Place, through last: Int, _ body: (PlanWalk, Turn) -> Void
  ) {
    let choices = place.choices
    var walk = PlanWalk(
      plan, known: place.passed, heldUntil: place.laps.isEmpty ? 0 : place.step)
    while walk.index <= last, let step = walk.step {
      body(walk, Turn(step, in: walk))
      if case .choice(_, let usual) = step.kind {
        let count = walk.choicesTaken.count
        walk.take(branch: count < choices.count ? choices[count] : usual)
      }
      walk.next()
    }
  }
}
