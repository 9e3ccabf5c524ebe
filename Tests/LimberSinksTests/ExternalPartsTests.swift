import LimberEvents
import LimberRoutine
import Testing

@testable import LimberPlatform
@testable import LimberSinks

@Suite struct `Lines from a child` {
  static func lines(_ pieces: [String], limit: Int = 100) -> [LinePump.Line] {
    var assembler = LineAssembler(limit: limit)
    var lines = pieces.flatMap { assembler.take(Array($0.utf8)[...]) }
    if let rest = assembler.finish() { lines.append(rest) }
    return lines
  }

  @Test func `are whole however they arrive`() {
    let expected = ["one", "", "two", "three"].map { LinePump.Line(text: $0, isCut: false) }
    #expect(Self.lines(["one\n\ntwo\r\nthree"]) == expected)
    #expect(Self.lines("one\n\ntwo\r\nthree".map(String.init)) == expected)
  }

  @Test func `of more than the limit are cut, and the next one is whole again`() {
    #expect(
      Self.lines(["abc", "def", "ghi\nxy\n"], limit: 4) == [
        LinePump.Line(text: "abcd", isCut: true), LinePump.Line(text: "xy", isCut: false),
      ])
  }

  @Test func `that are no UTF-8 are repaired`() {
    var assembler = LineAssembler(limit: 9)
    #expect(assembler.take([0xFF, 0x41, 0x0A][...]).map(\.text) == ["\u{FFFD}A"])
  }
}

@Suite struct `The numbers of an external sink` {
  @Test func `begin with the greeting, and a gap tells what was lost`() {
    var count = WireCount()
    #expect(count.number() == (1, 0))
    count.noteWritten()
    #expect(count.number() == (2, 0))
    count.noteWritten()
    #expect(count.number(after: 3) == (6, 3))
    // That one was not written.
    #expect(count.number() == (7, 4))
    count.noteWritten()
    #expect(count.number() == (8, 0))
  }
}

@Suite struct `A sink that ends by itself` {
  struct Row: Sendable {
    var status: ChildStatus
    var crashes = 0
    var revival: Revival
  }

  @Test(arguments: [
    Row(status: .exited(0), revival: .notInterested),
    Row(status: .exited(64), revival: .willNotWork),
    Row(status: .exited(69), revival: .willNotWork),
    Row(status: .exited(78), crashes: 1, revival: .willNotWork),
    Row(status: .exited(1), revival: .again(after: .seconds(1))),
    Row(status: .signalled(11), crashes: 1, revival: .again(after: .seconds(5))),
    Row(status: .exited(127), crashes: 2, revival: .givenUp),
  ])
  func `is started again, or not`(row: Row) {
    let delays = ExternalSinkTiming().delays
    #expect(Revival(row.status, crashes: row.crashes, delays: delays) == row.revival)
  }
}

@Suite struct `A line of controls` {
  struct Row: Sendable {
    var text: String
    var line: ControlLine
  }

