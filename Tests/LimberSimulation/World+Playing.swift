import LimberBasics
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax
import LimberTestSupport
import Synchronization

/// One session that is played: told to the history's recorder and to the place's file, each of which takes its
/// time.
struct Performance {
  var session: Session
  let id: String
  var life: World.Life
  private var recorder: HistoryRecorder
  private let marks = RecordMarks()
  private var place: PlaceFile?
  private let makePlace: () -> PlaceFile
  private let notes: Notes
  private var toRecord: [SessionEvent] = []
  private var toKeep: SessionPlace?
  private var end: (place: SessionPlace?, isBehind: Bool, outcome: SessionOutcome)?
  private var isPlaceDone = false
  private let bug: PlantedBug?
  /// Who is told of it beside those.
  private var audience: Audience
  /// What one of those writes; nil where nobody writes too much.
  private var flood: Flood?
  /// How long the session was paused, as its events are told.
  private var paused = Duration.zero
  /// Whether a key or a command came since an event was told by itself.
  private var mayHavePaused = false

  /// What the person was told meanwhile.
  final class Notes: Sendable {
    let all = Mutex<[SessionNote]>([])
  }

  init(
    _ set: RoutineSet, plan: Plan, id: String, in world: World, from before: Position?
  ) {
    self.id = id
    bug = world.bug
    audience = Audience(seed: UInt64(world.sessions))
    flood = world.isFlooded ? Flood(seed: UInt64(world.sessions)) : nil
    let notes = Notes()
    self.notes = notes
    life = World.Life(id: id, resumes: before?.session)
    session = Session(
      plan: plan,
      settings: .init(attendance: .person, start: before?.place ?? SessionPlace()))
    let played = SessionRecord.Played(id: set.rootID, hash: set.hash(of: set.rootID))
    recorder = HistoryRecorder(
      file: world.history(on: world.disk), routines: [played], isUnattended: false,
      hasOwnDose: false, resumes: before?.session, marks: marks,
      say: { note in notes.all.withLock { $0.append(note) } })
    let (disk, instant) = (world.disk, world.instant)
    makePlace = {
      PlaceFile(
        Position(
          time: instant, routines: [set.rootID], hashes: Position.hashes(of: [set]), plan: plan,
          place: before?.place ?? SessionPlace(), resumes: before?.session),
        session: id, in: PositionFolder(state: World.state, on: disk), now: { instant },
        say: { note in notes.all.withLock { $0.append(note) } })
    }
  }

  /// Hands events over, stamped as the player stamps them.
  mutating func tell(_ events: [SessionEvent], at instant: Instant) {
    if events.contains(where: { $0.kind == .resumed }) { mayHavePaused = true }
    for var event in events {
      event.stamp.session = id
      event.stamp.time = Instant(
        milliseconds: instant.milliseconds + Int64(event.at.wholeMilliseconds),
        offsetSeconds: instant.offsetSeconds)
      switch event.body {
      case .stepEnded(let info, let outcome, _)
      where [.timed, .reps, .rest].contains(info.kind):
        life.steps.append((info.index, outcome))
      case .sessionEnded(let end): life.outcome = end.outcome
      default: break
      }
      audience.tell(event)
      if HistoryRecorder.kinds.contains(event.kind) { toRecord.append(event) }
    }
    if session.isOver {
      life.isBehind = session.isPastLastStep
      end = (
        session.isPastLastStep ? nil : session.place, session.isPastLastStep,
        life.outcome ?? .interrupted
      )
    } else {
      toKeep = session.place
    }
  }

  /// Lets what is due at an instant happen, each of it at that instant.
  mutating func advance(to deadline: Duration, in world: inout World) {
    let events = session.advance(to: deadline)
    // Pauses are no time of the session, and everything is due earlier by them.
    for event in events where deadline - event.at != paused {
      guard mayHavePaused else {
        world.find("\(event.kind) is told at \(event.at) and was due at \(deadline - paused)")
        break
      }
      paused = deadline - event.at
      mayHavePaused = false
    }
    tell(events, at: world.instant)
  }

