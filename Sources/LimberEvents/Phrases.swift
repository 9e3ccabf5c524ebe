/// Every word that a person reads or hears while a session is played: facts go in, words come out.
///
/// One value is handed to the session, the sinks and the commands around a session; who makes it settles
/// the language. What a routine's own file says passes through as it stands. Diagnostics and help are not
/// among them. A maker is a pure function of the facts.
public protocol Phrases: Sendable {
  /// The sentence of an event, ready to be shown or spoken.
  func sentence(_ saying: Saying) -> String
  /// What a display, or a log that people read, writes beside the routine's own texts.
  func label(_ label: ScreenLabel) -> String
  /// A line to the person about the running of things: a phrase without a full stop.
  func note(_ note: SessionNote) -> String
  /// A question, or what is said while one is answered.
  func question(_ question: SessionQuestion) -> String
  /// Whether an answer to a question for yes or no means yes; nil where it means neither.
  func agrees(_ answer: String) -> Bool?
  /// The letters that lead from a question to the one before it.
  var backKeys: Set<Character> { get }
}
