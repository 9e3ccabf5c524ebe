package import LimberEvents
package import LimberPlatform
package import LimberPlayer

/// The terminals of the person: the one that the program belongs to, and the others.
package struct HostTerminals: Sendable {
  /// Whether keys can be read from a terminal, even where standard input is something else.
  package var hasKeys: @Sendable () -> Bool
  /// The terminal that the program belongs to, to write to where standard output is something else; nil for none.
  package var open: @Sendable () -> HostOutput?
  /// Where signals come from while a session is played, and keys where they are wanted; nil for nowhere.
  package var openDesk: @Sendable (_ withKeys: Bool) -> (any ControlDesk)?
  /// Those that the person is logged in at, found afresh at each call.
  package var loggedIn: @Sendable () -> [OtherTerminal]

  /// Makes terminals; whatever is not said is absent.
  package init(
    hasKeys: @escaping @Sendable () -> Bool = { false },
    open: @escaping @Sendable () -> HostOutput? = { nil },
    openDesk: @escaping @Sendable (_ withKeys: Bool) -> (any ControlDesk)? = { _ in nil },
    loggedIn: @escaping @Sendable () -> [OtherTerminal] = { [] }
  ) {
    self.hasKeys = hasKeys
    self.open = open
    self.openDesk = openDesk
    self.loggedIn = loggedIn
  }

  /// Those of the running program, as its environment variables say they are.
  package static func live(_ variables: [String: String]) -> HostTerminals {
    let isUnicode = Capabilities.isUnicode(variables)
    let hasBraille = Capabilities.hasBraille(variables)
    let knowsSequences = !Capabilities.isDumb(variables)
    return HostTerminals(
      hasKeys: { KeyTerminal.open() != nil },
      open: { .terminal(isUnicode: isUnicode, hasBraille: hasBraille) },
      openDesk: {
        TerminalDesk(terminal: $0 ? KeyTerminal.open() : nil, knowsSequences: knowsSequences)
      },
      loggedIn: LoggedInTerminals.all)
  }

  /// A conversation with the person: on standard output where that is their terminal, else on the
  /// terminal itself; nil where nobody can be asked.
  ///
  /// - Parameters:
  ///   - output: standard output; nil where it belongs to something else than the person.
  ///   - phrases: what makes its words.
  ///   - patience: how long the first key is waited for; nil for as long as it takes.
  package func openConversation(
    on output: HostOutput?, phrases: any Phrases, patience: Duration? = nil
  ) -> Conversation? {
    let stream = output?.isTerminal == true ? output : open()
    // A job in the background is not to be answered: what is typed is meant for another program.
    guard let stream, stream.isInFront(), let desk = openDesk(true), desk.hasKeys else {
      return nil
    }
    let conversation = Conversation(on: stream, with: desk, phrases: phrases, patience: patience)
    return conversation.open() ? conversation : nil
  }
}
