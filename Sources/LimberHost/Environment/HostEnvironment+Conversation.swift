internal import LimberPlatform
package import LimberPlayer

extension HostEnvironment {
  /// A conversation with the person: on standard output where that is their terminal, else on the
  /// terminal itself; nil where nobody can be asked.
  ///
  /// - Parameter isOutputTaken: whether standard output belongs to something else than the person.
  package func openConversation(isOutputTaken: Bool = false) -> Conversation? {
    let stream = output.isTerminal && !isOutputTaken ? output : openTerminal()
    guard let stream, let desk = openDesk(true), desk.hasKeys else { return nil }
    let conversation = Conversation(on: stream, with: desk)
    return conversation.open() ? conversation : nil
  }
}
