import LimberBasics
import LimberEvents
import LimberPlatform
import LimberPlayer
import LimberSinks
import LimberTestSupport

/// A sink that writes far more than it should: commands, lines that are none, lines without an end.
///
/// What it writes goes the way that every sink's output goes: it is cut into lines, each is read, and commands are
/// taken as far as their limit lets them.
struct Flood {
  /// What one gush came to.
  struct Gush {
    var commands: [ControlCommand] = []
    var refused = 0
  }

  private var lines = LineAssembler(limit: ControlLine.limit)
  private var limit = CommandLimit()
  /// A chance of its own, so that a story is the same whatever is written.
  private var random: SeededGenerator
  private var taken: [Duration] = []
  /// What is wrong, in words.
  private(set) var wrong: [String] = []

  private static let commands: [ControlCommand] = [
    .pause, .resume, .toggle, .next, .previous, .restart, .confirm, .done, .choose(option: 1),
    .adjust(by: .seconds(10)), .adjust(by: .seconds(-10)),
  ]
  private static let rubbish = [
    "", "{}", "[1]", "\u{0}\u{1B}[2J", #"{"ack":9223372036854775807}"#, #"{"ack":1e999}"#,
    #"{"command":"fly"}"#, #"{"command":"adjust"}"#, #"{"tell":"Hello"}"#, #"{"command":"stop""#,
    #"{"command":"next","command":7}"# + "\u{0}",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Writes up to two hundred lines at once, in pieces of any size.
  mutating func gush(at now: Duration) -> Gush {
    var bytes: [UInt8] = []
    var meant: [ControlCommand] = []
    for _ in 0..<random.number(in: 1...200) {
      switch random.number(in: 0...9) {
      case 0...5:
        let command = random.pick(Self.commands)
        meant.append(command)
        bytes += Self.line(command).utf8
      case 6:
        // No command, although one stands in it: there is more of the line than is read.
        bytes += Self.line(.next).utf8
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: ControlLine.limit)
      default: bytes += random.pick(Self.rubbish).utf8
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    var gush = Gush()
    var found: [ControlCommand] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(random.number(in: 1...5_000))
      rest = rest.dropFirst(piece.count)
      for line in lines.take(piece) {
        guard case .command(let command) = ControlLine(line) else { continue }
        found.append(command)
        take(command, at: now, into: &gush)
      }
    }
    if found != meant { wrong.append("a sink wrote \(meant), and \(found) was read") }
    return gush
  }

  private mutating func take(_ command: ControlCommand, at now: Duration, into gush: inout Gush) {
    guard limit.take(at: UInt64(now.wholeMilliseconds) * 1_000_000) == .taken else {
      gush.refused += 1
      return
    }
    gush.commands.append(command)
    taken.append(now)
    if taken.count(where: { $0 > now - .seconds(1) }) > ControlCommand.perSecond {
      wrong.append("more commands of a sink were taken in a second than may be")
    }
  }

  private static func line(_ command: ControlCommand) -> String {
    switch command {
    case .adjust(let change): #"{"command":"adjust","seconds":\#(change.components.seconds)}"#
    case .choose(let option): #"{"command":"choose","option":\#(option)}"#
    default: #"{"command":"\#(command.name)"}"#
    }
  }
}
