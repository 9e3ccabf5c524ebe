import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// Sentences that are spoken before the session: an engine that notes its words and makes files of them,
/// and a player that notes what it hears, so that no clock has a say in it.
@Suite(.waits) struct `Prepared speech` {
  private static let drop = StepInfo(
    index: 1, of: 2, path: "/steps/0", routine: "test", kind: .reps, name: "Heel drop",
    side: .right, reps: 8)

  private static func phase(_ rep: Int, at time: Double, next: Double = 3) -> SessionEvent {
    var event = Sample.at(
      time, "\(rep) of 8, right. Lower the heel.",
      .phaseStarted(
        drop, rep: Ordinal(rep, of: 8),
        phase: Phase(Ordinal(1, of: 2), cue: "Lower the heel", duration: .seconds(3))))
    event.remaining = Remaining(session: .seconds(60), next: .milliseconds(Int(next * 1000)))
    return event
  }

  private static func cue(_ text: String, at time: Double) -> SessionEvent {
    Sample.at(time, text, .cue(drop, .authored, remaining: nil))
  }

  private static let routine = [
    phase(1, at: 0), phase(2, at: 3), phase(3, at: 6, next: 1.2), cue("Breathe.", at: 7),
    cue("Breathe.", at: 9),
  ]
  private static let sentences = [
    "Right. Lower the heel.", "Lower the heel. 2 of 8.", "Lower the heel.", "Lower.", "Breathe.",
  ]

  /// An engine whose files hold two seconds of sound, or as many bytes as a test says, 0.4 s where it is one
  /// word, and its words behind that; and the only player there is, which writes down the words of what it plays.
  private struct Booth {
    let lab: Lab
    let options: [String: String]

    init(bytes: Int = 32_000) throws {
      lab = try Lab()
      try Booth.wave(bytes).write(to: URL(filePath: lab.path("long.wav")))
      try Booth.wave(6400).write(to: URL(filePath: lab.path("short.wav")))
      try lab.script(
        "voice",
        """
        words=$(cat); echo "$words" >> '\(lab.path("made"))'
        case "$words" in *' '*) file=long;; *) file=short;; esac
        { cat '\(lab.folder.path)/'$file.wav; printf '\\n%s\\n' "$words"; } > "$2"
        """)
      try lab.script("afplay", "tail -n 1 \"$1\" >> '\(lab.path("heard"))'")
      options = [
        "engine": #"["\#(lab.path("bin/voice"))","-o","{file}"]"#, "prepare": "on",
      ]
    }

    /// A WAV file of one channel, 16 bits and 8,000 loud samples a second.
    private static func wave(_ bytes: Int) -> Data {
      func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      }
      var file = Array("RIFF".utf8) + number(36 + bytes, 4) + Array("WAVEfmt ".utf8)
      file += number(16, 4) + number(1, 2) + number(1, 2) + number(8000, 4) + number(16_000, 4)
      file += number(2, 2) + number(16, 2) + Array("data".utf8) + number(bytes, 4)
      return Data(file + [UInt8](repeating: 0x30, count: bytes))
    }

    /// Runs the sink with `--prepare`; answers what it said on its standard output and error.
    @discardableResult
    func prepare(_ events: [SessionEvent] = routine, code: Int32 = 0) throws -> String {
      let lines = [Wire.hello(.speech, options)] + events.map { WireForm.line($0) }
      let (ended, output) = try lab.run(
        lab.link(to: .speech), ["--prepare"], environment: ReadyMade.speech.environment(lab),
        input: lines.map { $0 + "\n" }.joined())
      #expect(ended == code)
      return output
    }

