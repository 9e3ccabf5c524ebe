internal import LimberBasics
package import LimberEvents
internal import LimberHistory
package import LimberPlatform
internal import LimberPlayer
internal import LimberRoutine
package import LimberSinks

/// Where sinks come from, and what they may touch: this session's display, log files, the person's terminals.
package struct SinkSources: Sendable {
  /// The sinks that are compiled in.
  package var registry: SinkRegistry
  /// What those that are programs need.
  package var host: SinkHost
  package var streams: Streams
  /// The terminals that the person is logged in at.
  package var loggedInTerminals: @Sendable () -> [OtherTerminal]

  package init(
    registry: SinkRegistry, host: SinkHost, streams: Streams,
    loggedInTerminals: @escaping @Sendable () -> [OtherTerminal]
  ) {
    self.registry = registry
    self.host = host
    self.streams = streams
    self.loggedInTerminals = loggedInTerminals
  }

  /// What the sinks of a session may touch.
  ///
  /// - Parameters:
  ///   - isPlain: whether the person asked for plain lines.
  ///   - colour: what the person asked for; nil where nothing was said.
  ///   - isOutputTaken: whether standard output belongs to something else, and the display is standard
  ///     error.
  ///   - pauses: whether sinks may take a moment's time, which virtual time does not have.
  package func context(
    isPlain: Bool = false, colour: Bool? = nil, isOutputTaken: Bool = false, pauses: Bool = true
  ) -> SinkContext {
    let stream = isOutputTaken ? streams.errors : streams.output
    let capabilities = Capabilities(
      isTerminal: stream.isTerminal, variables: host.surroundings.variables, isPlain: isPlain,
      colour: colour)
    var display = Display(
      write: stream.draw, size: stream.size, isLive: capabilities.isLive,
      hasColour: capabilities.hasColour)
    display.isUnicode = stream.isUnicode
    display.hasBraille = stream.hasBraille
    display.rewraps = Capabilities.rewraps(host.surroundings.variables)
    display.isInFront = stream.isInFront
    display.keepWayOut = stream.keepWayOut
    var context = SinkContext(
      display: display,
      openLog: { [surroundings = host.surroundings] in
        try Self.openLog($0, in: surroundings)
      },
      loggedInTerminals: { [loggedInTerminals] in
        loggedInTerminals().map {
          Display(write: $0.write, size: { TerminalSize() }, isLive: false, hasColour: false)
        }
      },
      pause: { if pauses { PlainThread.sleep($0) } }, phrases: streams.phrases)
    context.figure = FigureLibrary.figure
    context.gathersLines = !pauses
    return context
  }

  private static func openLog(
    _ request: LogRequest, in surroundings: Surroundings
  ) throws -> AppendFile {
    let path: String
    if let given = request.path, !given.isEmpty {
      path = surroundings.absolute(given)
    } else {
      guard let state = surroundings.folders.state else { throw NoHomeFolder() }
      try surroundings.disk.makeFolder(state)
      path = state + "/" + request.defaultName
    }
    return try AppendFile(
      path: path, on: surroundings.disk, maxSize: request.maxSize, keep: request.keep)
  }
}

/// A sink's log is a file like any other that lines are appended to.
extension AppendFile: LineWriter {}

/// The place of a session is kept on a thread of its own, while the player goes on.
extension PlaceKeeper: PlaceKeeping {}
