import LimberEvents
import Testing

@testable import LimberPlayer

@Suite struct CommandLimitTests {
  private static let second: UInt64 = 1_000_000_000

  /// What became of commands at instants in milliseconds.
  private static func verdicts(_ instants: some Sequence<Int>) -> [CommandLimit.Verdict] {
    var limit = CommandLimit()
    return instants.map { limit.take(at: 7 * second + UInt64($0) * 1_000_000) }
  }

  @Test func `a pedal is always heeded, however nervous`() {
    let verdicts = Self.verdicts(stride(from: 0, to: 60_000, by: 20))
    #expect(verdicts.allSatisfy { $0 == .taken })
  }

  @Test func `of a flood 50 commands are taken in any second`() {
    let verdicts = Self.verdicts(0..<5_000)
    for begin in stride(from: 0, to: 4_000, by: 7) {
      #expect(verdicts[begin..<(begin + 1_000)].filter { $0 == .taken }.count <= 50)
    }
    #expect(verdicts.filter { $0 == .taken }.count == 250)
  }

  @Test func `a flood of 10 s switches the commands off, once and for all`() {
    let verdicts = Self.verdicts(0..<30_000)
    #expect(verdicts.filter { $0 == .switchedOff }.count == 1)
    #expect(verdicts.firstIndex(of: .switchedOff) == 10_050)
    #expect(!verdicts[10_050...].contains(.taken))
  }

  @Test func `floods with a rest between them do not add up`() {
    let flood = Array(0..<6_000)
    let verdicts = Self.verdicts(flood + flood.map { $0 + 9_000 } + flood.map { $0 + 18_000 })
    #expect(!verdicts.contains(.switchedOff))
  }
}

@Suite struct InboxTests {
  @Test func `keys and signals go before what sinks ask for`() {
    var inbox = Inbox()
    for input: PlayerInput in [
      .control(.next, sink: "a"), .key(.character("q")), .control(.pause, sink: "b"),
      .end(signal: 15),
    ] {
      let isOneMore = inbox.add(input)
      #expect(isOneMore)
    }
    #expect(
      Self.all(&inbox) == [
        .key(.character("q")), .end(signal: 15), .control(.next, sink: "a"),
        .control(.pause, sink: "b"),
      ])
  }

  @Test func `equal commands that wait are one, and no more wait than anybody needs`() {
    var inbox = Inbox()
    for _ in 1...1000 { _ = inbox.add(.control(.toggle, sink: "a")) }
    #expect(Self.all(&inbox) == [.control(.toggle, sink: "a")])
    for seconds in 1...1000 {
      _ = inbox.add(.control(.adjust(by: .seconds(seconds)), sink: "a"))
    }
    #expect(Self.all(&inbox).count == Inbox.limit)
  }

  @Test func `that a sink left comes behind what it asked for`() {
    var inbox = Inbox()
    _ = inbox.add(.control(.pause, sink: "a"))
    _ = inbox.add(.sinkLeft("a"))
    #expect(Self.all(&inbox) == [.control(.pause, sink: "a"), .sinkLeft("a")])
  }

  @Test func `questions keep their order behind keys, and each is answered`() {
    var inbox = Inbox()
    for _ in 1...Inbox.questionLimit {
      let isTaken = inbox.add(ControlQuestion(.command(.next), from: "") { _ in })
      #expect(isTaken)
    }
    let isOneMore = inbox.add(ControlQuestion(.status, from: "") { _ in })
    #expect(!isOneMore)
    _ = inbox.add(.key(.character("q")))
    #expect(Self.all(&inbox) == [.key(.character("q"))])
    var questions = 1
    while case .question = inbox.take() { questions += 1 }
    #expect(questions == Inbox.questionLimit)
  }

  private static func all(_ inbox: inout Inbox) -> [PlayerInput] {
    var all: [PlayerInput] = []
    while case .input(let input) = inbox.take() { all.append(input) }
    return all
  }
}
