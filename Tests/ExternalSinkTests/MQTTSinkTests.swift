import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@testable import MQTTSink

@Suite(.waits) struct `The mqtt sink` {
  private func events(_ text: String) -> [SessionEvent] {
    text.split(separator: "\n").filter { $0.hasPrefix("limber/event ") }.compactMap { line in
      WireEvent(String(line.dropFirst("limber/event ".count)))?.event
    }
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `publishes each event, in order, to whoever listens`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    try broker.listen(log: "one")
    try broker.listen(log: "two")
    #expect(eventually { lab.text("broker.log").components(separatedBy: "c1, k60").count > 2 })
    let wanted = SampleEvents.session.filter { $0.kind != .tick }.map(\.stamp.sequence)
    let (code, output) = try ReadyMade.mqtt.run(
      lab, options: broker.options, events: SampleEvents.session.filter { $0.kind != .tick })
    #expect(code == 0)
    #expect(output == "")
    for log in ["one", "two"] {
      #expect(eventually { events(lab.text(log)).count == wanted.count })
      #expect(events(lab.text(log)).map(\.stamp.sequence) == wanted)
    }
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `keeps the state at the broker, and says so when it is cut off`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let sink = try LiveSink(.mqtt, lab, options: broker.options)
    try sink.send(Sample.started)
    #expect(
      try eventually { try broker.retained()["limber/state"]?.contains("\"running\"") == true })
    let kept = try broker.retained()
    #expect(
      kept["limber/state"]
        == #"{"state":"running","routine":"","step":"Hold","side":"left","cue":"Breathe on.","#
        + #""index":2,"of":3,"text":"Hold, left side, 30 seconds."}"#)
    #expect(kept["limber/availability"] == "online")
    #expect(kept["limber/event"] == nil)
    try sink.send(Sample.paused)
    #expect(
      try eventually { try broker.retained()["limber/state"]?.contains("\"paused\"") == true })
    #expect(sink.finish() == 0)
    #expect(try broker.retained()["limber/availability"] == "offline")
  }

  @Test func `says where a session is that it comes to late`() throws {
    var status = SampleEvents.status
    (status.state, status.preparation, status.waitsFor) = (.playing, nil, nil)
    func greeting() -> Hello {
      Hello(
        hostName: "limber", hostVersion: "1", sinkName: "mqtt", options: [], locale: "en",
        resumed: true, overview: SessionOverview(status: status),
        stamp: SessionEvent.Stamp(
          sequence: 1, time: Wire.now, session: "5e551071", dropped: 0))
    }
    var state = SessionState()
    let isThere = state.take(greeting())
    #expect(isThere)
    #expect(
      state.json
        == #"{"state":"running","routine":"Calf \"stretch\"","step":"Heel drop","side":"right","cue":"Lower the heel","index":2,"of":3,"text":"Raise.","endsAt":"2023-11-14T23:13:20.123+01:00","session":"5e551071"}"#
    )
    for (preparation, wait, word) in [
      (Preparation.between, nil, "preparing"), (nil, WaitReason.choice, "waiting"),
      (nil, nil, "running"),
    ] {
      (status.state, status.preparation, status.waitsFor) = (.paused, preparation, wait)
      let isPaused = state.take(greeting())
      #expect(isPaused && state.json.contains(#""state":"paused""#))
      let isNews = state.fold(Sample.at(40, "", .resumed(by: .person, gap: nil)))
      #expect(isNews)
      #expect(state.json.contains(#""state":"\#(word)""#))
    }
    status.state = .over
    var idle = SessionState()
    let isOver = !idle.take(greeting())
    #expect(isOver && !idle.isUnderWay)
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `is idle between sessions, and gone only when it was cut off`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    try broker.listen(log: "heard")
    #expect(eventually { lab.text("broker.log").contains("c1, k60") })
    #expect(
      try ReadyMade.mqtt.run(lab, options: broker.options, events: Sample.session).code == 0)
    let kept = try broker.retained()
    #expect(kept["limber/availability"] == "online")
    #expect(kept["limber/state"]?.contains(#""state":"idle""#) == true)
    #expect(!lab.text("heard").contains("limber/availability offline"))
    let told = lab.text("heard").split(separator: "\n")
    let first = told.first { $0.hasPrefix("limber/state") || $0.hasPrefix("limber/availability") }
    // Whoever sees that it is there sees no state of an earlier session.
    #expect(first?.hasPrefix(#"limber/state {"state":"idle""#) == true)
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `tells when the step ends, also after time was added, and of which session it is`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let sink = try LiveSink(.mqtt, lab, options: broker.options)
    func stamped(_ event: SessionEvent, _ end: Int64) -> SessionEvent {
      var event = event
      event.stamp.session = "5e551071"
      event.stamp.endsAt = Instant(milliseconds: end, offsetSeconds: 7200)
      event.remaining = Remaining(step: .seconds(30), session: .seconds(60), isPassing: true)
      return event
    }
    try sink.send(stamped(Sample.started, 1_774_747_505_000))
    func state() throws -> String { try broker.retained()["limber/state"] ?? "" }
    #expect(
      try eventually {
        try state().contains(
          #""endsAt":"2026-03-29T03:25:05.000+02:00","session":"5e551071""#)
      })
    let longer = Sample.at(
      10, "10 s more.", .adjusted(Sample.hold, delta: Effort(time: .seconds(10))))
    try sink.send(stamped(longer, 1_774_747_515_000))
    #expect(
      try eventually { try state().contains(#""endsAt":"2026-03-29T03:25:15.000+02:00""#) })
    sink.crash()
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `passes on what is asked through the broker, where it may`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    try broker.publish("stop", to: "limber/command", isRetained: true)
    let deaf = try LiveSink(.mqtt, lab, options: broker.options)
    let sink = try LiveSink(
      .mqtt, lab,
      options: broker.options.merging(["commands": "on", "client-id": "desk"]) { $1 })
    #expect(eventually { lab.text("broker.log").contains("as desk-commands") })
    for message in ["pause", #"{"command":"adjust","seconds":10}"#, "rm -rf /", "{", "next"] {
      try broker.publish(message, to: "limber/command")
    }
    #expect(eventually { sink.output.contains("next") })
    // What was asked before anybody was there is no wish of now.
    #expect(
      sink.output == """
        {"command":"pause"}
        {"command":"adjust","seconds":10}
        limber-sink-mqtt: a message is no command: no command is called 'rm -rf /'
        limber-sink-mqtt: a message is no command: a line is one JSON object
        {"command":"next"}

        """)
    #expect(lab.text("broker.log").contains("as desk ("))
    #expect(deaf.finish() == 0)
    #expect(deaf.output == "")
    #expect(sink.finish() == 0)
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `keeps a state within what Home Assistant takes`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let sink = try LiveSink(.mqtt, lab, options: broker.options)
    try sink.send(
      Sample.at(1, String(repeating: "ü", count: 346), .paused(by: .person, gap: nil)))
    #expect(
      try eventually { try broker.retained()["limber/state"]?.contains("\"paused\"") == true })
    let text = String(repeating: "ü", count: 254) + "…"
    #expect(try broker.retained()["limber/state"]?.contains("\"text\":\"\(text)\"") == true)
    #expect(sink.finish() == 0)
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `leaves a last will for when it crashes`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let sink = try LiveSink(.mqtt, lab, options: broker.options)
    try sink.send(Sample.started)
    #expect(try eventually { try broker.retained()["limber/availability"] == "online" })
    sink.crash()
    #expect(try eventually { try broker.retained()["limber/availability"] == "offline" })
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `goes on when the broker was started anew in mid-session`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let sink = try LiveSink(.mqtt, lab, options: broker.options)
    try sink.send(Sample.started)
    #expect(
      try eventually { try broker.retained()["limber/state"]?.contains("\"running\"") == true })
    broker.stop()
    // What happens while nobody is there to hear it waits.
    try sink.send(Sample.halfway)
    try sink.send(Sample.paused)
    #expect(eventually { sink.output.contains("publishing fails") })
    try broker.start()
    try broker.listen(log: "after")
    #expect(
      eventually { events(lab.text("after")).contains { $0.text == "Paused." } })
    #expect(
      try eventually { try broker.retained()["limber/state"]?.contains("\"paused\"") == true })
    #expect(try eventually { try broker.retained()["limber/availability"] == "online" })
    #expect(sink.finish() == 0)
    #expect(
      sink.output.split(separator: "\n").last == "limber-sink-mqtt: the broker is there again")
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", "mosquitto_passwd"))
  func `signs in with a password that nobody sees`() throws {
    let lab = try Lab()
    #expect(
      try lab.run(
        try Tools.path(of: "mosquitto_passwd"), ["-b", "-c", lab.path("users"), "anna", "s3 cret"]
      ).code == 0)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: lab.path("users"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lab.folder.path)
    let broker = try TestBroker(
      lab, settings: "allow_anonymous false\npassword_file \(lab.path("users"))")
    try lab.write("s3 cret\n", to: "password")
    try broker.listen(["-u", "anna", "-P", "s3 cret"], log: "heard")
    let sink = try LiveSink(
      .mqtt, lab,
      options: broker.options.merging([
        "user": "anna", "password-file": lab.path("password"),
      ]) { $1 })
    try sink.send(Sample.started)
    #expect(eventually { lab.text("heard").contains("limber/state") }, "\(sink.output)")
    let arguments = try lab.run(
      "/bin/sh",
      ["-c", "for p in $(pgrep -P \(sink.identifier)); do tr '\\0' ' ' < /proc/$p/cmdline; done"])
    #expect(arguments.output.contains("mosquitto_pub"))
    #expect(!arguments.output.contains("s3"))
    #expect(sink.finish() == 0)
  }

  /// A broker that asks for a password, and the file that holds it.
  private func closedBroker(_ lab: Lab) throws -> TestBroker {
    _ = try lab.run(
      try Tools.path(of: "mosquitto_passwd"), ["-b", "-c", lab.path("users"), "anna", "s3 cret"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: lab.path("users"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lab.folder.path)
    try lab.write("s3 cret\n", to: "password")
    return try TestBroker(
      lab, settings: "allow_anonymous false\npassword_file \(lab.path("users"))")
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", "mosquitto_passwd"))
  func `killed alone, it takes along what it started, and leaves its will and no password`() throws
  {
    let lab = try Lab()
    let broker = try closedBroker(lab)
    try FileManager.default.createDirectory(
      atPath: lab.path("home/.cache/limber/mqtt-999999999"), withIntermediateDirectories: true)
    try lab.write("-P old s3 cret\n", to: "home/.cache/limber/mqtt-999999999/mosquitto_pub")
    try broker.listen(["-u", "anna", "-P", "s3 cret"], log: "heard")
    let sink = try LiveSink(
      .mqtt, lab,
      options: broker.options.merging([
        "user": "anna", "password-file": lab.path("password"),
      ]) { $1 }, environment: ["PATH": Tools.path, "HOME": lab.path("home")])
    try sink.send(Sample.started)
    #expect(eventually { lab.text("heard").contains("limber/availability online") })
    sink.crashAlone()
    #expect(eventually { lab.text("heard").contains("limber/availability offline") })
    let group = sink.identifier
    #expect(
      try eventually {
        try lab.run(
          "/bin/sh",
          ["-c", "for p in $(pgrep -g \(group)); do tr '\\0' ' ' < /proc/$p/cmdline; done"]
        ).output.contains("mosquitto_pub") == false
      })
    let found = try lab.run("/bin/sh", ["-c", "grep -rs s3 '\(lab.path("home"))'"])
    #expect(found.output == "")
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_passwd"))
  func `a broker that does not know the person is told of at once`() throws {
    let lab = try Lab()
    let broker = try closedBroker(lab)
    try lab.write("wrong\n", to: "password")
    let (code, output) = try ReadyMade.mqtt.run(
      lab,
      options: broker.options.merging([
        "user": "anna", "password-file": lab.path("password"),
      ]) { $1 }, events: SampleEvents.session)
    #expect(code == 69)
    #expect(
      output.split(separator: "\n").last?.hasPrefix(
        "limber-sink-mqtt: nothing reached the broker at 127.0.0.1:\(broker.port): Connection")
        == true, "\(output)")
  }

  @Test(.needs("mosquitto_pub"))
  func `a broker that is not there is told of, and not waited for`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.mqtt.run(
      lab, options: ["host": "127.0.0.1", "port": "1"], events: SampleEvents.session)
    #expect(code == 69)
    #expect(
      output.split(separator: "\n").last?.hasPrefix(
        "limber-sink-mqtt: nothing reached the broker at 127.0.0.1:1: ") == true)
  }

  @Test(.needs("mosquitto_pub"))
  func `a file of certificates that is not there is told of before anything is tried`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.mqtt.run(
      lab, options: ["ca-file": lab.path("missing")], events: [Sample.started])
    #expect(code == 78)
    #expect(output.contains("the file of certificates"))
  }

  @Test(.needs("mosquitto_pub"))
  func `a secret goes to no folder that another may have made`() throws {
    let lab = try Lab()
    try lab.write("s3 cret\n", to: "password")
    let options = ["port": "1", "host": "127.0.0.1", "password-file": lab.path("password")]
    func run(_ runtime: String?) throws -> (code: Int32, output: String) {
      var environment = ["PATH": Tools.path]
      environment["XDG_RUNTIME_DIR"] = runtime
      return try ReadyMade.mqtt.run(
        lab, options: options, events: [Sample.started], environment: environment)
    }
    let refused = try run(nil)
    #expect(refused.code == 78)
    #expect(refused.output.contains("a password needs a folder of your own"))
    for (name, mode, code) in [("open", 0o777, 78), ("own", 0o700, 69)] {
      try FileManager.default.createDirectory(
        atPath: lab.path(name), withIntermediateDirectories: true)
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: lab.path(name))
      #expect(try run(lab.path(name)).code == Int32(code))
    }
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: lab.path("own/limber/mqtt/mosquitto_pub")) == "/dev/fd/3")
  }

  @Test(.needs("mosquitto_pub"), arguments: ["a/+/b", "a//b", "#", "/a", "$SYS"])
  func `refuses a prefix that is no topic`(prefix: String) throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.mqtt.run(lab, options: ["prefix": prefix], events: [])
    #expect(code == 78)
    #expect(output.contains("a prefix is a topic"))
  }
}
