internal import Dispatch
internal import LimberBasics
package import LimberEvents
package import LimberPlatform
internal import LimberSession
internal import Synchronization

/// What a session is played with: the time it goes by, the keys and signals it heeds, and where what must
/// be said is said.
package struct Stage: Sendable {
  /// Where the person is told what goes wrong.
  package var errors: HostOutput
  /// A fresh random UUID.
  package var makeUUID: @Sendable () -> String
  /// Where signals come from while a session is played, and keys where they are wanted; nil for nowhere.
  package var openDesk: @Sendable (_ withKeys: Bool) -> (any ControlDesk)?
  /// What drives the time of a session.
  package var makeScheduler: @Sendable (Pace) -> any Scheduler
  /// Which thread a session lives on.
  package var engineThread: EngineThread
  /// Keeps the machine awake until the value that it answers with is let go.
  package var keepAwake: @Sendable () -> (any Sendable)?
  /// Where a session is asked and told from outside; nil for nowhere.
  package var controlDoor: ControlDoor?
  /// What makes the words of the session, and those to the person about the running of things.
  package var phrases: any Phrases

  package init(
    errors: HostOutput,
    makeUUID: @escaping @Sendable () -> String = { "00000000-0000-4000-8000-000000000000" },
    openDesk: @escaping @Sendable (_ withKeys: Bool) -> (any ControlDesk)? = { _ in nil },
    makeScheduler: @escaping @Sendable (Pace) -> any Scheduler = { _ in VirtualScheduler() },
    engineThread: EngineThread = .worker,
    keepAwake: @escaping @Sendable () -> (any Sendable)? = { nil },
    controlDoor: ControlDoor? = nil, phrases: any Phrases
  ) {
    self.errors = errors
    self.makeUUID = makeUUID
    self.openDesk = openDesk
    self.makeScheduler = makeScheduler
    self.engineThread = engineThread
    self.keepAwake = keepAwake
    self.controlDoor = controlDoor
    self.phrases = phrases
  }

  /// Plays a session to its end, whatever its sinks do, and says what became of it.
  ///
  /// Blocks until everything is over. The terminal is as it was before when this returns. Where the
  /// result has a signal, the program should end by it, with `ProgramEnd.leave(by:)`.
  package func play(_ request: PlayRequest) -> PlayResult {
    let id = makeUUID()
    if let refusal = OpenFiles.refusal(ofSinks: request.sinks.map(\.openFiles))
      ?? PlainThread.refusal(ofSinks: request.sinks.count)
    {
      return PlayResult(session: id, refusal: refusal)
    }
    let messenger = Messenger(write: { [errors] in
      try errors.write(Wrapping.fit($0, in: errors))
    })
    let failures = Mutex<[SinkFailure]>([])
    let scheduler = makeScheduler(request.pace)
    if !scheduler.isVirtual, let signal = prepareSinks(for: request, session: id) {
      return PlayResult(session: id, signal: signal)
    }
    let deliveries = request.sinks.map { assignment in
      Delivery(assignment, isWaitedFor: scheduler.isVirtual) { [phrases] name, report in
        switch report {
        case .failed(let reason):
          if assignment.showsMessages { messenger.show(on: nil) }
          failures.withLock { $0.append(SinkFailure(name: name, reason: reason)) }
          messenger.say(phrases.note(.sinkOff(name, reason: reason)))
        case .stuck:
          messenger.say(phrases.note(.sinkStuck(name, after: Delivery.patience)))
        }
      }
    }
    messenger.show(on: deliveries.first { $0.showsMessages })

    var settings = request.settings
    settings.phrases = phrases
    settings.ticks = !scheduler.isVirtual && request.sinks.contains { $0.kinds.contains(.tick) }
    let desk = openDesk(request.takesKeys)
    // Before any other thread makes a file: what is made in the same moment is as closed as the socket.
    let entrance = scheduler.isVirtual ? nil : controlDoor?.open(id)
    if case .closed(let reason) = entrance {
      messenger.say(phrases.note(.notControlled(reason: reason)))
    }
    let server = entrance?.server
    let session = Session(plan: request.plan, settings: settings)
    let player = Player(
      session: session, phrases: settings.phrases, id: id,
      ticksAnyhow: settings.ticks,
      scheduler: scheduler, deliveries: deliveries, desk: desk, keeper: request.keeper,
      engine: EngineQueue(on: engineThread), follow: server?.offer)

    if engineThread == .main, !scheduler.isVirtual { TimerPrecision.makeExact() }
    // Signals are taken before anything is started, and wait on the queue until it begins.
    player.prepare()
    let farewell = Farewell()
    let isOpen = desk?.open(for: .playing) { input in
      if case .end = input {
        farewell.noteSignal()
        for delivery in deliveries { delivery.stopWaiting() }
      }
      player.send(input)
    }
    if isOpen == false {
      messenger.say(phrases.note(.noThreadForKeys))
    }
    let awake = request.keepsAwake && !scheduler.isVirtual ? keepAwake() : nil
    for delivery in deliveries {
      delivery.start(
        port: port(
          of: delivery.name, session: id, speed: request.pace.speed,
          outline: { session.overview(at: .zero).outline }, player, messenger))
    }
    request.keeper?.start(session: id)
    let isServed = server?.start(
      asking: player.ask, looking: player.look,
      ticking: { player.send(.ticksWanted($0)) })
    if isServed == false {
      messenger.say(phrases.note(.notControlled(reason: "the system gives no thread for it")))
    }
    withExtendedLifetime(awake) { player.play() }

    for delivery in deliveries { delivery.end() }
    server?.close()
    // What is said from now on waits for the screen to be left, and then stands below it.
    deliveries.first { $0.showsMessages }?.whenEnded { messenger.show(on: nil) }
    farewell.wait(for: deliveries)
    request.keeper?.finish()
    messenger.show(on: nil)
    // Said like everything else, so that output that is held holds up nothing.
    if let word = player.result.end.flatMap(request.lastWord) { messenger.say(phrases.note(word)) }
    desk?.close()
    messenger.waitUntilSaid(until: .now() + .seconds(1))
    let result = player.result
    return PlayResult(
      session: id, end: result.end, attendance: result.attendance, signal: result.signal,
      failures: failures.withLock { $0 })
  }

  /// What one sink may ask of the player; a flood of commands ends at the door.
  private func port(
    of name: String, session: String, speed: Double,
    outline: @escaping @Sendable () -> [OutlineStep], _ player: Player, _ messenger: Messenger
  ) -> SinkPort {
    let limit = Mutex(CommandLimit())
    return SinkPort(
      session: session, speed: speed, outline: outline,
      overview: {
        // Nobody is held up where the session does not answer any more.
        let found = Mutex(SessionOverview())
        let isFound = DispatchSemaphore(value: 0)
        player.look { overview in
          found.withLock { $0 = overview }
          isFound.signal()
        }
        _ = isFound.wait(timeout: .now() + .seconds(1))
        return found.withLock { $0 }
      },
      control: { command in
        let now = DispatchTime.now().uptimeNanoseconds
        switch limit.withLock({ $0.take(at: now) }) {
        case .taken: player.send(.control(command, sink: name))
        case .refused: break
        case .switchedOff:
          player.send(.sinkLeft(name))
          messenger.say(phrases.note(.sinkFloods(name)))
        }
      },
      leave: { player.send(.sinkLeft(name)) },
      say: { [phrases] in messenger.say(phrases.note($0)) })
  }
}