  /// Lets a sink write as much as it likes, and the session do what is taken of it.
  mutating func gush(at now: Duration, in world: inout World) {
    guard let gush = flood?.gush(at: now) else { return }
    world.reach(.flooded)
    if gush.refused > 0 { world.reach(.commandRefused) }
    for command in gush.commands where !session.isOver {
      tell(session.obey(command, by: .control("flood"), at: now), at: world.instant)
    }
    world.wrong += flood?.wrong ?? []
  }

  /// Lets the recorder or the place's file have its turn; whether anything is left to do.
  mutating func turn(_ random: inout SeededGenerator, in world: inout World) -> Bool {
    let mayKeep = marks.isBeginningKept != nil && !isPlaceDone && (toKeep != nil || canEnd)
    if !toRecord.isEmpty, !mayKeep || random.chance(60) {
      try? recorder.receive(toRecord.removeFirst())
      if toRecord.isEmpty, session.isOver { try? recorder.finish() }
      return true
    }
    guard mayKeep else { return !toRecord.isEmpty }
    var file = place ?? makePlace()
    if let next = toKeep, end == nil || random.chance(50) {
      file.keep(next)
      if !file.hasFailed, !world.simulated.isDown {
        life.place = next.step
        world.reach(.placeKept)
      }
      toKeep = nil
    } else if let end {
      let isDone = end.isBehind && (bug == .forgetPlaceEarly || marks.isEndKept == true)
      file.end(at: end.place ?? toKeep, isDone: isDone, outcome: end.outcome)
      if isDone, !world.simulated.isDown { world.reach(.placeForgotten) }
      if let place = end.place, !file.hasFailed, !world.simulated.isDown { life.place = place.step }
      isPlaceDone = true
    }
    place = file
    return true
  }

  /// The end waits for the history, but where there is still a place to go on from.
  private var canEnd: Bool {
    guard let end else { return false }
    return !end.isBehind || marks.isEndKept != nil || bug == .forgetPlaceEarly
  }

  /// What the person knows once it is over; where the program was killed, nothing.
  mutating func told(in world: inout World) -> World.Life {
    guard !world.simulated.isDown else { return life }
    if session.isOver {
      audience.end()
      world.wrong += audience.wrong
      if audience.hasDropped { world.reach(.dropped) }
      life.isTold = marks.isEndKept == true || bug == .tellKeptEarly
      // Where it is known that the end is not kept, the last word of the session says so.
      if marks.isEndKept == nil, bug == nil, notes.all.withLock(\.isEmpty) {
        world.find("nobody knows whether \(id) is kept, and nobody was told")
      }
      world.reach(marks.isEndKept == true ? .endKept : .endNotKept)
    }
    for note in notes.all.withLock(\.self) { world.log.add("\(note)") }
    return life
  }
}

