internal import LimberBasics

/// How a part of a plan leaves the person who did it.
public struct Standing: Sendable, Hashable {
  /// Whether they must get ready before an exercise.
  public var isLeadInDue: Bool
  /// Whether an exercise was the last thing that they did.
  public var hasExercised: Bool

  /// Makes a standing.
  public init(isLeadInDue: Bool, hasExercised: Bool = false) {
    self.isLeadInDue = isLeadInDue
    self.hasExercised = hasExercised
  }

  /// How a leaf leaves the person.
  public init(after step: PlanStep) {
    self.init(isLeadInDue: step.waits, hasExercised: step.isExercise)
  }

  /// How a leaf leaves the person.
  package init(after leaf: PlanLeaf) {
    self.init(isLeadInDue: leaf.waits, hasExercised: leaf.isExercise)
  }

  static let rested = Standing(isLeadInDue: false)

  static let all = [
    Standing(isLeadInDue: false), Standing(isLeadInDue: true),
    Standing(isLeadInDue: false, hasExercised: true),
    Standing(isLeadInDue: true, hasExercised: true),
  ]
}

/// How long a part of a plan takes at an end of its ranges, which depends on whether the person must get
/// ready first.
///
/// What stands before an exercise depends on what came before it, and what comes after a part on how the part
/// ends. Of the branches of a choice the one that is shorter in itself may cost a pause later, so a pace holds
/// the answer for each case before it and after it. Paces compose, so that 10,000 rounds cost what one costs.
struct PlanPace: Sendable, Equatable {
  /// What the person meets before it.
  enum Entry: Sendable, CaseIterable {
    /// No lead-in is due.
    case ready
    /// A lead-in is due.
    case unready
    /// A pause that announced it: no lead-in is added to that, not even the step's own.
    case announced
  }

  /// The milliseconds that it takes by how it leaves the person; negative where it never leaves them so.
  struct Ways: Sendable, Equatable {
    private var rested = -1
    private var waited = -1
    private var exercised = -1
    private var exercisedAndWaited = -1

    init() {}

    init(_ standing: Standing, _ time: Int) { self[standing] = time }

    subscript(standing: Standing) -> Int {
      get {
        switch (standing.hasExercised, standing.isLeadInDue) {
        case (false, false): rested
        case (false, true): waited
        case (true, false): exercised
        case (true, true): exercisedAndWaited
        }
      }
      set {
        switch (standing.hasExercised, standing.isLeadInDue) {
        case (false, false): rested = newValue
        case (false, true): waited = newValue
        case (true, false): exercised = newValue
        case (true, true): exercisedAndWaited = newValue
        }
      }
    }
  }

  /// Which of several ways counts: the shortest at the minimum, the longest at the maximum; at the
  /// target there is one.
  let bound: PlanStep.Bound
  /// Whether its first leaf is an exercise; nil where it has no leaf that counts.
  var beginsExercise: Bool?
  private var ready = Ways()
  private var unready = Ways()
  private var announced = Ways()

  init(bound: PlanStep.Bound, beginsExercise: Bool?) {
    self.bound = bound
    self.beginsExercise = beginsExercise
  }

  subscript(entry: Entry) -> Ways {
    get {
      switch entry {
      case .ready: ready
      case .unready: unready
      case .announced: announced
      }
    }
    set {
      switch entry {
      case .ready: ready = newValue
      case .unready: unready = newValue
      case .announced: announced = newValue
      }
    }
  }

  /// What takes no time and leaves everything as it was.
  static func nothing(at bound: PlanStep.Bound) -> PlanPace {
    PlanPace(bound: bound, beginsExercise: nil)
  }

  /// How long it takes behind a seam, and how it leaves a person who comes to it in a standing.
  func played(
    from standing: Standing, across seam: PlanSeam = .none
  ) -> (time: Duration, standing: Standing) {
    guard beginsExercise != nil else { return (.zero, standing) }
    let (pause, entry) = enter(from: standing, across: seam)
    let ways = self[entry]
    var best: (time: Int, standing: Standing)?
    for standing in Standing.all where ways[standing] >= 0 {
      if let best, pick(best.time, ways[standing]) == best.time { continue }
      best = (ways[standing], standing)
    }
    guard let best else { return (.zero, standing) }
    return (.milliseconds(pause + best.time), best.standing)
  }

  /// The milliseconds of the pause in a seam, and how it is entered behind that.
  private func enter(from standing: Standing, across seam: PlanSeam) -> (Int, Entry) {
    let pause = seam.pause(
      hasExercised: standing.hasExercised, beginsExercise: beginsExercise == true)
    if let pause { return (pause.length.wholeMilliseconds, .announced) }
    return (0, standing.isLeadInDue ? .unready : .ready)
  }

