internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

// MARK: - What the inputs do

// Each leaves everything as it was where it does not fit. A pause ends with an input that goes on, and
// with the session; every other acts on the step that is paused and leaves it paused, or counted in.

extension Session {
  /// How far into a step `previous` still goes to the step before.
  private static let grace = Duration.seconds(2)

  mutating func skip(_ playing: Playing, at time: Duration) {
    let leaf = playing.leaf
    switch playing.activity {
    case .preparing:
      start(leaf, at: time)
      let reps: Int? = if case .reps = leaf.step.kind { 0 } else { nil }
      leave(
        leaf, Reach(outcome: .skipped, time: .zero, reps: reps, hasBegun: false), at: time)
    case .timed(let run): leave(leaf, run.reach(at: time).abandoned, at: time)
    case .paced(let run): leave(leaf, run.reach(at: time).abandoned, at: time)
    case .waiting(let waiting): leave(leaf, waiting.unanswered(at: time), at: time)
    }
  }

  mutating func goBack(_ playing: Playing, at time: Duration) {
    var before = playing.leaf.walk
    let hasPrevious = before.previous()
    let isFresh = time - playing.activity.start <= Self.grace
    switch playing.activity {
    case .preparing:
      guard hasPrevious else { return playAgain(playing, at: time) }
      enter(
        Arrival(
          before, isLeadInDue: playing.leaf.isLeadInDue, hasJumped: true,
          at: time, phrases: settings.phrases),
        at: time)
    case .timed, .paced:
      guard hasPrevious, isFresh else { return playAgain(playing, at: time) }
      giveUp(playing, at: time, going: .back)
    case .waiting(let waiting):
      guard hasPrevious, isFresh || waiting.what.isQuestion else {
        return playAgain(playing, at: time)
      }
      giveUp(playing, at: time, going: .back)
    }
  }

  mutating func playAgain(_ playing: Playing, at time: Duration) {
    switch playing.activity {
    case .preparing(let preparing):
      let length = preparing.length
      stand(
        Playing(
          leaf: playing.leaf, activity: .preparing(.init(start: time, length: length))))
      tellPreparing(for: playing.leaf, lasting: length, .leadIn, at: time)
    case .timed, .paced:
      giveUp(playing, at: time, going: .again)
    case .waiting(let waiting):
      if !waiting.what.isQuestion { giveUp(playing, at: time, going: .again) }
    }
  }

  /// Ends the step because it, or the one before it, is to be played again.
  private mutating func giveUp(_ playing: Playing, at time: Duration, going way: Way) {
    let reach: Reach
    switch playing.activity {
    case .preparing: return
    case .timed(let run): reach = run.reach(at: time)
    case .paced(let run): reach = run.reach(at: time)
    case .waiting(let waiting): reach = waiting.unanswered(at: time)
    }
    leave(playing.leaf, reach.repeated, at: time, going: way)
  }

  mutating func change(_ playing: Playing, by wanted: Duration, at time: Duration) {
    guard wanted != .zero else { return }
    var playing = playing
    let one = wanted > .zero ? 1 : -1
    var delta = Effort()
    switch playing.activity {
    case .preparing: return
    case .timed(var run):
      let most = Duration.milliseconds(AmountLimits.milliseconds)
      let change = run.adjust(by: min(max(wanted, .zero - most), most), at: time)
      guard change != .zero else { return }
      playing.activity = .timed(run)
      delta.time = change
      playing.leaf.info.duration = run.duration
    case .paced(var run):
      let change = run.adjust(by: one)
      guard change != 0 else { return }
      playing.activity = .paced(run)
      delta.reps = change
      playing.leaf.info.reps = run.target
      playing.leaf.info.duration = run.end - run.start
    case .waiting(var waiting):
      guard let change = waiting.adjust(by: one, at: time), change != 0 else { return }
      playing.activity = .waiting(waiting)
      delta.reps = change
      if let counted = playing.leaf.info.counted {
        playing.leaf.info.counted = counted + change
      } else {
        playing.leaf.info.reps = playing.leaf.info.reps.map { $0 + change }
      }
    }
    stand(playing)
    tellChange(delta, of: playing, at: time)
  }

