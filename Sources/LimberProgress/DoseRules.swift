/// The figures of gradual progress, all in one place.
///
/// What both source articles say is that volume grows slowly, is cut back when it hurts and is rebuilt
/// from low after a break. The figures are limber's own, chosen to be careful.
package enum DoseRules {
  /// So many comfortable sessions at a dose, each on a day of its own, come before a rise.
  package static let sessionsBeforeRise = 3
  /// From one rise of a routine to the next, in days.
  package static let daysBetweenRises = 7
  /// The most pain, from 0 to 10, with which a session is comfortable.
  package static let comfortablePain = 2
  /// From this effort on, from 0 to 10, a session is too hard for a rise.
  package static let hardEffort = 8
  /// From this pain on a session is bad, and the dose goes back one step.
  package static let badPain = 5
  /// From this pain on the dose goes to the minimum.
  package static let severePain = 7
  /// From this pain on the morning after a session is a bad one, whatever the session was like.
  package static let badMorning = 4
  /// Pain that has stayed for so many days is one for a professional.
  package static let lastingPain = 7
  /// A break of more days than these takes back a third of what a dose had grown.
  package static let shortBreak = 10
  /// A break of more days than these, which is a month, takes the dose to the minimum.
  package static let longBreak = 30
}
