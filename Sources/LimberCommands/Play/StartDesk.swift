import LimberBasics
import LimberPlatform
import LimberPlayer

/// Shows the list to choose from on a terminal's other screen, and gives the terminal back on every way
/// out.
final class StartDesk: Sendable {
  /// The other screen, without a cursor; and back.
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l"
  private static let leave = "\u{1B}[?25h\u{1B}[?1049l"

  private let output: HostOutput
  private let keys: KeyQueue
  private let ink: Ink

  init(on output: HostOutput, with desk: any ControlDesk, ink: Ink) {
    self.output = output
    keys = KeyQueue(desk)
    self.ink = ink
  }

  /// Lets the person choose; nil where they leave.
  ///
  /// - Throws: `Interruption` where the system asks to end.
  func choose(from list: StartList) throws -> StartList.Choice? {
    guard keys.open(for: .choosing) else { throw Interruption(signal: SignalNames.hangUp) }
    defer {
      show(Self.leave)
      output.keepWayOut("")
      keys.close()
    }
    take()
    var screen = StartScreen(list)
    draw(&screen)
    while true {
      switch keys.next() {
      case .over: return nil
      case .end(let signal): throw Interruption(signal: signal)
      case .redraw: draw(&screen)
      case .stop:
        show(Self.leave)
        output.keepWayOut("")
        keys.standStill()
        take()
        draw(&screen)
      case .key(let key):
        switch screen.take(key) {
        case .ignored: break
        case .shown: draw(&screen)
        case .chosen(let choice): return choice
        case .left: return nil
        }
      }
    }
  }

  private func take() {
    output.keepWayOut(Self.leave)
    show(Self.enter)
  }

  private func draw(_ screen: inout StartScreen) {
    // What a job in the background draws would stand in the middle of what is typed for another.
    guard output.isInFront() else { return }
    let size = output.size()
    let lines = screen.lines(columns: size.columns, rows: size.rows, ink: ink)
    show("\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  /// What nobody can see is not worth an error.
  private func show(_ text: String) { try? output.draw(text) }
}
