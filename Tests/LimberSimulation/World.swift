import LimberBasics
import LimberCommands
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Synchronization

/// One person, their files, their clock and their crontab, in one thread and from one seed.
///
/// What is played is what limber plays with: the session, the history's recorder, the place's file, and the
/// commands as they run. Only who comes when is chosen here instead of by threads.
package struct World {
  static let home = "/home/me"
  static let state = home + "/.local/state/limber"
  static let ids = ["legs", "arms"]
  /// A routine that is another one in each story.
  static let own = "own"

  /// What is known of one session, by whoever was there.
  struct Life {
    var id: String
    var steps: [(index: Int, outcome: StepOutcome)] = []
    var outcome: SessionOutcome?
    /// Whether it came behind its last step, so that there is nothing to go on with.
    var isBehind = false
    /// Whether the person was told, by nothing else, that its end is kept.
    var isTold = false
    /// The last place that was kept for certain; nil where none was.
    var place: Int?
    var resumes: String?
    /// Whether its lines may be gone, because somebody asked for it.
    var mayBeGone = false
  }

  var simulated = SimulatedDisk()
  /// How many calls on the disk there were while something was done, over all programs.
  var effects: Int { calls.count }
  /// Every call on the disk while something was done.
  private(set) var calls: [DiskEffect] = []
  let bug: PlantedBug?
  var now: Int64 = 1_795_000_050_000
  /// How far the person's clock is ahead of UTC, in seconds.
  var offset = 3_600
  var ownRoutine = ""
  /// What there is to be played, by its id.
  var routines: [String: RoutineSet] = [:]
  /// Whether a sink of what is played writes without end.
  var isFlooded = false
  var lives: [Life] = []
  var sessions = 0
  /// What others put into the history.
  var imported: [String: [String]] = [:]
  var reminders: Set<String> = []
  /// The reminder that was started last: its name, its time in milliseconds, and how many letters there were.
  var fired: (id: String, instant: Int64, letters: Int)?
  /// Whether the person ever asked for one.
  var hasReminded = false
  /// The routine that was trained last.
  var trained: String?
  /// Sessions that an older limber left in the history.
  var older: Set<String> = []
  /// How much it hurt the morning after sessions, as was told.
  var mornings: [String: Int] = [:]
  /// How often a session was rated.
  var ratings = 0
  var crontab = Crontab()
  var post = Post()
  var doses: [String: [DoseKey: DoseAmount]] = [:]
  /// Whether places may have been forgotten for their age.
  var isLater = false
  var log = EventLog()
  var reached: [Reached: Int] = [:]
  /// What is wrong, in words; the first ends the story.
  var wrong: [String] = []

  package init(bug: PlantedBug? = nil) {
    self.bug = bug
  }

  /// The disk as the program has it.
  var disk: Disk { bug?.disk(simulated) ?? simulated.disk }
  /// The disk as it is.
  var trueDisk: Disk { simulated.disk }

  func history(on disk: Disk) -> HistoryFile {
    var file = HistoryFile(folder: Self.state, on: disk)
    file.patience = 0
    file.indexed = 1
    return file
  }

  var instant: Instant { Instant(milliseconds: now, offsetSeconds: offset) }

  mutating func reach(_ point: Reached) { reached[point, default: 0] += 1 }

  mutating func find(_ fault: String) { wrong.append(fault) }

  // MARK: - Programs

  /// What reaches the person by letter.
  final class Post: Sendable {
    let letters = Mutex(0)
    var count: Int { letters.withLock(\.self) }
  }

  /// The person's table, which outlives programs.
  final class Crontab: Sendable {
    let table = Mutex<[UInt8]>(Array("# mine\n0 1 * * * true\n".utf8))
    var bytes: [UInt8] { table.withLock(\.self) }

    func run(_ arguments: [String], on disk: Disk) -> ProgramRun {
      switch arguments {
      case ["-l"]: return ProgramRun(status: .exited(0), output: bytes, errors: [])
      case ["-r"]: table.withLock { $0 = [] }
      default:
        guard let file = arguments.first, let new = try? disk.read(file, limit: 1 << 20) else {
          return .ended(1, errors: "no such file")
        }
        table.withLock { $0 = new }
      }
      return .ended()
    }
  }

  /// What a program meets that is started now.
  func environment(
    _ arguments: [String], input: String = "", output: HostOutput = HostOutput(write: { _ in }),
    on disk: Disk
  ) -> HostEnvironment {
    let (clock, crontab, post, simulated) = (instant, crontab, post, simulated)
    let programs = StandInPrograms([
      "crontab": { call throws(ProgramRun.Failure) in
        // A dead program installs nothing.
        simulated.isDown ? .ended(1) : crontab.run(call.arguments, on: simulated.disk)
      },
      "sendmail": { _ throws(ProgramRun.Failure) in
        guard !simulated.isDown else { return .ended(1) }
        post.letters.withLock { $0 += 1 }
        return .ended()
      },
    ])
    return HostEnvironment(
      arguments: arguments,
      surroundings: Surroundings(
        variables: ["HOME": Self.home, "PATH": "/usr/bin", "LANG": "C.UTF-8", "LOGNAME": "me"],
        workingFolder: Self.home, executable: "/opt/limber/bin/limber", disk: disk),
      streams: Streams(
        input: HostInput(readAll: { Array(input.utf8.prefix($0)) }, readLine: { nil }),
        output: output, errors: output),
      clock: WallClock(now: { clock }), processes: programs.processes)
  }

  /// Runs a command.
  ///
  /// - Returns: how it ended and what it said; nil for a program that was killed.
  @discardableResult
  mutating func run(
    _ arguments: [String], input: String = "", on disk: Disk? = nil
  ) -> (status: ExitStatus, said: String)? {
    let said = Mutex("")
    let output = HostOutput(write: { text in said.withLock { $0 += text } })
    let status = Limber.run(
      environment(arguments, input: input, output: output, on: disk ?? self.disk))
    let text = said.withLock(\.self)
    guard !self.simulated.isDown else { return nil }
    log.add("\(arguments.joined(separator: " ")): \(status) \(text)")
    if status == .software { find("\(arguments): a fault of limber's own: \(text)") }
    return (status, text)
  }

  // MARK: - Trouble

  /// Lets trouble come while something is done, and has the next program find what is left.
  mutating func live(_ chapter: Story.Chapter, _ body: (inout World) -> Void) {
    log.add("\(chapter.deed) \(chapter.trouble)")
    let before = simulated.effects.count
    var other: (() -> Void)?
    switch chapter.trouble {
    case .none, .powerFails: break
    case .fault(let at, let choice): simulated.failAny(at: at, choice: choice)
    case .end(let at, _): simulated.end(at: at)
    case .lasting(let choice): other = lasting(choice)
    }
    body(&self)
    other?()
    for effect in simulated.effects.dropFirst(before) { log.add(effect.description) }
    calls += simulated.effects.dropFirst(before)
    switch chapter.trouble {
    case .end(_, let state) where simulated.isDown:
      reach(state % 4 == 0 ? .killed : .powerFailed)
      simulated = simulated.crashed(choosing: state)
    case .powerFails(let state):
      reach(.powerFailed)
      simulated = simulated.crashed(choosing: state)
    default: simulated = simulated.crashed(choosing: 0)
    }
  }

  /// Lets every call of a kind go wrong; answers with what ends it.
  private mutating func lasting(_ choice: Int) -> (() -> Void)? {
    let path = Self.state + "/history.jsonl"
    switch choice {
    case 0: simulated.fail(every: .synchronize, of: path, with: .error(.failing))
    case 1: simulated.fail(every: .write, with: .error(.full))
    case 2: simulated.setRoom(700)
    case 3: simulated.fail(every: .lock, with: .noLocks)
    case 4: simulated.fail(every: .synchronize, with: .error(.failing))
    default:
      // Another program has the lock, and puts what it read in the beginning back in the end.
      let lock = Self.state + "/history.lock"
      guard (try? trueDisk.makeFolder(Self.state)) != nil,
        (try? trueDisk.open(lock, for: .locking)) != nil, (try? simulated.hold(lock)) != nil
      else { return nil }
      reach(.lockHeld)
      let (disk, before) = (trueDisk, try? trueDisk.readWhole(path, limit: 1 << 24))
      return { if let before { try? disk.write(before, to: path) } }
    }
    if choice == 0 || choice == 4 { reach(.syncFailed) }
    reach(.faultMet)
    return nil
  }
}

/// What happened, as a number that is the same for the same story, and as lines where they are wanted.
package struct EventLog: Sendable {
  package private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  package private(set) var lines: [String] = []
  package var keepsLines = false

  mutating func add(_ line: String) {
    for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if keepsLines { lines.append(line) }
  }
}
