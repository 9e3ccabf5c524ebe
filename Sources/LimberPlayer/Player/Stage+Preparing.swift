internal import Dispatch
internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform
internal import LimberSession
internal import Synchronization

/// Sinks that prepare for a session do so before anything of it happens.
extension Stage {
  /// How long all of them together may take.
  private static let preparingTime = DispatchTimeInterval.seconds(120)

  /// Lets the sinks that prepare for what is to come do so; any key, or two minutes, is enough of it.
  ///
  /// - Returns: the signal that asked to end meanwhile; nil where the session may begin.
  func prepareSinks(for request: PlayRequest, session id: String) -> Int32? {
    let sinks = request.sinks.filter { $0.prepare != nil }
    guard !sinks.isEmpty else { return nil }
    let wish = Mutex<(isOver: Bool, signal: Int32?)>((false, nil))
    let desk = openDesk(request.takesKeys)
    _ = desk?.open(for: .choosing) { input in
      switch input {
      case .key: wish.withLock { $0.isOver = true }
      case .end(let signal): wish.withLock { $0 = (true, $0.signal ?? signal) }
      case .stopRequested: desk?.standStill()
      case .control, .sinkLeft, .ticksWanted, .continued, .resized, .nothingMoreWillCome: break
      }
    }
    var settings = request.settings
    settings.phrases = phrases
    let events = Rehearsal.events(of: request.plan, settings: settings, session: id)
    let deadline = DispatchTime.now() + Self.preparingTime
    for sink in sinks {
      let progress = PreparingLine(
        sink: sink.name, output: errors, phrases: phrases, takesKeys: desk?.hasKeys == true)
      let reason = sink.prepare?(
        SinkRehearsal(
          session: id, events: events, speed: request.pace.speed,
          isWanted: { !wish.withLock(\.isOver) && DispatchTime.now() < deadline },
          report: progress.show))
      progress.end()
      if let reason {
        let note = "limber: " + phrases.note(.notPrepared(sink.name, reason: reason))
        try? errors.write(Wrapping.fit(SafeText.shown(note), in: errors) + "\n")
      }
    }
    desk?.close()
    return wish.withLock(\.signal)
  }
}

/// How far a sink is with what it prepares: a line of the terminal that changes, and goes when it is done.
private struct PreparingLine: Sendable {
  let sink: String
  let output: HostOutput
  let phrases: any Phrases
  let takesKeys: Bool

  func show(done: Int, of count: Int) {
    guard output.isTerminal, done < count else { return }
    let note = phrases.note(.preparing(sink, done: done, of: count, takesKeys: takesKeys))
    let line = SafeText.shown("limber: " + note).truncated(toCells: output.size().columns - 1)
    try? output.draw("\r" + line + Self.eraseRest)
  }

  func end() {
    if output.isTerminal { try? output.draw("\r" + Self.eraseRest) }
  }

  private static let eraseRest = "\u{1B}[K"
}
