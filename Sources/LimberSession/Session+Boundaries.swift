internal import LimberBasics
internal import LimberRoutine

/// What falls due by itself, and when.
extension Session {
  /// What is done at a step that begins at a time.
  func activity(at leaf: Leaf, from time: Duration) -> Activity {
    guard leaf.step.remembers, case .choice(let labels, _) = leaf.step.kind,
      let branch = chosen[leaf.step.choiceKey]
    else { return Activity(leaf, at: time, attendance: attendance) }
    // It was asked before: the same again, at once.
    return .waiting(
      Waiting(
        for: .choice(labels: labels, defaultIndex: branch), since: time, timeout: nil,
        attendance: .rehearsal))
  }

  /// The session's time at which something is due next.
  func boundary(of playing: Playing) -> Duration? {
    guard let tick = nextTick(of: playing) else { return playing.boundary }
    return playing.boundary.map { min($0, tick) } ?? tick
  }

  /// Ticks come at whole seconds of the activity, but not at its end.
  func nextTick(of playing: Playing) -> Duration? {
    guard ticks else { return nil }
    let tick = playing.activity.start + .seconds(playing.ticksSent + 1)
    if let end = playing.end, tick >= end { return nil }
    return tick
  }

  /// Lets happen what is due by an instant of the caller's clock.
  ///
  /// - Parameter limit: how much of it at most. The seconds of a count share one time of the session, so
  ///   where there is a limit, each is yielded alone, and can be told its own instant.
  mutating func yieldBoundaries(until now: Duration, atMost limit: Int? = nil) {
    var count = 0
    while limit.map({ count < $0 }) ?? true {
      count += 1
      switch state {
      case .idle, .paused, .over: return
      case .playing(let playing):
        let time = time(at: now)
        guard let next = boundary(of: playing), next <= time else { return }
        if let tick = nextTick(of: playing), tick == next {
          pass(tick, of: playing, until: time)
        } else if playing.activity.boundary == next {
          cross(playing, at: next)
        } else {
          cutShort(playing, at: next)
        }
      case .counting(let playing, let counted):
        guard counted.boundary <= now else { return }
        cross(counted, of: playing)
        if limit != nil { return }
      }
    }
  }

  /// Sends ticks from the next whole second of the activity on, or none any more.
  mutating func tick(_ isWanted: Bool, _ playing: Playing, at time: Duration) {
    ticks = isWanted
    var playing = playing
    playing.ticksSent = max(Int((time - playing.activity.start).components.seconds), 0)
    stand(playing)
  }

  /// Sends a tick; of those that are late by a second or more, only the last before what is due next.
  private mutating func pass(_ tick: Duration, of playing: Playing, until time: Duration) {
    let limit = min(time, playing.boundary ?? time)
    let late = max(Int((limit - tick).components.seconds), 0)
    let sent = tick + .seconds(late)
    var playing = playing
    playing.ticksSent += 1 + late
    stand(playing)
    if let end = playing.end, sent >= end { return }
    tellTick(playing.info, since: playing.activity.start, at: sent)
  }

  /// Ends a step because the time of the rounds around it is over.
  private mutating func cutShort(_ playing: Playing, at time: Duration) {
    let leaf = playing.leaf
    switch playing.activity {
    case .preparing: leavePause(before: leaf, at: time)
    case .timed(let run): leave(leaf, run.reach(at: time), at: time)
    case .paced(let run): leave(leaf, run.reach(at: time), at: time)
    case .waiting(let waiting): leave(leaf, waiting.cut(at: time), at: time)
    }
  }

  private mutating func cross(_ playing: Playing, at time: Duration) {
    var playing = playing
    let leaf = playing.leaf
    switch playing.activity {
    case .preparing:
      begin(leaf, at: time)
    case .timed(var run):
      guard let moment = run.take(by: time) else {
        leave(leaf, run.reach(at: time), at: time)
        return
      }
      playing.activity = .timed(run)
      stand(playing)
      tell(moment, of: run, at: leaf, time)
    case .paced(var run):
      switch run.cross() {
      case .ended:
        leave(leaf, run.reach(at: time), at: time)
      case .began(let turn, let isMinimum, let isLast):
        playing.activity = .paced(run)
        stand(playing)
        if isMinimum { tellMinimum(of: run, at: leaf, time) }
        if isLast { tellLast(of: run, at: leaf, time) }
        tell(turn, of: run, at: leaf, time)
      }
    case .waiting(var waiting):
      if let second = waiting.count() {
        playing.activity = .waiting(waiting)
        stand(playing)
        tellCount(second, of: playing, at: time)
        return
      }
      answer(waiting, at: leaf, time, by: waiting.answeredBy)
    }
  }
}
