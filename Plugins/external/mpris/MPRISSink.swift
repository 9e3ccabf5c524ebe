package import LimberEvents
package import SinkKit

/// Makes the session a media player on the session bus, so that media keys and headsets steer it.
package struct MPRISSink: SinkProgram {
  package static let name = "mpris"
  package static let manifest = SinkManifest(
    name: name,
    summary: "media keys and headset buttons: the session is a media player on the desktop's bus",
    kinds: [
      .sessionStarted, .stepStarted, .cue, .waiting, .answered, .paused, .resumed, .adjusted,
      .stepEnded, .sessionEnded,
    ],
    options: [
      SinkOption(
        "others", kind: .choice(Manners.allCases.map(\.rawValue)), defaultValue: "leave",
        help: "what happens to other players while limber plays: nothing, quieter, or paused"),
      SinkOption(
        "library", kind: .choice(["auto"] + BusLibraries.allCases.map(\.rawValue)),
        defaultValue: "auto",
        help:
          "the library that speaks to the bus, libsystemd or libdbus; auto takes the first there is"
      ),
    ], controls: true)

  private let system: SinkSystem
  private let bus: BusLink
  private let file: LoanFile
  private var session = NowPlaying()
  private var others: OtherPlayers
  /// What was last told to those who listen.
  private var told: [BusValue.Entry]

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    bus = try Self.connect(values["library"], system)
    file = LoanFile(system)
    others = OtherPlayers(try values.choice("others"), bus, file)
    told = session.properties
    others.giveBackForOthers()
    let name = "\(BusName.media).limber.instance\(system.processNumber)"
    // In a container the number may be another program's as well; no two connections have one name.
    let second = name + "_" + bus.ownName.filter(\.isNumber)
    guard bus.take(name) || bus.take(second) else {
      throw .bus("it gives limber no name; is it allowed to be a media player?")
    }
  }

  private static func connect(_ library: String, _ system: SinkSystem) throws(SinkFailure)
    -> BusLink
  {
    let wish = library == "auto" ? nil : library
    let needed = try BusLibraries.needed(wish)
    return BusLink(try needed.connect(to: try system.sessionBus().address), system)
  }

  package mutating func receive(_ greeting: Hello) { session.take(greeting) }

  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    if let event = wire.event { session.take(event) }
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if isEnding { return nil }
    try tell()
    if session.status == .playing { others.take() } else { others.giveBack() }
    while let message = bus.next() { try take(message) }
    guard bus.isOpen else { throw .bus("it is gone") }
    return bus.wait
  }

  /// Tells those who listen what is new.
  private mutating func tell() throws(SinkFailure) {
    let now = session.properties
    let news = now.filter { !told.contains($0) }
    told = now
    if !news.isEmpty {
      try bus.tell(
        .signal(
          BusName.mediaPath, BusName.properties, "PropertiesChanged", .text(BusName.player),
          .entries(news), .texts([])))
    }
    if session.hasJumped {
      session.forgetJump()
      try bus.tell(.signal(BusName.mediaPath, BusName.player, "Seeked", .whole64(0)))
    }
  }

  private mutating func take(_ message: BusMessage) throws(SinkFailure) {
    switch message.kind {
    case .call:
      let answer = PlayerObject(session: session, now: system.wallMilliseconds).answer(message)
      if let command = answer.command { system.ask(for: command) }
      try bus.reply(to: message, answer.outcome)
    case .signal: others.note(message)
    case .reply, .fault: break
    }
  }

  package mutating func close() {
    others.giveBack()
    file.close()
    bus.close()
  }

  // MARK: - The guard

  package static func command(
    _ arguments: [String], _ system: SinkSystem
  ) throws(SinkFailure) -> String? {
    guard arguments.first == LoanFile.guardArgument, arguments.count == 2 else { return nil }
    system.awaitEnd()
    // What is gone was given back.
    guard let book = system.contents(of: arguments[1]).flatMap(LoanBook.init) else { return "" }
    let bus = try connect("auto", system)
    OtherPlayers(.leave, bus, LoanFile(system)).giveBack(book)
    bus.close()
    return ""
  }
}