  @Test(arguments: [
    Row(text: #"{"ack": 7}"#, line: .ack(7)),
    Row(text: #"{"command":"pause"}"#, line: .command(.pause)),
    Row(text: #"{"command":"resume"}"#, line: .command(.resume)),
    Row(text: #"{"command":"toggle"}"#, line: .command(.toggle)),
    Row(text: #"{"command":"next"}"#, line: .command(.next)),
    Row(text: #"{"command":"previous"}"#, line: .command(.previous)),
    Row(text: #"{"command":"restart","why":"no"}"#, line: .command(.restart)),
    Row(text: #"{"command":"confirm"}"#, line: .command(.confirm)),
    Row(text: #"{"command":"stop"}"#, line: .command(.stop)),
    Row(text: #"{"command":"adjust","seconds":-7.5}"#, line: .command(.adjust(by: .seconds(-7.5)))),
    Row(text: #"{"command":"choose","option":2}"#, line: .command(.choose(option: 2))),
    Row(
      text: #"{"command":"choose","option":0}"#,
      line: .bad("'choose' has 'option', a whole number from 1 to 9")),
    Row(
      text: #"{"command":"adjust","seconds":1e99}"#,
      line: .bad("'adjust' has 'seconds', a number other than 0 and within a day")),
    Row(text: #"{"command":"explode"}"#, line: .bad("no command is called 'explode'")),
    Row(
      text: #"{"command":7}"#,
      line: .bad("a line has a whole number 'ack', or a string 'command' or 'tell'")),
    Row(text: #"{"tell":"http://lamp.local/"}"#, line: .tell("http://lamp.local/")),
    Row(text: #"{"tell":"a\u001b[2Jb\nc"}"#, line: .tell("a␛[2Jb␊c")),
    Row(
      text: #"{"tell":"\#(String(repeating: "x", count: 300))"}"#,
      line: .tell(String(repeating: "x", count: 200))),
    Row(text: "hello", line: .bad("a line is one JSON object")),
    Row(text: "", line: .bad("a line is one JSON object")),
  ])
  func `is a command, an acknowledgement or a reason`(row: Row) {
    #expect(ControlLine(LinePump.Line(text: row.text, isCut: false)) == row.line)
  }

  @Test func `that is too long is not read`() {
    let line = LinePump.Line(text: #"{"ack":1}"#, isCut: true)
    #expect(ControlLine(line) == .bad("a line has at most 4096 bytes"))
  }
}

@Suite struct `A description` {
  static let whole = """
    {"protocol":[1,2],"name":"speech","version":"1.0","summary":"Says it.",
     "events":["cue","stepStarted","somethingNew"],"acks":true,"drainSeconds":2.5,"controls":true,
     "options":{"rate":{"type":"number","min":80,"max":450,"default":160,"help":"words a minute"},
                "voice":{"help":"whose"},"loud":{"type":"flag","default":false},
                "on":{"type":"words","values":["a","b"],"default":"a+b"},
                "mode":{"type":"choice","values":["x","y"]}},"new":{"a":1}}
    """

  @Test func `is read whole, and what is new in it is passed over`() throws {
    let description = try #require(try SinkDescription(parsing: Self.whole))
    #expect(description.protocols == [1, 2])
    #expect(description.name == "speech")
    #expect(description.version == "1.0")
    #expect(description.summary == "Says it.")
    #expect(description.kinds == [.cue, .stepStarted])
    #expect(description.acks && description.controls)
    #expect(description.drainSeconds == 2.5)
    #expect(
      description.options == [
        SinkOption("loud", kind: .choice(["true", "false"]), defaultValue: "false", help: ""),
        SinkOption("mode", kind: .choice(["x", "y"]), defaultValue: "", help: ""),
        SinkOption("on", kind: .words(["a", "b"]), defaultValue: "a+b", help: ""),
        SinkOption(
          "rate", kind: .number(80...450), defaultValue: "160", help: "words a minute"),
        SinkOption("voice", kind: .text, defaultValue: "", help: "whose"),
      ])
  }

  @Test func `of little has the defaults`() throws {
    let description = try #require(try SinkDescription(parsing: #"{"protocol":[1]}"#))
    #expect(description.kinds == Set(EventKind.allCases).subtracting([.tick]))
    #expect(description.drainSeconds == 2)
    #expect(description.options == [])
    #expect(!description.acks && !description.controls)
  }

  @Test func `that may have slips in it tells of them`() throws {
    let text = """
      {"protocol":[1],"event":["cue"],"events":["stepstarted","cue"],"drainseconds":3,
       "options":{"rate":{"typ":"number"},"at":{"help":""}},"x-mine":1}
      """
    #expect(
      try SinkDescription(parsing: text)?.hints == [
        "limber knows no field 'event'; did you mean 'events'?",
        "limber knows no field 'drainseconds'; did you mean 'drainSeconds'?",
        "limber knows no field 'x-mine'",
        "limber knows no kind of event 'stepstarted'; did you mean 'stepStarted'?",
        "limber knows no field 'typ' of option 'rate'; did you mean 'type'?",
      ])
    #expect(
      try SinkDescription(parsing: #"{"protocol":[1],"needs":["sh"],"tells":true}"#)?.hints == [])
  }

  @Test func `asks for no more than 10 seconds`() throws {
    let text = #"{"protocol":[1],"drainSeconds":60}"#
    #expect(try SinkDescription(parsing: text)?.drainSeconds == 10)
  }

  @Test(arguments: ["", "usage: speech", "[1]", "7"])
  func `that is no JSON object is none`(text: String) throws {
    #expect(try SinkDescription(parsing: text) == nil)
  }

  struct Refusal: Sendable {
    var text: String
    var reason: String
  }

  @Test(arguments: [
    Refusal(text: "{}", reason: "'protocol' is missing: it is an array such as [1]"),
    Refusal(text: #"{"protocol":1}"#, reason: "'protocol' is an array of whole numbers"),
    Refusal(
      text: #"{"protocol":[]}"#, reason: "'protocol' is empty: it is an array such as [1]"),
    Refusal(
      text: #"{"protocol":[1],"needs":["/bin/sh"]}"#,
      reason: "'needs' holds at most 20 names of programs, without a path"),
    Refusal(
      text: #"{"protocol":[1],"options":{"token":{"secret":true,"default":"x"}}}"#,
      reason: "option 'token' is secret, and so has no default that anybody may read"),
    Refusal(text: #"{"protocol":[2,3]}"#, reason: "it speaks protocol 2, 3, limber speaks 1"),
    Refusal(text: #"{"protocol":[1],"events":"cue"}"#, reason: "'events' is an array of strings"),
    Refusal(text: #"{"protocol":[1],"acks":1}"#, reason: "'acks' is true or false"),
    Refusal(
      text: #"{"protocol":[1],"options":{"Rate":{}}}"#,
      reason: "an option's name is made of at most 32 lower-case letters, digits and hyphens"),
    Refusal(
      text: #"{"protocol":[1],"options":{"rate":160}}"#,
      reason: "option 'rate' is an object with 'type', 'default' and 'help'"),
    Refusal(
      text: #"{"protocol":[1],"options":{"rate":{"type":"float"}}}"#,
      reason:
        "option 'rate': 'type' is text, path, file, choice, words, command, number, bytes or flag"),
    Refusal(
      text: #"{"protocol":[1],"options":{"rate":{"type":"number","max":9,"default":10}}}"#,
      reason: "option 'rate': its default is a whole number of at most 9"),
    Refusal(
      text: #"{"protocol":[1],"options":{"mode":{"type":"choice"}}}"#,
      reason: "option 'mode': 'values' is an array of words"),
  ])
  func `that breaks the protocol is refused`(refusal: Refusal) {
    let fault = #expect(throws: SinkDescription.Fault.self) {
      try SinkDescription(parsing: refusal.text)
    }
    #expect(fault?.reason == refusal.reason)
  }
}
