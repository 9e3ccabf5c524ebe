import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite(.waits) struct `The speech sink` {
  /// Seconds that a WAV file lasts, and its loudest sample.
  private func measure(_ path: String) throws -> (seconds: Double, peak: Double) {
    let lab = try Lab()
    let (_, output) = try lab.run(try Tools.path(of: "sox"), [path, "-n", "stat"])
    func value(_ name: String) -> Double {
      let line = output.split(separator: "\n").first { $0.hasPrefix(name) }
      return line.flatMap {
        Double($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces))
      }
        ?? 0
    }
    return (value("Length (seconds)"), value("Maximum amplitude"))
  }

  /// Records what some events make espeak-ng say, a file a sentence.
  private func record(
    _ events: [SessionEvent], options: [String: String] = [:]
  ) throws -> [(seconds: Double, peak: Double)] {
    let lab = try Lab()
    let options = options.merging(["record": lab.path("wav"), "engine": "espeak-ng"]) { $1 }
    let (code, output) = try ReadyMade.speech.run(lab, options: options, events: events)
    #expect(code == 0)
    #expect(output == "")
    return try FileManager.default.contentsOfDirectory(atPath: lab.path("wav")).sorted()
      .filter { $0.hasSuffix(".wav") }
      .map { try measure(lab.path("wav/" + $0)) }
  }

  @Test(.needs("espeak-ng", "sox"))
  func `really speaks, as long as the words are`() throws {
    let wavs = try record([Sample.started, Sample.countdown])
    #expect(wavs.count == 2)
    #expect(wavs.allSatisfy { $0.peak > 0.1 })
    // 'Hold, left side, 30 seconds. Breathe on.' beside '3'.
    #expect(wavs[0].seconds > 1.5)
    #expect((0.2...1).contains(wavs[1].seconds))
  }

  @Test(.needs("espeak-ng", "sox"))
  func `heeds rate, volume, voice and language`() throws {
    let usual = try #require(try record([Sample.started]).first)
    let fast = try #require(try record([Sample.started], options: ["rate": "320"]).first)
    #expect(fast.seconds < usual.seconds * 0.7)
    let quiet = try #require(try record([Sample.started], options: ["volume": "10"]).first)
    #expect(quiet.peak < usual.peak * 0.5)
    let german = try #require(try record([Sample.started], options: ["language": "de"]).first)
    #expect(german.seconds != usual.seconds)
    let other = try #require(try record([Sample.started], options: ["voice": "en+f4"]).first)
    #expect(other.peak != usual.peak)
  }

  @Test(.needs("espeak-ng", "sox"))
  func `speaks a whole session, the sentences of one instant together`() throws {
    // 18 events: three ends of steps, a tick and an answer are silent, four share an instant.
    #expect(try record(SampleEvents.session).count == 9)
  }

  @Test func `keeps what was recorded before`() throws {
    let lab = try Lab()
    try lab.script(
      "espeak-ng",
      "words=$(cat); while [ $# -gt 0 ]; do [ \"$1\" = -w ] && echo \"$words\" > \"$2\"; shift; done"
    )
    let options = ["record": lab.path("wav"), "engine": "espeak-ng"]
    for event in [Sample.started, Sample.countdown] {
      #expect(try ReadyMade.speech.run(lab, options: options, events: [event]).code == 0)
    }
    #expect(lab.text("wav/0001.wav") == "Hold, left side, 30 seconds. Breathe on.\n")
    #expect(lab.text("wav/0002.wav") == "3\n")
  }

  @Test func `names the engine that was asked for and is not there`() throws {
    let lab = try Lab()
    try lab.script("espeak-ng", "exit 0")
    let (code, output) = try ReadyMade.speech.run(
      lab, options: ["engine": "espeak"], events: [Sample.started],
      environment: ["PATH": lab.path("bin"), "HOME": lab.folder.path])
    #expect(code == 69)
    #expect(output == "limber-sink-speech: the program 'espeak' cannot be found; install it\n")
    let silent = try ReadyMade.speech.run(
      lab, options: ["engine": "spd-say", "record": lab.path("wav")], events: [Sample.started])
    #expect(silent.code == 78)
    #expect(silent.output.contains("'spd-say' cannot speak into a file"))
  }

  // MARK: - What is said when

  /// A lab with an engine that takes its time over each sentence and notes what it says; into a file
  /// it does not speak.
  private func labWithEngine(seconds: Int = 30) throws -> Lab {
    let lab = try Lab()
    let log = lab.path("said")
    try lab.script(
      "espeak-ng",
      "case \"$*\" in *' -w '*) exit 1;; esac; read words; echo \"$words\" >> '\(log)'; exec sleep \(seconds)"
    )
    return lab
  }

  private func start(_ lab: Lab) throws -> LiveSink {
    try LiveSink(.speech, lab, options: ["engine": "espeak-ng"])
  }

  private func said(_ lab: Lab) -> [String] {
    lab.text("said").split(separator: "\n").map(String.init)
  }

  @Test func `muted it stops in mid-sentence, and says where one is once it may speak`() throws {
    let lab = try labWithEngine()
    let sink = try start(lab)
    func event(_ text: String, _ body: SessionEvent.Body, at seconds: Double) -> SessionEvent {
      Sample.at(seconds, text, body)
    }
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 1 })
    try sink.send(event("Muted.", .muted(true), at: 20))
    #expect(
      try eventually {
        try lab.run("/bin/sh", ["-c", "pgrep -P \(sink.identifier) | wc -l"]).output == "0\n"
      })
    try sink.send(Sample.halfway)
    try sink.send(Sample.countdown)
    try sink.send(event("Sound again.", .muted(false), at: 37))
    #expect(eventually { said(lab).last == "Sound again." })
    try sink.send(event("Hold, left side.", .status(Sample.hold, rep: nil), at: 38))
    #expect(eventually { said(lab).last == "Hold, left side." })
    #expect(said(lab).count == 3)
    sink.crash()
  }

  @Test func `a number of the countdown interrupts a sentence`() throws {
    let lab = try labWithEngine()
    let sink = try start(lab)
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 1 })
    try sink.send(Sample.countdown)
    #expect(eventually { said(lab) == ["Hold, left side, 30 seconds. Breathe on.", "3"] })
    // Only one program speaks.
    #expect(try lab.run("/bin/sh", ["-c", "pgrep -P \(sink.identifier) | wc -l"]).output == "1\n")
    sink.crash()
  }

  @Test func `a remark does not interrupt, and is dropped when it would come too late`() throws {
    let lab = try labWithEngine(seconds: 3)
    let sink = try start(lab)
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 1 })
    try sink.send(Sample.halfway)
    #expect(sink.finish() == 0)
    #expect(said(lab) == ["Hold, left side, 30 seconds. Breathe on."])
  }

  @Test func `a remark waits for the end of a sentence that is nearly over`() throws {
    let lab = try labWithEngine(seconds: 1)
    let sink = try start(lab)
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 1 })
    try sink.send(Sample.halfway)
    #expect(eventually { said(lab) == ["Hold, left side, 30 seconds. Breathe on.", "Halfway."] })
    sink.crash()
  }

  @Test func `what comes late is not said`() throws {
    let lab = try labWithEngine(seconds: 0)
    let sink = try start(lab)
    var late = Sample.started
    late.stamp.time.milliseconds = Wire.now.milliseconds - 10_000
    try sink.send(WireForm.line(late))
    try sink.send(Sample.paused)
    #expect(sink.finish() == 0)
    #expect(said(lab) == ["Paused."])
  }

  @Test func `a step is named before it begins, and not again when it does`() throws {
    let lab = try labWithEngine(seconds: 0)
    let sink = try start(lab)
    let prepare = Sample.at(
      4, "Get ready: Hold, left side.", .cue(Sample.hold, .prepare(.leadIn), remaining: .seconds(5))
    )
    try sink.send(prepare)
    #expect(eventually { said(lab) == ["Get ready: Hold, left side. Breathe on."] })
    try sink.send(Sample.started)
    #expect(eventually { said(lab).dropFirst() == ["Go."] })
    #expect(sink.finish() == 0)
  }

  @Test func `speaks through speech-dispatcher, and never silences others there`() throws {
    let lab = try Lab()
    try lab.script(
      "spd-say", "echo \"$@\" >> '\(lab.path("said"))'\n" + Self.nothing + "exec sleep 30")
    let sink = try LiveSink(.speech, lab, options: ["engine": "spd-say"])
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 2 })
    try sink.send(Sample.countdown)
    #expect(eventually { said(lab).count == 3 })
    try sink.send(Sample.at(37, "", .muted(true)))
    #expect(eventually { said(lab).count == 4 })
    let courtesy = "--application-name limber --priority notification"
    let manner = "\(courtesy) --wait --rate -5 --volume 0 --language en --"
    #expect(
      said(lab) == [
        "\(courtesy) --wait --  ", "\(manner) Hold, left side, 30 seconds. Breathe on.",
        "\(manner) 3", "\(courtesy) --wait --  ",
      ])
    sink.crash()
  }

  @Test func `hands nothing of its own to a server that is started for everybody`() throws {
    let lab = try Lab()
    for engine in ["spd-say", "espeak-ng"] {
      try lab.script(
        engine, "cat > /dev/null; echo \"$0 ${LIMBER_SINK_TEST-none}\" >> '\(lab.path("said"))'")
      var environment = ReadyMade.speech.environment(lab)
      environment["LIMBER_SINK_TEST"] = "marked"
      _ = try ReadyMade.speech.run(
        lab, options: ["engine": engine], events: [Sample.started], environment: environment)
    }
    // What stays in the sink's own group is told from others by it.
    let told = said(lab).map { String($0.split(separator: "/").last ?? "") }
    #expect(Set(told) == ["spd-say none", "espeak-ng marked"])
  }

  /// What a stand-in for spd-say does with a sentence of nothing: it is over at once.
  private static let nothing = "case \"$*\" in *' -- ' | *' --  ') exit 0 ;; esac\n"

  @Test func `asks speech-dispatcher again where somebody else was speaking`() throws {
    let lab = try Lab()
    // The first sentence is let go, as one is while a screen reader speaks.
    try lab.script(
      "spd-say",
      Self.nothing
        + "echo \"$@\" >> '\(lab.path("said"))'; [ \"$(wc -l < '\(lab.path("said"))')\" = 1 ] || exec sleep 30"
    )
    let sink = try LiveSink(.speech, lab, options: ["engine": "spd-say"])
    try sink.send(Sample.started)
    #expect(eventually { said(lab).count == 2 })
    #expect(Set(said(lab)).count == 1)
    sink.crash()
  }

  @Test func `an engine that would wait for a sound card for ever is left before anything is said`()
    throws
  {
    let lab = try labWithEngine(seconds: 0)
    try lab.script("spd-say", "exec sleep 30")
    let sink = try LiveSink(.speech, lab)
    #expect(eventually { sink.output.contains("spd-say is not used any more: it did not end") })
    try sink.send(Sample.started)
    #expect(eventually { said(lab) == ["Hold, left side, 30 seconds. Breathe on."] })
    #expect(sink.finish() == 0)
  }

  @Test func `an engine whose sound reaches no sound card is not used any more`() throws {
    let lab = try labWithEngine(seconds: 0)
    let silent = "cat > /dev/null; echo 'ALSA lib pcm.c:2666: Unknown PCM default' >&2"
    try lab.script("espeak", silent)
    let environment = ["PATH": lab.path("bin") + ":/usr/bin:/bin", "HOME": lab.folder.path]
    let alone = try ReadyMade.speech.run(
      lab, options: ["engine": "espeak"], events: [Sample.started, Sample.countdown],
      environment: environment)
    #expect(alone.code == 69)
    #expect(
      alone.output
        == "limber-sink-speech: no program could speak; espeak: its sound reaches no sound "
        + "card: ALSA lib pcm.c:2666: Unknown PCM default\n")
    try lab.script("spd-say", "echo 'no audio' >&2")
    let (code, output) = try ReadyMade.speech.run(
      lab, events: [Sample.started], environment: environment)
    #expect(code == 0)
    #expect(
      output
        == "limber-sink-speech: spd-say is not used any more: its sound reaches no sound card: "
        + "no audio\n")
    #expect(said(lab) == ["Hold, left side, 30 seconds. Breathe on."])
  }

  @Test func `goes over to another engine, and says what became of the first`() throws {
    let lab = try labWithEngine(seconds: 0)
    try lab.script("spd-say", "echo 'Failed to connect' >&2; exit 1")
    let (code, output) = try ReadyMade.speech.run(lab, events: [Sample.started])
    #expect(code == 0)
    #expect(output == "limber-sink-speech: spd-say is not used any more: Failed to connect\n")
    #expect(said(lab) == ["Hold, left side, 30 seconds. Breathe on."])
  }
}
