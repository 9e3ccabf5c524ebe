package import LimberEvents
package import LimberPlatform

/// Where sessions are controlled and watched from outside.
package struct ControlDoor: Sendable {
  /// What came of opening it for a session.
  package enum Entrance: Sendable {
    case open(ControlServer)
    /// It stays closed, for a reason that is a phrase; the session plays without it.
    case closed(String)

    var server: ControlServer? {
      if case .open(let server) = self { server } else { nil }
    }
  }

  private let sockets: SessionSockets
  private let hostVersion: String
  private let locale: String

  /// Makes a door.
  ///
  /// - Parameter hostVersion: limber's own version.
  package init(_ surroundings: Surroundings, hostVersion: String) {
    sockets = SessionSockets(surroundings)
    self.hostVersion = hostVersion
    locale = surroundings.locale
  }

  /// Opens it for one session, by its UUID.
  package func open(_ session: String) -> Entrance {
    let greeting = ControlGreeting(hostVersion: hostVersion, session: session, locale: locale)
    do {
      let listener = try sockets.listen(for: session)
      guard let server = ControlServer(listener, greeting: greeting) else {
        listener.removeName()
        return .closed("the system has no files left for it")
      }
      return .open(server)
    } catch {
      return .closed("\(error)")
    }
  }
}

/// What a program asks of a session through its socket, and who hears the answer.
package struct ControlQuestion: Sendable {
  package var wish: ControlRequest.Wish
  /// What the program calls itself.
  package var sender: String
  /// Told the answer, once, where the session lives: between the events before it and those after it.
  package var answer: @Sendable (ControlReply.Outcome) -> Void

  package init(
    _ wish: ControlRequest.Wish, from sender: String,
    answer: @escaping @Sendable (ControlReply.Outcome) -> Void
  ) {
    self.wish = wish
    self.sender = sender
    self.answer = answer
  }
}
