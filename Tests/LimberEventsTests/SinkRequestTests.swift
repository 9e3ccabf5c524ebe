import LimberEvents
import Testing

@Suite struct `Asking for a sink` {
  struct Request: Sendable {
    var text: String
    var name: String
    var options: [SinkRequest.Option] = []
  }

  @Test(arguments: [
    Request(text: "console", name: "console"),
    Request(
      text: "log:path=calf.log,format=jsonl", name: "log",
      options: [.init("path", "calf.log"), .init("format", "jsonl")]),
    Request(text: #"log:path=a\,b"#, name: "log", options: [.init("path", "a,b")]),
    Request(text: #"log:path=C:\x\y"#, name: "log", options: [.init("path", #"C:\x\y"#)]),
    Request(text: #"log:path=a\\,b"#, name: "log", options: [.init("path", #"a\,b"#)]),
    Request(text: #"log:path=a\"#, name: "log", options: [.init("path", #"a\"#)]),
    Request(text: "web:url=http://h/?a=b", name: "web", options: [.init("url", "http://h/?a=b")]),
    Request(text: "log:path=", name: "log", options: [.init("path", "")]),
  ])
  func `a value runs to the next comma`(request: Request) throws {
    #expect(
      try SinkRequest(parsing: request.text)
        == SinkRequest(name: request.name, options: request.options))
  }

  @Test func `several are parted by commas, which also part options`() {
    #expect(SinkRequest.split(list: "console,bell,speech") == ["console", "bell", "speech"])
    #expect(
      SinkRequest.split(list: #"log:path=a\,b,format=jsonl,bell:on=cue+tick,console"#)
        == [#"log:path=a\,b,format=jsonl"#, "bell:on=cue+tick", "console"])
    #expect(
      SinkRequest.split(list: "web:url=http://h:1/?a=b,log") == ["web:url=http://h:1/?a=b", "log"])
    #expect(SinkRequest.split(list: "a=b,") == ["a=b", ""])
  }

  struct Refusal: Sendable {
    var text: String
    var words: String
  }

  @Test(arguments: [
    Refusal(text: "", words: "a sink begins with its name, as in 'log:format=jsonl'"),
    Refusal(
      text: "Log",
      words: "a sink's name is made of lower-case letters, digits and hyphens, found 'Log'"
    ),
    Refusal(text: "log:", words: "sink 'log': an option is written as 'name=value', found nothing"),
    Refusal(
      text: "log:path=a,b",
      words: #"sink 'log': an option is written as 'name=value' (and a comma in a value as '\,'), "#
        + "found 'b'"),
    Refusal(
      text: "log:=b",
      words: #"sink 'log': an option is written as 'name=value' (and a comma in a value as '\,'), "#
        + "found '=b'"),
    Refusal(text: "log:keep=1,keep=2", words: "sink 'log': option 'keep' is given twice"),
  ])
  func `what cannot be read is refused in words`(refusal: Refusal) {
    let error = #expect(throws: SinkOptionError.self) { try SinkRequest(parsing: refusal.text) }
    #expect(error?.description == refusal.words)
  }
}

@Suite struct `Options of a sink` {
  static let descriptor = SinkDescriptor(
    name: "demo", summary: "Shows options.",
    options: [
      SinkOption("path", kind: .path, defaultValue: "", help: ""),
      SinkOption("format", kind: .choice(["text", "jsonl"]), defaultValue: "text", help: ""),
      SinkOption("on", kind: .words(["cue", "waiting"]), defaultValue: "cue", help: ""),
      SinkOption("keep", kind: .number(0...99), defaultValue: "3", help: ""),
      SinkOption("max-size", kind: .bytes, defaultValue: "1m", help: ""),
    ],
    kinds: { _, _ in [] }, make: { _, _ in throw SinkOptionError(sink: "", problem: .badName) })

  static func values(_ text: String) throws -> SinkValues {
    try descriptor.resolve(SinkRequest(parsing: text))
  }

  @Test func `what nobody says has its default`() throws {
    let values = try Self.values("demo")
    #expect(values["path"] == "")
    #expect(values["format"] == "text")
    #expect(values.words("on") == ["cue"])
    #expect(values.number("keep") == 3)
    #expect(values.number("max-size") == 1_048_576)
    #expect(values.number("path") == nil)
  }

  @Test func `what is said wins`() throws {
    let values = try Self.values("demo:path=x,format=jsonl,on=waiting+cue,keep=0,max-size=512k")
    #expect(values["path"] == "x")
    #expect(values["format"] == "jsonl")
    #expect(values.words("on") == ["waiting", "cue"])
    #expect(values.number("keep") == 0)
    #expect(values.number("max-size") == 524_288)
  }

  @Test(arguments: [("1", 1), ("1k", 1024), ("2K", 2048), ("3g", 3_221_225_472)])
  func `bytes have units of 1,024`(written: String, bytes: Int) throws {
    #expect(try Self.values("demo:max-size=\(written)").number("max-size") == bytes)
  }

  @Test func `an unknown option names those that are known`() {
    let error = #expect(throws: SinkOptionError.self) { try Self.values("demo:fromat=text") }
    #expect(
      error?.description == """
        sink 'demo' has no option 'fromat'; it takes 'path', 'format', 'on', 'keep' and 'max-size'
        """)
    #expect(error?.misspelling?.word == "fromat")
    #expect(error?.misspelling?.known == ["path", "format", "on", "keep", "max-size"])
  }

  struct Refusal: Sendable {
    var text: String
    var words: String
    var misspelt: String?
  }

  @Test(arguments: [
    Refusal(
      text: "format=xml",
      words: "option 'format' takes one of 'text' and 'jsonl', found 'xml'", misspelt: "xml"),
    Refusal(
      text: "on=cue+tick",
      words:
        "option 'on' takes one or more of 'cue' and 'waiting', joined by '+', found 'cue+tick'",
      misspelt: "tick"),
    Refusal(
      text: "on=",
      words: "option 'on' takes one or more of 'cue' and 'waiting', joined by '+', found ''",
      misspelt: ""),
    Refusal(
      text: "keep=100", words: "option 'keep' takes a whole number from 0 to 99, found '100'"),
    Refusal(text: "keep=+1", words: "option 'keep' takes a whole number from 0 to 99, found '+1'"),
    Refusal(
      text: "keep=1.5", words: "option 'keep' takes a whole number from 0 to 99, found '1.5'"),
    Refusal(
      text: "max-size=0",
      words: "option 'max-size' takes a number of bytes such as '512k' or '1m', found '0'"),
    Refusal(
      text: "max-size=9999999999999g",
      words: "option 'max-size' takes a number of bytes such as '512k' or '1m', "
        + "found '9999999999999g'"),
    Refusal(text: "path=", words: "option 'path' takes a path, found ''"),
  ])
  func `a bad value is told what is allowed`(refusal: Refusal) {
    let error = #expect(throws: SinkOptionError.self) {
      try Self.values("demo:" + refusal.text)
    }
    #expect(error?.description == "sink 'demo': " + refusal.words)
    #expect(error?.misspelling?.word == refusal.misspelt)
  }

  @Test func `a sink without options says so`() {
    let error = #expect(throws: SinkOptionError.self) {
      try SinkValues(resolving: SinkRequest(parsing: "bare:x=1"), with: [])
    }
    #expect(error?.description == "sink 'bare' takes no options, found 'x'")
  }
}
