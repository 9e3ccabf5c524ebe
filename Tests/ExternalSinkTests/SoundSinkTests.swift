import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite(.waits) struct `The sound sink` {
  /// What a tone sounds like, as sox measures it.
  private func measure(_ path: String) throws -> [String: Double] {
    let lab = try Lab()
    let (code, output) = try lab.run(try Tools.path(of: "sox"), [path, "-n", "stat"])
    #expect(code == 0)
    var values: [String: Double] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 {
        values[parts[0].split(separator: " ").joined(separator: " ")] = Double(parts[1])
      }
    }
    return values
  }

  @Test(.needs("sox"))
  func `exports tones that are short, clean and as loud as asked`() throws {
    let lab = try Lab()
    for (volume, loudest) in [(20, 0.008), (50, 0.125), (100, 1)] {
      let folder = lab.path("tones-\(volume)")
      let (code, output) = try lab.run(
        lab.link(to: .sound), ["--export", folder, "\(volume)"])
      #expect(code == 0)
      for tone in output.split(separator: "\n").map(String.init) {
        let values = try measure(tone)
        let length = try #require(values["Length (seconds)"])
        #expect((0.05...1).contains(length), "\(tone)")
        let peak = try #require(values["Maximum amplitude"])
        #expect(abs(peak / (loudest * 32_000 / 32_768) - 1) < 0.05, "\(tone) at \(volume)")
        #expect(abs(try #require(values["Midline amplitude"])) < 0.01)
        // A click is a jump from one sample to the next: no sine of these pitches has one.
        #expect(try #require(values["Maximum delta"]) < peak * 0.16)
        #expect((350...950).contains(try #require(values["Rough frequency"])), "\(tone)")
      }
    }
  }

  @Test func `writes plain WAV files: one channel, 16 bits, 44,100 samples`() throws {
    let lab = try Lab()
    #expect(try lab.run(lab.link(to: .sound), ["--export", lab.path("tones")]).code == 0)
    let bytes = [UInt8](try Data(contentsOf: lab.folder.appending(path: "tones/start.wav")))
    #expect(Array(bytes[0..<4]) == Array("RIFF".utf8))
    #expect(Array(bytes[8..<16]) == Array("WAVEfmt ".utf8))
    #expect(Array(bytes[20..<36]) == [1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0])
    func whole(_ range: Range<Int>) -> Int {
      bytes[range].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(whole(4..<8) == bytes.count - 8)
    #expect(whole(40..<44) == bytes.count - 44)
    // It begins and ends in silence.
    #expect(Array(bytes[44..<46]) == [0, 0])
    #expect(Array(bytes.suffix(2)) == [0, 0])
  }

  @Test(arguments: [["--export"], ["--export", "x", "101"], ["--export", "x", "loud"]])
  func `refuses an export that makes no sense`(arguments: [String]) throws {
    let lab = try Lab()
    #expect(try lab.run(lab.link(to: .sound), arguments).code == 64)
  }

  @Test func `plays the tone of each event`() throws {
    let lab = try Lab()
    try lab.script("aplay", "echo \"$@\" >> '\(lab.path("played"))'")
    let (code, output) = try ReadyMade.sound.run(
      lab, options: ["player": "aplay", "device": "null", "volume": "30"],
      events: [Sample.started])
    #expect(code == 0)
    #expect(output == "")
    #expect(
      lab.text("played") == "-q -D null \(lab.path(".cache/limber/sound-30/start-left.wav"))\n")
  }

  @Test func `plays only the tones that are wanted, and none that come late`() throws {
    let lab = try Lab()
    try lab.script("aplay", "echo \"$2\" >> '\(lab.path("played"))'")
    let sink = try LiveSink(.sound, lab, options: ["player": "aplay", "on": "countdown"])
    try sink.send(Sample.started)
    var late = Sample.countdown
    late.stamp.time.milliseconds = Wire.now.milliseconds - 5000
    try sink.send(WireForm.line(late))
    try sink.send(Sample.countdown)
    #expect(eventually { !lab.text("played").isEmpty })
    #expect(sink.finish() == 0)
    #expect(lab.text("played") == lab.path(".cache/limber/sound-50/countdown.wav") + "\n")
  }

  @Test func `plays files of one's own in the place of tones, in their order`() throws {
    let lab = try Lab()
    #expect(try lab.run(lab.link(to: .sound), ["--export", lab.path("tones")]).code == 0)
    let (gong, bell) = (lab.path("gong.wav"), lab.path("bell.wav"))
    try FileManager.default.copyItem(atPath: lab.path("tones/cue.wav"), toPath: gong)
    try FileManager.default.copyItem(atPath: lab.path("tones/wait.wav"), toPath: bell)
    try lab.script("aplay", "echo \"$2\" >> '\(lab.path("played"))'")
    let options = ["player": "aplay", "start": gong, "end": bell]
    let phase = Phase(Ordinal(1, of: 1), cue: "Lower", duration: .seconds(3))
    // The repetition begins in the same instant.
    let events = [
      Sample.started,
      Sample.at(9, "Lower.", .phaseStarted(Sample.hold, rep: Ordinal(1, of: 2), phase: phase)),
    ]
    let (code, output) = try ReadyMade.sound.run(
      lab, options: options, events: events + [SampleEvents.session.last].compactMap { $0 })
    #expect(code == 0)
    #expect(output == "")
    let played = lab.text("played").split(separator: "\n").map(String.init)
    #expect(played.last == bell)
    let sink = try LiveSink(.sound, lab, options: options)
    for event in events { try sink.send(event) }
    #expect(
      eventually { lab.text("played").split(separator: "\n").count >= played.count + 2 })
    #expect(
      lab.text("played").split(separator: "\n").suffix(2) == [
        gong[...], lab.path(".cache/limber/sound-50/repetition-stay-left.wav")[...],
      ])
    #expect(sink.finish() == 0)
  }

  @Test(arguments: [
    "", "RIFF....WAVE", "no sound at all, but a text that is long enough to be one",
  ])
  func `says of a file of one's own that it is none`(text: String) throws {
    let lab = try Lab()
    try lab.script("aplay", "exit 0")
    try lab.write(text, to: "gong.wav")
    let (code, output) = try ReadyMade.sound.run(
      lab, options: ["start": lab.path("gong.wav")], events: [Sample.started])
    #expect(code == 78)
    #expect(output.contains("is no WAV file"), "\(output)")
  }

  @Test func `goes over to another player where one cannot play`() throws {
    let lab = try Lab()
    try lab.script("pw-play", "echo 'no server' >&2; exit 1")
    try lab.script("paplay", "echo \"$@\" >> '\(lab.path("played"))'")
    #expect(try ReadyMade.sound.run(lab, events: [Sample.started]).code == 0)
    #expect(lab.text("played").hasSuffix("start-left.wav\n"))
  }

  @Test func `gives up where no player can play`() throws {
    let lab = try Lab()
    for player in ["afplay", "pw-play", "paplay", "aplay"] {
      try lab.script(player, "echo 'no server' >&2; exit 1")
    }
    let (code, output) = try ReadyMade.sound.run(lab, events: [Sample.started])
    #expect(code == 69)
    #expect(
      output == "limber-sink-sound: no program could play a tone; aplay: no server\n")
  }

  @Test func `keeps its tones in no folder that another may have made`() throws {
    let lab = try Lab()
    try lab.script("aplay", "exit 0")
    let (code, output) = try ReadyMade.sound.run(
      lab, events: [Sample.started], environment: ["PATH": lab.path("bin") + ":" + Tools.path])
    #expect(code == 78)
    #expect(
      output
        == "limber-sink-sound: neither HOME nor XDG_CACHE_HOME says where the tones may lie\n")
  }

  @Test(.needs("aplay"))
  func `is understood by the real aplay`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.sound.run(
      lab, options: ["player": "aplay", "device": "null"], events: SampleEvents.session)
    #expect(code == 0)
    #expect(output == "")
  }
}
