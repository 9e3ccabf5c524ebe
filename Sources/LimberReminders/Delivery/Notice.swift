internal import Dispatch
internal import LimberBasics
internal import LimberPlatform

/// A notification with something to press, and the program that tells of a press.
///
/// Waiting takes no processor time: it is one wait for a pipe.
package final class Notice: Sendable {
  /// What the person may press.
  package enum Press: String, Sendable, Hashable, CaseIterable {
    /// Begin now, in a terminal.
    case start
    /// Come again in ten minutes.
    case later
    /// Not today any more.
    case skip

    /// What stands on it.
    private var label: String {
      switch self {
      case .start: "Start"
      case .later: "In 10 minutes"
      case .skip: "Not today"
      }
    }

    /// What is pressed where the notification itself is, as the specification of notifications calls it.
    private static let itself = "default"

    /// The press that a server tells of; nil for none of limber's.
    init?(action: some StringProtocol) {
      guard action != Self.itself else {
        self = .start
        return
      }
      self.init(rawValue: String(action))
    }

    /// Every action with its label, as it goes to a server; the notification itself begins, where that is no
    /// second button of the same label.
    static func actions(withItself: Bool) -> [(name: String, label: String)] {
      (withItself ? [(itself, Press.start.label)] : []) + allCases.map { ($0.rawValue, $0.label) }
    }
  }

  private let program: any RunningProgram
  private let output: OpenFile
  private let reader: PressReader
  /// What has been printed so far and not been read.
  private let early: [UInt8]
  /// Takes the notification away.
  private let close: @Sendable () -> Void

  init(
    _ program: any RunningProgram, _ output: OpenFile, reader: PressReader, early: [UInt8],
    close: @escaping @Sendable () -> Void
  ) {
    self.program = program
    self.output = output
    self.reader = reader
    self.early = early
    self.close = close
  }

  /// Waits for a press; nil where the notification was closed, or the time is over.
  ///
  /// - Parameter milliseconds: how long; then the notification is taken away, for nobody would answer.
  package func wait(milliseconds: Int32) -> Press? {
    defer { program.killGroup() }
    let deadline = DispatchTime.now() + .milliseconds(Int(milliseconds))
    var reader = reader
    if let answer = reader.take(early) { return answer.press }
    var reading = BoundedReading(output, limit: 64 * 1_024)
    while let left = deadline.milliseconds() {
      guard Poll.wait(for: output, or: nil, timeout: left) == .readable else { continue }
      let isOpen = reading.readSome()
      for line in reading.takeLines() {
        if let answer = reader.take(Array(line) + [UInt8(ascii: "\n")]) { return answer.press }
      }
      if !isOpen { return nil }
    }
    close()
    return nil
  }
}

/// Finds the press in what a program prints.
struct PressReader: Sendable {
  /// What became of a notification.
  struct Answer {
    /// nil where it was closed.
    let press: Notice.Press?
  }

  private enum Member { case action, closing, other }

  /// The number of the notification in what `dbus-monitor` prints; nil for `notify-send`, which prints
  /// what was pressed and nothing else.
  private let number: String?
  private var lines = LineAssembler(limit: 1_024)
  private var member = Member.other
  private var isOurs = false

  init(monitoring number: String? = nil) {
    self.number = number
  }

  /// Takes bytes in; nil while nothing has become of it.
  mutating func take(_ bytes: [UInt8]) -> Answer? {
    for line in lines.take(bytes[...]) {
      if let answer = take(line.text) { return answer }
    }
    return nil
  }

  private mutating func take(_ line: String) -> Answer? {
    guard let number else { return Notice.Press(action: line).map { Answer(press: $0) } }
    let words = line.split(separator: " ")
    if let name = words.last, name.hasPrefix("member=") {
      member =
        switch name.dropFirst(7) {
        case "ActionInvoked": .action
        case "NotificationClosed": .closing
        default: .other
        }
      isOurs = false
    } else if words.first == "uint32", !isOurs, member != .other {
      // The first number is whose signal it is; what comes behind it may be any.
      isOurs = words.last.map(String.init) == number
      if !isOurs { member = .other }
      if isOurs, member == .closing { return Answer(press: nil) }
    } else if words.first == "string", isOurs, member == .action {
      let name = words.last?.split(separator: "\"").first ?? ""
      return Notice.Press(action: name).map { Answer(press: $0) }
    }
    return nil
  }
}

extension DispatchTime {
  /// Milliseconds until then, at least one; nil where it is past.
  func milliseconds() -> Int32? {
    let now = DispatchTime.now()
    guard self > now else { return nil }
    return Int32(clamping: (uptimeNanoseconds - now.uptimeNanoseconds) / 1_000_000 + 1)
  }
}
