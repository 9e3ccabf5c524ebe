internal import LimberEvents

/// What becomes of a call to the player: an answer, and perhaps a command to the session.
struct PlayerAnswer {
  var outcome: BusOutcome
  var command: ControlCommand?

  /// Nothing to be said, and perhaps something to be done.
  static func done(_ command: ControlCommand? = nil) -> PlayerAnswer {
    PlayerAnswer(outcome: .result([]), command: command)
  }

  /// An error of the bus, by its name behind `org.freedesktop.DBus.Error.`.
  static func fault(_ name: String, _ sentence: String) -> PlayerAnswer {
    PlayerAnswer(outcome: .fault(name, sentence))
  }
}

/// The object at `/org/mpris/MediaPlayer2`, by the specification of MPRIS, version 2.2.
struct PlayerObject {
  let session: NowPlaying
  /// The wall clock, in milliseconds.
  let now: Int64

  func answer(_ call: BusMessage) -> PlayerAnswer {
    if call.interface == BusName.introspectable || call.interface.isEmpty,
      call.member == "Introspect"
    {
      guard let text = Introspection.text(at: call.path) else { return noObject(call) }
      return PlayerAnswer(outcome: .result([.text(text)]))
    }
    if call.interface == BusName.peer, call.member == "Ping" { return .done() }
    guard call.path == BusName.mediaPath else { return noObject(call) }
    switch call.interface {
    case BusName.properties: return properties(call)
    case BusName.player: return control(call) ?? noMethod(call)
    case BusName.media: return root(call) ?? noMethod(call)
    case "": return control(call) ?? root(call) ?? noMethod(call)
    case _: return .fault("UnknownInterface", "there is no interface '\(call.interface)' here")
    }
  }

  private func noObject(_ call: BusMessage) -> PlayerAnswer {
    .fault("UnknownObject", "there is nothing at '\(call.path)'")
  }

  private func noMethod(_ call: BusMessage) -> PlayerAnswer {
    .fault("UnknownMethod", "'\(call.interface)' has no method '\(call.member)'")
  }

  // MARK: - What it does

  private func root(_ call: BusMessage) -> PlayerAnswer? {
    switch call.member {
    // There is no window to be raised, as CanRaise says.
    case "Raise": .done()
    case "Quit": .done(session.status == .stopped ? nil : .stop)
    case _: nil
    }
  }

  private func control(_ call: BusMessage) -> PlayerAnswer? {
    let isUnderWay = session.status != .stopped
    switch call.member {
    case "PlayPause":
      if !isUnderWay { return .done() }
      return .done(session.isWaiting && !session.isPaused ? .confirm : .toggle)
    case "Play":
      if session.isPaused { return .done(.resume) }
      return .done(session.isWaiting ? .confirm : nil)
    case "Pause": return .done(isUnderWay && !session.isPaused ? .pause : nil)
    case "Next": return .done(isUnderWay ? .next : nil)
    case "Previous": return .done(isUnderWay ? .previous : nil)
    case "Stop": return .done(isUnderWay ? .stop : nil)
    // A step has no place to go to, as CanSeek says; then these have no effect.
    case "Seek": return call.body.map(\.signature) == ["x"] ? .done() : wrongArguments(call)
    case "SetPosition":
      return call.body.map(\.signature) == ["o", "x"] ? .done() : wrongArguments(call)
    case "OpenUri":
      return .fault("NotSupported", "a routine is played by 'limber play' and not by its address")
    case _: return nil
    }
  }

  private func wrongArguments(_ call: BusMessage) -> PlayerAnswer {
    .fault("InvalidArgs", "'\(call.member)' takes other arguments")
  }
}

// MARK: - Properties

extension PlayerObject {
  /// The properties of an interface; nil where there is no such interface.
  func properties(of interface: String) -> [BusValue.Entry]? {
    switch interface {
    case BusName.media:
      [
        BusValue.Entry("CanQuit", .flag(true)), BusValue.Entry("CanRaise", .flag(false)),
        BusValue.Entry("HasTrackList", .flag(false)), BusValue.Entry("Identity", .text("limber")),
        BusValue.Entry("SupportedUriSchemes", .texts([])),
        BusValue.Entry("SupportedMimeTypes", .texts([])),
      ]
    case BusName.player:
      session.properties + [
        BusValue.Entry("Rate", .number(1)), BusValue.Entry("MinimumRate", .number(1)),
        BusValue.Entry("MaximumRate", .number(1)), BusValue.Entry("Volume", .number(1)),
        BusValue.Entry("Position", .whole64(session.position(at: now).inMicroseconds)),
        BusValue.Entry("CanSeek", .flag(false)), BusValue.Entry("CanControl", .flag(true)),
      ]
    case BusName.properties, BusName.introspectable, BusName.peer: []
    case _: nil
    }
  }

  private func properties(_ call: BusMessage) -> PlayerAnswer {
    let types = ["Get": ["s", "s"], "GetAll": ["s"], "Set": ["s", "s", "v"]]
    guard let wanted = types[call.member] else { return noMethod(call) }
    guard call.body.map(\.signature) == wanted, let interface = call.body[0].asText else {
      return wrongArguments(call)
    }
    guard let properties = properties(of: interface) else {
      return .fault("UnknownInterface", "there is no interface '\(interface)' here")
    }
    if call.member == "GetAll" { return PlayerAnswer(outcome: .result([.entries(properties)])) }
    guard let name = call.body[1].asText, let value = properties[name] else {
      return .fault("UnknownProperty", "'\(interface)' has no such property")
    }
    if call.member == "Get" { return PlayerAnswer(outcome: .result([.variant(value)])) }
    return set(name, call.body[2])
  }

  private func set(_ name: String, _ value: BusValue) -> PlayerAnswer {
    switch name {
    case "Rate":
      guard let rate = value.asNumber else {
        return .fault("InvalidArgs", "a rate is a number")
      }
      // As the specification has it: 0 pauses, and what lies beyond the ends is passed over.
      return .done(rate == 0 && session.status == .playing ? .pause : nil)
    case "Volume": return .fault("NotSupported", "limber has no loudness of its own")
    case _: return .fault("PropertyReadOnly", "'\(name)' can only be read")
    }
  }
}
