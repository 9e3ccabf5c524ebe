package import LimberEvents

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