  /// This part, then another behind a seam.
  func then(_ other: PlanPace, across seam: PlanSeam = .none) -> PlanPace {
    if beginsExercise == nil { return other }
    if other.beginsExercise == nil { return self }
    var result = PlanPace(bound: bound, beginsExercise: beginsExercise)
    for entry in Entry.allCases {
      let ways = self[entry]
      var sums = Ways()
      for middle in Standing.all where ways[middle] >= 0 {
        let (pause, next) = other.enter(from: middle, across: seam)
        let further = other[next]
        for end in Standing.all where further[end] >= 0 {
          sums[end] = pick(sums[end], ways[middle] + pause + further[end])
        }
      }
      result[entry] = sums
    }
    return result
  }

  /// This part so many times, with a seam between every two, by repeated squaring.
  func repeated(_ count: Int, across seam: PlanSeam = .none) -> PlanPace {
    var result = PlanPace.nothing(at: bound)
    var power = self
    var left = count
    while left > 0 {
      if left & 1 == 1 { result = result.then(power, across: seam) }
      left >>= 1
      if left > 0 { power = power.then(power, across: seam) }
    }
    return result
  }

  /// This part or another; both begin alike.
  func or(_ other: PlanPace) -> PlanPace {
    var result = PlanPace(bound: bound, beginsExercise: beginsExercise)
    for entry in Entry.allCases {
      for end in Standing.all {
        result[entry][end] = pick(self[entry][end], other[entry][end])
      }
    }
    return result
  }

  /// This part with a rest behind it up to a time from its start; work that takes longer has none.
  func filled(to lap: Duration) -> PlanPace {
    let lap = lap.wholeMilliseconds
    var result = PlanPace(bound: bound, beginsExercise: beginsExercise)
    for entry in Entry.allCases {
      for end in Standing.all where self[entry][end] >= 0 {
        let time = self[entry][end]
        let standing = time < lap ? .rested : end
        result[entry][standing] = pick(result[entry][standing], max(time, lap))
      }
    }
    return result
  }

  /// This part with the lead-in of its first leaf before it, where its leaves have none of their own.
  func led(by first: PlanStep?, usual: Duration) -> PlanPace {
    guard let first else { return self }
    var result = self
    for entry in [Entry.ready, .unready] {
      let length = first.leadInLength(usual: usual, isDue: entry == .unready).wholeMilliseconds
      for end in Standing.all where self[entry][end] >= 0 { result[entry][end] += length }
    }
    return result
  }

  private func pick(_ one: Int, _ other: Int) -> Int {
    guard one >= 0, other >= 0 else { return max(one, other) }
    return bound == .min ? min(one, other) : max(one, other)
  }
}

extension PlanPace {
  /// The pace of a leaf at an end of its range.
  ///
  /// - Parameters:
  ///   - ready: the milliseconds of the lead-in before it where none is due.
  ///   - unready: the same where one is.
  init(_ step: PlanStep, at bound: PlanStep.Bound, ready: Int, unready: Int) {
    self.init(bound: bound, beginsExercise: step.isExercise)
    let duration = step.duration(at: bound).wholeMilliseconds
    let standing = Standing(after: step)
    announced = Ways(standing, duration)
    self.ready = Ways(standing, duration + ready)
    self.unready = Ways(standing, duration + unready)
  }

  /// The pace of something that lasts so long, whatever is done in it, and ends as an exercise does.
  init(lasting time: Duration, at bound: PlanStep.Bound, beginsExercise: Bool) {
    self.init(bound: bound, beginsExercise: beginsExercise)
    announced = Ways(
      Standing(isLeadInDue: false, hasExercised: true), time.wholeMilliseconds)
    (ready, unready) = (announced, announced)
  }
}

/// The paces of a part at the minimum, the target and the maximum of each range.
struct PlanPaces: Sendable, Equatable {
  var min: PlanPace
  var target: PlanPace
  var max: PlanPace

  static let nothing = PlanPaces { .nothing(at: $0) }

  /// Makes paces of what there is at each end of the ranges.
  init(_ pace: (PlanStep.Bound) -> PlanPace) {
    (min, target, max) = (pace(.min), pace(.target), pace(.max))
  }

  subscript(bound: PlanStep.Bound) -> PlanPace {
    switch bound {
    case .min: min
    case .target: target
    case .max: max
    }
  }

  func then(_ other: PlanPaces, across seam: PlanSeam = .none) -> PlanPaces {
    PlanPaces { self[$0].then(other[$0], across: seam) }
  }

  /// The paces of a leaf.
  ///
  /// - Parameter leadIn: how long a usual lead-in lasts; nil where no lead-in stands before it at all.
  init(_ step: PlanStep, leadIn: Duration?) {
    func length(isDue: Bool) -> Int {
      leadIn.map { step.leadInLength(usual: $0, isDue: isDue).wholeMilliseconds } ?? 0
    }
    let (ready, unready) = (length(isDue: false), length(isDue: true))
    self.init { PlanPace(step, at: $0, ready: ready, unready: unready) }
  }
}