extension World {
  /// Reads the routines that there are, each once: whatever goes wrong, they stay as they are.
  mutating func readRoutines() {
    for id in Self.ids + [Self.own] {
      let file = RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text(of: id)))
      routines[id] = RoutineReader.read(file, lookup: .empty).set
    }
  }

  /// The routine with an id; a routine is two or three steps with ranges.
  func routine(_ id: String) -> RoutineSet? { routines[id] }

  func text(of id: String) -> String {
    if id == Self.own { return ownRoutine }
    let steps =
      id == Self.ids[0]
      ? #"{"type":"reps","name":"Heel drop","cue":"Down.","reps":{"min":5,"max":15}},{"type":"timed","name":"Hold","cue":"Hold.","duration":{"min":"20s","max":"60s"}},{"type":"rest","duration":"10s"},{"type":"timed","name":"Lean","cue":"Lean.","duration":"15s"}"#
      : #"{"type":"timed","name":"Reach","cue":"Reach.","duration":{"min":"10s","max":"90s"}},{"type":"timed","name":"Hang","cue":"Hang.","duration":"12s"}"#
    return #"{"format":1,"title":"\#(id)","cautions":["Stop."],"steps":[\#(steps)]}"#
  }

  /// What the person did, as rules see it.
  func past(_ days: Int64 = 70) -> [SessionRecord] {
    let reading = try? history(on: trueDisk).readEnd(since: now - days * 86_400_000)
    return Trainings(reading?.sessions ?? [], now: instant).all
  }

  mutating func begin(
    _ id: String, from before: Position?, _ random: inout SeededGenerator
  ) -> Performance? {
    guard let set = routine(id) else { return nil }
    let doses = GradualDoses(for: set, history: past(), today: instant.day)
    sessions += 1
    let digits = String(sessions)
    let name =
      String(repeating: "0", count: 8 - digits.count) + digits + "-0000-4000-8000-000000000000"
    var performance = Performance(
      set, plan: Plan([set], dosing: doses.dosing), id: name, in: self, from: before)
    performance.tell(performance.session.start(at: .zero), at: instant)
    return performance
  }

  /// Plays sessions to their ends, one through the other where there are several.
  ///
  /// - Parameter isInEarnest: whether everything is done as it is asked for.
  mutating func play(
    _ performances: [Performance], isInEarnest: Bool = false, _ random: inout SeededGenerator
  ) {
    var performances = performances
    var times = performances.map { _ in Duration.zero }
    if performances.count > 1 { reach(.twoAtOnce) }
    while let index = performances.indices.filter({ !performances[$0].session.isOver })
      .randomElement(using: &random), !simulated.isDown
    {
      times[index] = step(
        &performances[index], from: times[index], isInEarnest: isInEarnest, &random)
      for _ in 0..<random.number(in: 0...3) {
        _ = performances[index].turn(&random, in: &self)
      }
    }
    for index in performances.indices where !simulated.isDown {
      while performances[index].turn(&random, in: &self), !simulated.isDown {}
    }
    for index in performances.indices { lives.append(performances[index].told(in: &self)) }
    now += 60_000 * Int64(random.number(in: 5...90))
  }

  /// Lets somebody set the clock while a session is played: by a little, by an hour, or by another season's hour.
  private mutating func stepClock(_ random: inout SeededGenerator) {
    if random.chance(30) {
      offset = offset == 3_600 ? 7_200 : 3_600
      reach(.seasonChanged)
    } else {
      now += random.pick([-3_600_000, -2_000, -30, 40, 2_500, 61_000])
      reach(.clockStepped)
    }
  }

  /// Lets time pass up to the next deadline, or the person press a key before it.
  private mutating func step(
    _ performance: inout Performance, from time: Duration, isInEarnest: Bool,
    _ random: inout SeededGenerator
  ) -> Duration {
    let deadline = performance.session.nextDeadline
    if isInEarnest, random.chance(4) { stepClock(&random) }
    if let deadline, isInEarnest || random.chance(93) {
      performance.advance(to: deadline, in: &self)
      return max(deadline, time)
    }
    let at = min(time + .milliseconds(random.number(in: 0...4_000)), deadline ?? .seconds(1 << 30))
    let words =
      Array(repeating: "done", count: 12) + Array(repeating: "confirm", count: 12)
      + (isInEarnest
        ? []
        : [
          "next", "previous", "more", "less", "pause", "resume", "slept", "stop", "pain",
          "interrupt",
        ])
    performance.gush(at: at, in: &self)
    guard !performance.session.isOver else { return at }
    let word = random.pick(words)
    if word == "pain" { reach(.painStop) }
    performance.tell(
      performance.session.take(ScriptedInput(at: at, word: word, number: 5)), at: instant)
    return at
  }
}