    /// What the engine made since this was asked last.
    func made() throws -> [String] {
      defer { try? lab.write("", to: "made") }
      return lab.text("made").split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("Change sides:") && !$0.hasPrefix("Sit back") }
    }

    var heard: [String] { lab.text("heard").split(separator: "\n").map(String.init) }

    /// The engine can make nothing any more.
    func silence() throws {
      try lab.script("voice", "echo \"$(cat)\" >> '\(lab.path("made"))'; exit 1")
    }

    func start() throws -> LiveSink { try LiveSink(.speech, lab, options: options) }

    var shelf: String { lab.path(".cache/limber/speech") }

    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: shelf).filter { $0.hasSuffix(".wav") }
        .sorted()
    }

    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
  }

  @Test func `each is made once, in the order in which it is said first`() throws {
    let booth = try Booth()
    let output = try booth.prepare()
    #expect(try booth.made() == Self.sentences)
    #expect(
      output == """
        {"prepared":0,"of":4}
        {"prepared":1,"of":4}
        {"prepared":2,"of":4}
        {"prepared":2,"of":4}
        {"prepared":3,"of":4}
        {"prepared":4,"of":4}

        """)
    #expect(try booth.prepare() == "{\"prepared\":4,\"of\":4}\n")
    #expect(try booth.made() == [])
  }

  @Test func `nobody else can read them, and nothing else is left`() throws {
    let booth = try Booth()
    try booth.prepare()
    #expect(try booth.mode(booth.shelf) == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: booth.shelf)
    #expect(names.count == 6)
    for name in names { #expect(try booth.mode(booth.shelf + "/" + name) == 0o600) }
  }

  @Test func `what is there is played without the engine`() throws {
    let booth = try Booth()
    try booth.prepare()
    _ = try booth.made()
    try booth.silence()
    let sink = try booth.start()
    try sink.send(Self.phase(1, at: 0))
    #expect(eventually { booth.heard == ["Right. Lower the heel."] })
    try sink.send(Self.phase(2, at: 3))
    #expect(eventually { booth.heard.last == "Lower the heel. 2 of 8." })
    // With less time than was thought, what is shorter is there as well.
    try sink.send(Self.phase(4, at: 6, next: 1.2))
    #expect(eventually { booth.heard.last == "Lower." })
    #expect(sink.finish() == 0)
    #expect(try booth.made() == [])
  }

  @Test func `what is not there is made at once where the engine is quick`() throws {
    let booth = try Booth()
    try booth.prepare()
    _ = try booth.made()
    let sink = try booth.start()
    try sink.send(Self.cue("Let go.", at: 4))
    #expect(eventually { booth.heard == ["Let go."] })
    #expect(sink.finish() == 0)
    #expect(try booth.made() == ["Let go."])
    #expect(try booth.files().count == 6)
  }

  @Test func `what is not there is left out where the engine is slow`() throws {
    let booth = try Booth()
    try booth.prepare()
    _ = try booth.made()
    let paces = booth.lab.text(".cache/limber/speech-paces").split(separator: "\t")
    try booth.lab.write("\(paces[0])\t\(paces[1])\t9.5\n", to: ".cache/limber/speech-paces")
    let sink = try booth.start()
    try sink.send(Self.cue("Let go.", at: 4))
    try sink.send(Self.cue("Breathe.", at: 5))
    #expect(eventually { booth.heard == ["Breathe."] })
    #expect(sink.finish() == 0)
    #expect(try booth.made() == [])
    #expect(booth.heard == ["Breathe."])
  }

  @Test(arguments: ["torn", "changed", "somebody else's", "a link"])
  func `what is not what was made is never played`(how: String) throws {
    let booth = try Booth()
    try booth.prepare()
    for name in try booth.files() {
      let path = booth.shelf + "/" + name
      var data = try Data(contentsOf: URL(filePath: path))
      switch how {
      case "torn": data.removeLast(1000)
      case "changed": data[1000] ^= 1
      case "somebody else's":
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
        continue
      default:
        try FileManager.default.moveItem(atPath: path, toPath: booth.lab.path(name))
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: booth.lab.path(name))
        continue
      }
      try data.write(to: URL(filePath: path))
    }
    _ = try booth.made()
    try booth.prepare()
    #expect(try booth.made() == Self.sentences)
    let sink = try booth.start()
    try sink.send(Self.cue("Breathe.", at: 5))
    #expect(eventually { booth.heard == ["Breathe."] })
    #expect(sink.finish() == 0)
  }

  @Test func `those that were not said for the longest time go first`() throws {
    let booth = try Booth(bytes: 6_000_000)
    func cues(_ names: [String]) -> [SessionEvent] {
      names.enumerated().map { Self.cue("Cue \($1).", at: Double($0)) }
    }
    let (first, second, third) = (
      ["one", "two", "three"], ["four", "five", "six"], ["seven", "ten"]
    )
    try booth.prepare(cues(first))
    try booth.prepare(cues(second))
    try booth.prepare(cues(first))
    _ = try booth.made()
    // Six of 6 MB are there; three more are too many for 50 MB, and of those of the second session one goes.
    try booth.prepare(cues(third + ["twelve"]))
    #expect(try booth.made().count == 3)
    #expect(try booth.files().count == 8)
    try booth.prepare(cues(first))
    #expect(try booth.made() == [])
  }

  @Test func `another voice, rate or engine is another sentence`() throws {
    let booth = try Booth()
    try booth.prepare()
    _ = try booth.made()
    for (name, value) in [("voice", "anna"), ("rate", "200"), ("volume", "30"), ("language", "de")]
    {
      let options = booth.options.merging([name: value]) { $1 }
      let lines = [Wire.hello(.speech, options)] + Self.routine.map { WireForm.line($0) }
      let (code, _) = try booth.lab.run(
        booth.lab.link(to: .speech), ["--prepare"],
        environment: ReadyMade.speech.environment(booth.lab),
        input: lines.map { $0 + "\n" }.joined())
      #expect(code == 0)
      #expect(try booth.made().contains("Breathe."), "\(name)")
    }
  }

  @Test func `an engine gets what stands in its places, and nothing is looked through twice`()
    throws
  {
    let lab = try Lab()
    try lab.script("voice", "printf '%s|' \"$@\" >> '\(lab.path("got"))'")
    let options = [
      "engine": #"["voice","-t","{text}","--rate={rate}","{voice}","{x}","{"]"#, "voice": "{file}",
    ]
    let (code, output) = try ReadyMade.speech.run(
      lab, options: options, events: [Self.cue("Hold {rate}.", at: 1)])
    #expect(code == 0)
    #expect(output == "")
    #expect(lab.text("got") == "-t|Hold {rate}.|--rate=160|{file}|{x}|{|")
  }

  @Test(arguments: [
    (#"["voice"]"#, Int32(78), "'voice' cannot speak into a file"),
    (#"["no-such-voice","{file}"]"#, 69, "the program 'no-such-voice' cannot be found; install it"),
    ("spd-say", 78, "'spd-say' cannot speak into a file"),
    (#"["voice",1]"#, 78, "takes one of"), (#"[]"#, 78, "takes one of"),
  ])
  func `an engine that cannot prepare is refused with a sentence`(
    engine: String, code: Int32, words: String
  ) throws {
    let lab = try Lab()
    for name in ["voice", "spd-say"] { try lab.script(name, "exit 0") }
    let (ended, output) = try ReadyMade.speech.run(
      lab, options: ["engine": engine, "prepare": "on"], events: [Sample.started])
    #expect(ended == code)
    #expect(output.contains(words))
    #expect(output.split(separator: "\n").count == 1)
  }

  @Test func `an engine that fails is told of, and what it made stays`() throws {
    let booth = try Booth()
    try booth.prepare([Self.routine[0]])
    try booth.silence()
    let output = try booth.prepare(code: 69)
    #expect(output.contains("cannot speak into a file: it ended with 1"))
    #expect(try booth.files().count == 1)
  }
}