  /// Waits as who is there now asks for; what it waits for is told anew.
  mutating func attend(
    _ attendance: Settings.Attendance, _ playing: Playing, at time: Duration
  ) {
    self.attendance = attendance
    guard case .waiting(var waiting) = playing.activity else { return }
    waiting.attend(attendance, at: time)
    var playing = playing
    playing.activity = .waiting(waiting)
    stand(playing)
    tell(waiting, at: playing.leaf, time)
  }

  mutating func finish(_ playing: Playing, at time: Duration, by who: AnsweredBy) {
    let leaf = playing.leaf
    switch playing.activity {
    case .preparing: begin(leaf, at: time)
    case .timed(let run): leave(leaf, run.reach(at: time), at: time)
    case .paced(let run): leave(leaf, run.reach(at: time), at: time)
    case .waiting(let waiting):
      switch waiting.what {
      case .choice: return
      case .confirmation, .repetitions: answer(waiting, at: leaf, time, by: who)
      }
    }
  }

  mutating func confirm(_ playing: Playing, at time: Duration, by who: AnsweredBy) {
    switch playing.activity {
    case .timed(let run) where run.isOpen: leave(playing.leaf, run.reach(at: time), at: time)
    case .paced(let run) where run.isOpen: leave(playing.leaf, run.reach(at: time), at: time)
    case .preparing, .timed, .paced: return
    case .waiting(let waiting): answer(waiting, at: playing.leaf, time, by: who)
    }
  }

  /// Answers what the session waits for, as a choice's default where it waits for one.
  mutating func answer(
    _ waiting: Waiting, at leaf: Leaf, _ time: Duration, by who: AnsweredBy
  ) {
    switch waiting.what {
    case .choice(let labels, let defaultIndex):
      choose(defaultIndex, of: labels, at: leaf, time, by: who)
    case .confirmation:
      tellConfirmation(of: leaf, at: time, by: who)
      leave(leaf, Reach(outcome: .done), at: time)
    case .repetitions(let reps, let count):
      tellRepetitions(count, of: leaf, at: time, by: who)
      let outcome: StepOutcome =
        switch count {
        // Who counted nothing where nothing is asked for has ended the set all the same.
        case ..<1 where !reps.isOpen || reps.count(at: .min) > 0: .skipped
        case ..<reps.count(at: .min): .partial
        default: .done
        }
      leave(leaf, Reach(outcome: outcome, time: time - waiting.start, reps: count), at: time)
    }
  }

  /// Chooses where a choice is waited for; paused, goes on with what was chosen.
  ///
  /// - Parameter now: the same instant as `time`, on the caller's clock.
  mutating func choose(
    _ playing: Playing, _ branch: Int, at time: Duration, _ now: Duration, by cause: InputCause
  ) {
    switch playing.activity {
    case .preparing, .timed, .paced: return
    case .waiting(let waiting):
      switch waiting.what {
      case .confirmation, .repetitions: return
      case .choice(let labels, _):
        guard labels.indices.contains(branch) else { return }
        goOn(at: now, by: cause)
        choose(branch, of: labels, at: playing.leaf, time, by: cause.answeredBy)
      }
    }
  }

  private mutating func choose(
    _ branch: Int, of labels: [String], at leaf: Leaf, _ time: Duration, by who: AnsweredBy
  ) {
    guard labels.indices.contains(branch) else { return }
    if leaf.step.remembers { chosen[leaf.step.choiceKey] = branch }
    tellChoice(labels[branch], of: leaf, at: time, by: who)
    leave(leaf, Reach(outcome: .done), at: time, going: .into(branch: branch))
  }

  mutating func stop(
    _ playing: Playing, at time: Duration, outcome: SessionOutcome, reason: String?
  ) {
    let leaf = playing.leaf
    let walk: PlanWalk
    switch playing.activity {
    case .preparing: walk = leaf.walk
    case .timed(let run): walk = leaveLast(leaf, run.reach(at: time), at: time)
    case .paced(let run): walk = leaveLast(leaf, run.reach(at: time), at: time)
    case .waiting(let waiting): walk = leaveLast(leaf, waiting.unanswered(at: time), at: time)
    }
    end(outcome, reason: reason, on: walk, at: time)
  }
}

extension PlanStep {
  /// What tells a choice from every other.
  var choiceKey: String { "\(routine) \(path)" }
}
