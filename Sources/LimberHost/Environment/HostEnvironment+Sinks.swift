internal import LimberBasics
package import LimberEvents
internal import LimberHistory
package import LimberPlatform
internal import LimberPlayer

extension HostEnvironment {
  /// What sinks may touch: this session's display, log files, the person's terminals.
  ///
  /// - Parameters:
  ///   - isPlain: whether the person asked for plain lines.
  ///   - colour: what the person asked for; nil where nothing was said.
  ///   - pauses: whether sinks may take a moment's time, which virtual time does not have.
  package func sinkContext(
    isPlain: Bool = false, colour: Bool? = nil, pauses: Bool = true
  ) -> SinkContext {
    SinkContext(
      display: display(of: output, isPlain: isPlain, colour: colour),
      openLog: { try openLog($0) },
      loggedInTerminals: {
        terminals().map {
          Display(write: $0.write, size: { TerminalSize() }, isLive: false, hasColour: false)
        }
      },
      pause: { if pauses { PlainThread.sleep($0) } })
  }

  /// A stream as a display.
  package func display(
    of stream: HostOutput, isPlain: Bool = false, colour: Bool? = nil
  ) -> Display {
    let capabilities = Capabilities(
      isTerminal: stream.isTerminal, variables: variables, isPlain: isPlain, colour: colour)
    return Display(
      write: stream.draw, size: stream.size, isLive: capabilities.isLive,
      hasColour: capabilities.hasColour)
  }

  private func openLog(_ request: LogRequest) throws -> AppendFile {
    let path: String
    if let given = request.path, !given.isEmpty {
      path = absolute(given)
    } else {
      guard let state = folders.state else { throw NoHomeFolder() }
      try FilePath.makeFolder(state)
      path = state + "/" + request.defaultName
    }
    return try AppendFile(path: path, maxSize: request.maxSize, keep: request.keep)
  }
}

/// A sink's log is a file like any other that lines are appended to.
extension AppendFile: LineWriter {}

/// The place of a session is kept on a thread of its own, while the player goes on.
extension PlaceKeeper: PlaceKeeping {}
