import ConsoleSink
import LimberEvents
import LimberTestSupport
import Synchronization

/// A console sink on a terminal that shows what the person would see.
struct ConsoleStage {
  private(set) var terminal: ConsoleTerminal
  private let display: BufferDisplay
  private let front = Front()
  private let rewraps: Bool
  private var sink: any Sink
  private var seen = 0

  /// Whether the terminal talks to this program.
  private final class Front: Sendable {
    let isOurs = Atomic(true)
    /// What is kept to leave the terminal as it was.
    let wayOut = Mutex("")
  }

  init(
    columns: Int, rows: Int = 24, hasColour: Bool = false, isUnicode: Bool = true,
    rewraps: Bool = true, style: String = "block",
    status: SessionStatus? = nil, isWatching: Bool = false
  ) throws {
    terminal = ConsoleTerminal(columns: max(columns, 1), rows: max(rows, 1))
    display = BufferDisplay(columns: columns, rows: rows)
    var lent = display.display(isLive: true, hasColour: hasColour)
    lent.isUnicode = isUnicode
    lent.rewraps = rewraps
    self.rewraps = rewraps
    lent.isInFront = { [front] in front.isOurs.load(ordering: .relaxed) }
    lent.keepWayOut = { [front] text in front.wayOut.withLock { $0 = text } }
    lent.isWatching = isWatching
    lent.takesKeys = !isWatching
    var context = SinkContext(
      display: lent,
      openLog: { _ in throw BufferFailure() }, loggedInTerminals: { [] },
      phrases: EnglishPhrases())
    context.status = status
    sink = try ConsoleSink.descriptor.make(SinkValues(["style": style]), context)
  }

  /// Each write so far.
  var writes: [String] { display.writes }

  mutating func play(_ events: [SessionEvent]) throws {
    for event in events {
      try sink.receive(event)
      look()
    }
  }

  mutating func notice(_ notice: DisplayNotice) throws {
    try sink.notice(notice)
    look()
  }

  /// What whatever ends the program writes before.
  var wayOut: String { front.wayOut.withLock { $0 } }

  /// In how long the sink wants to be woken.
  var wakesIn: Duration? { sink.wakesIn }

  mutating func wake(after elapsed: Duration) throws {
    try sink.wake(after: elapsed)
    look()
  }

  mutating func finish() throws {
    try sink.finish()
    look()
  }

  /// The terminal becomes another size; the sink hears of it only by a notice.
  mutating func resize(columns: Int, rows: Int) {
    terminal.resize(columns: columns, rows: rows, rewraps: rewraps)
    display.resize(columns: columns, rows: rows)
  }

  /// Another job has the terminal, or this one again.
  func isInFront(_ isOurs: Bool) { front.isOurs.store(isOurs, ordering: .relaxed) }

  /// Something else writes to the terminal.
  mutating func scribble(_ text: String) { terminal.feed(text) }

  private mutating func look() {
    let writes = display.writes
    for write in writes[seen...] { terminal.feed(write) }
    seen = writes.count
  }
}
