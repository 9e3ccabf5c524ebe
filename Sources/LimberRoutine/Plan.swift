public import LimberBasics

/// One or several routines with everything open settled or named: what a session walks.
///
/// Rounds are walked and not copied, so a plan costs what its files cost.
public struct Plan: Sendable {
  /// A routine that is played, by itself or as one of several.
  public struct Part: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its title.
    public var title: String
  }

  /// One range of a routine with its target.
  public struct Dose: Sendable, Hashable {
    /// Which range it is.
    public var key: DoseKey
    /// What its file calls the step; nil where it gives no name, and the range goes by its unit.
    public var name: String?
    /// The side that it is for; nil where it is for both, or for none.
    public var side: Side?
    /// Whether it is for both sides, so that one of them may stay behind the other.
    public var isForBothSides = false
    /// The lower end.
    public var min: DoseAmount
    /// The upper end.
    public var max: DoseAmount
    /// What is aimed at.
    public var target: DoseAmount
  }

  /// The routines that are played one after another; never empty.
  public let parts: [Part]
  /// What the person must heed: the cautions of every routine, each once.
  public let cautions: [String]
  /// What the person needs at hand: the equipment of every routine, each once.
  public let equipment: [String]
  /// Every range, in the order in which the steps come; one that is played several times stands once.
  public let doses: [Dose]
  /// How long a lead-in lasts; zero for none.
  public let leadIn: Duration
  /// What a repetition without tempo takes at one side.
  public let ownPace: Duration
  /// How long it takes.
  public let planned: PlannedTime
  let root: PlanSequence

  /// Plans routines to be played one after another.
  ///
  /// - Parameters:
  ///   - sets: the routines, each with all that it includes; at least one, all free of faults.
  ///   - dosing: where the targets of ranges come from.
  ///   - leadIn: how long a lead-in lasts; zero for none.
  ///   - ownPace: what a repetition without tempo takes at one side.
  public init(
    _ sets: [RoutineSet], dosing: Dosing = Dosing(), leadIn: Duration = UsualTimes.leadIn,
    ownPace: Duration = PlanStep.Reps.selfPacedRepetition
  ) {
    var builder = PlanBuilder(dosing: dosing, leadIn: leadIn, ownPace: ownPace)
    var nodes: [PlanNode] = []
    var parts: [Part] = []
    for set in sets {
      guard let routine = set.routines[set.rootID] else { continue }
      builder.forgetSequences()
      parts.append(Part(id: routine.id, title: routine.title))
      nodes.append(.group(builder.sequence(of: routine, in: set)))
    }
    root = PlanSequence(nodes)
    self.parts = parts
    cautions = builder.cautions.values
    equipment = builder.equipment.values
    doses = builder.doses
    self.leadIn = leadIn
    self.ownPace = ownPace
    let fresh = Standing(isLeadInDue: true)
    planned = PlannedTime(
      min: root.paces.min.played(from: fresh).time,
      target: root.paces.target.played(from: fresh).time,
      max: root.paces.max.played(from: fresh).time)
  }

  /// The ids of the routines of which an exercise comes before a leaf, with the default of each choice.
  ///
  /// - Parameter leaf: the leaf's number, from 1.
  public func exercised(before leaf: Int) -> Set<String> {
    var ids: Set<String> = []
    var walk = PlanWalk(self)
    while walk.index < leaf, let step = walk.step {
      if step.isExercise { ids.insert(step.routine) }
      if case .choice(_, let defaultIndex) = step.kind { walk.take(branch: defaultIndex) }
      walk.next()
    }
    return ids
  }

  /// Whether anything is done at one side and then at the other, with the default of each choice.
  public var hasSides: Bool {
    var walk = PlanWalk(self)
    while let step = walk.step {
      if step.side != nil { return true }
      switch step.kind {
      case .reps(let reps) where reps.alternating != nil: return true
      case .choice(_, let defaultIndex): walk.take(branch: defaultIndex)
      case .timed, .reps, .rest, .prompt: break
      }
      walk.next()
    }
    return false
  }

  /// How many leaf steps it has at the target dose, with the default of each choice.
  public var leafCount: Int { root.leafCount }

  /// Its routines' ids, joined by `+`.
  public var id: String { parts.map(\.id).joined(separator: "+") }

  /// Its routines' titles, joined by commas.
  public var title: String { parts.map(\.title).joined(separator: ", ") }
}
