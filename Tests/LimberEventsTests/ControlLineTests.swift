import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `Lines of a session's socket` {
  struct Row: Sendable, CustomTestStringConvertible {
    var line: String
    var wish: ControlRequest.Wish?
    var code: ControlFault.Code?
    var id: ControlRequest.Tag?
    var testDescription: String { line }
  }

  static let rows = [
    Row(line: #"{"command":"pause","id":7}"#, wish: .command(.pause), id: .number(7)),
    Row(line: #"{"command":"done","id":"a","x":[1]}"#, wish: .command(.done), id: .text("a")),
    Row(line: #"{"command":"hurt"}"#, wish: .command(.hurt)),
    Row(line: #"{"command":"adjust","seconds":-2.5}"#, wish: .command(.adjust(by: .seconds(-2.5)))),
    Row(line: #"{"command":"choose","option":9}"#, wish: .command(.choose(option: 9))),
    Row(line: #"{"command":"status"}"#, wish: .status),
    Row(line: #"{"command":"follow"}"#, wish: .follow(ControlRequest.usualKinds)),
    Row(line: #"{"command":"follow","events":["tick"]}"#, wish: .follow([.tick])),
    Row(
      line: #"{"command":"follow","events":["tock"],"id":1}"#, code: .badArgument, id: .number(1)),
    Row(line: #"{"command":"follow","events":7}"#, code: .badArgument),
    Row(line: #"{"command":"choose","option":10,"id":2}"#, code: .badArgument, id: .number(2)),
    Row(line: #"{"command":"adjust","seconds":0}"#, code: .badArgument),
    Row(line: #"{"command":"adjust","seconds":86401}"#, code: .badArgument),
    Row(line: #"{"command":"run","id":3}"#, code: .unknownCommand, id: .number(3)),
    Row(line: #"{"command":7,"id":4}"#, code: .badLine, id: .number(4)),
    Row(line: #"{"id":5}"#, code: .badLine, id: .number(5)),
    Row(line: #"{"command":"pause","id":[1]}"#, code: .badArgument),
    Row(line: "[]", code: .badLine),
    Row(line: "", code: .badLine),
    Row(line: #"{"command":"pause""#, code: .badLine),
  ]

  @Test(arguments: rows)
  func `are read as the contract says, and a fault keeps its id`(row: Row) {
    let request = ControlRequest(line: row.line)
    #expect(request.id == row.id)
    if case .unreadable(let fault) = request.wish {
      #expect(fault.code == row.code)
      #expect(!fault.message.isEmpty)
    } else {
      #expect(request.wish == row.wish)
      #expect(row.code == nil)
    }
  }

  @Test(arguments: rows.compactMap { $0.wish })
  func `of requests come back as what was written`(wish: ControlRequest.Wish) {
    let request = ControlRequest(wish, id: .number(3), sender: "pedal")
    #expect(ControlRequest(line: request.line) == request)
  }

  @Test func `of answers come back as what was written`() {
    let replies: [ControlReply] =
      [
        ControlReply(.taken(changed: true), to: .number(7)), ControlReply(.taken(changed: false)),
        ControlReply(.following, to: .text("x")),
        ControlReply(.status(SampleEvents.status), to: .number(1)),
      ] + ControlFault.Code.allCases.map { ControlReply(.refused(ControlFault($0, "why"))) }
    let messages: [ControlMessage] =
      replies.map { .reply($0) } + [
        .status(SampleEvents.status),
        .status(SessionStatus(state: .over, routine: RoutineName(id: "a", title: "A"))),
        .greeting(ControlGreeting(hostVersion: "1", session: "id", locale: "de_DE.UTF-8")),
        .greeting(
          ControlGreeting(
            hostVersion: "1", session: "id", locale: "",
            overview: SessionOverview(outline: SampleEvents.outline, status: SampleEvents.status))),
      ]
    for message in messages { #expect(ControlMessage(line: message.line) == message) }
  }

  @Test func `a status counts on by itself, and stops at nothing left`() {
    let later = SampleEvents.status.after(.seconds(5))
    #expect(later.elapsed == .seconds(95) && later.remaining == .seconds(295))
    #expect(later.stepElapsed == .milliseconds(9_500) && later.stepRemaining == .seconds(7))
    #expect(later.phaseRemaining == .zero && later.endsAt == SampleEvents.status.endsAt)
    #expect(SampleEvents.status.after(.zero) == SampleEvents.status)
  }

  @Test func `have the words of the contract`() {
    #expect(
      ControlMessage.reply(ControlReply(.taken(changed: true), to: .number(7))).line
        == #"{"id":7,"ok":true,"changed":true}"#)
    #expect(
      ControlMessage.greeting(ControlGreeting(hostVersion: "1.0", session: "ab", locale: "C")).line
        == #"{"kind":"hello","v":1,"protocol":[1],"host":{"name":"limber","version":"1.0"},"#
        + #""session":"ab","locale":"C"}"#)
  }

  @Test func `hold no more than a line may, whatever the texts`() {
    var status = SampleEvents.status
    status.text = String(repeating: "\u{1F9D8}\"", count: 5000)
    status.options = Array(repeating: status.text, count: 40)
    status.routine.title = status.text
    status.step?.name = status.text
    #expect(ControlMessage.reply(ControlReply(.status(status))).line.utf8.count < 4096)
  }
}
