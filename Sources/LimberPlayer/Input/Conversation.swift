internal import Dispatch
internal import LimberBasics
package import LimberEvents
package import LimberPlatform
internal import Synchronization

/// Questions to the person at a terminal, one after another, each answered with a line.
///
/// The terminal is taken while it lasts, and signals are heeded: whoever asks to end is answered as
/// the person's last word. It is closed before anything else is shown.
package final class Conversation: Sendable {
  package enum Answer: Sendable, Hashable {
    /// A line that Enter confirmed; empty where there was only Enter.
    case line(String)
    /// The question before, please.
    case back
    /// The system asked to end, or the terminal went away.
    case end(signal: Int32)
    /// Nobody came to the keys while they were waited for.
    case nobody
  }

  private enum Input: Sendable {
    case key(Key)
    case end(Int32)
    case nobody
    /// The program stood still meanwhile, and somebody else wrote on the screen.
    case redraw
  }

  private let desk: any ControlDesk
  private let output: HostOutput
  private let phrases: any Phrases
  private let inbox = Mutex<[Input]>([])
  private let bell = DispatchSemaphore(value: 0)
  /// How long the first key is waited for; nil for as long as it takes.
  private let patience: Duration?
  /// Whether somebody has pressed a key.
  private let hasCome = Mutex(false)

  /// - Parameter patience: how long the first key is waited for; nil for as long as it takes.
  package init(
    on output: HostOutput, with desk: any ControlDesk, phrases: any Phrases,
    patience: Duration? = nil
  ) {
    self.output = output
    self.phrases = phrases
    self.patience = patience
    self.desk = desk
  }

  /// Takes the terminal.
  ///
  /// - Returns: whether it can.
  package func open() -> Bool {
    desk.open(for: .answering) { [self] input in
      switch input {
      case .key(let key): put(.key(key))
      case .end(let signal): put(.end(signal))
      case .stopRequested: desk.standStill()
      case .continued: put(.redraw)
      case .nothingMoreWillCome: put(.nobody)
      default: break
      }
    }
  }

  private func put(_ input: Input) {
    inbox.withLock { $0.append(input) }
    bell.signal()
  }

  /// Says something; what nobody can see is not worth an error.
  package func say(_ text: String) {
    try? output.write(Wrapping.fit(SafeText.shown(text), in: output) + "\n")
  }

  /// Asks, and waits for a line.
  ///
  /// - Parameters:
  ///   - question: the question; its last line is what the answer stands behind.
  ///   - suggested: what stands in the line at first.
  ///   - backKeys: characters that ask for the question before while nothing is typed, beside Escape,
  ///     the arrow up and Backspace.
  package func ask(
    _ question: String, suggested: String = "", backKeys: Set<Character> = []
  ) -> Answer {
    var line = AnswerLine(suggested, backKeys: backKeys)
    let prompt = Wrapping.fit(SafeText.shown(question), in: output) + " "
    let column = (prompt.split(separator: "\n").last ?? "").cellWidth
    let room = max(output.size().columns - column - 1, 8)
    var shown = line.shown(in: room)
    write(prompt + shown)
    while true {
      switch next() {
      case nil: continue
      case .nobody:
        write("\n")
        return .nobody
      case .redraw: write("\n" + prompt + shown)
      case .end(let signal):
        // Whoever asks on is told the same.
        put(.end(signal))
        write("\n")
        return .end(signal: signal)
      case .key(let key):
        switch line.take(key) {
        case .ignored: break
        case .changed:
          let next = line.shown(in: room)
          // Nothing that can be typed into it steers a terminal, but the steps back must.
          try? output.draw(AnswerLine.change(from: shown, to: next))
          shown = next
        case .entered:
          write("\n")
          return .line(line.text)
        case .back:
          write("\n")
          return .back
        }
      }
    }
  }

  /// What comes next; nil where it is gone again, `nobody` where no first key comes in time.
  private func next() -> Input? {
    if let patience, !hasCome.withLock({ $0 }) {
      let (seconds, _) = patience.components
      guard bell.wait(timeout: .now() + .seconds(Int(seconds))) == .success else { return .nobody }
    } else {
      bell.wait()
    }
    let input = inbox.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if case .key = input { hasCome.withLock { $0 = true } }
    return input
  }

  /// Asks for yes or no.
  ///
  /// - Parameter usually: what Enter alone means.
  /// - Returns: the answer; a person who leaves says no.
  package func asks(_ question: String, usually: Bool) -> Bool {
    while true {
      switch ask(phrases.question(.yesOrNo(question, usually: usually))) {
      case .back, .end, .nobody: return false
      case .line(let text):
        if text.allSatisfy(\.isWhitespace) { return usually }
        if let agrees = phrases.agrees(text) { return agrees }
        say(phrases.question(.yesOrNoAgain))
      }
    }
  }

  /// The signal that asked to end, where one came.
  package var signal: Int32? {
    inbox.withLock { inbox in
      for case .end(let signal) in inbox { return signal }
      return nil
    }
  }

  /// Gives the terminal back.
  package func close() {
    desk.close()
  }

  private func write(_ text: String) {
    try? output.write(text)
  }
}
