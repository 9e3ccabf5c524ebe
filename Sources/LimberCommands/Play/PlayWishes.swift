import LimberBasics
import LimberCommandLine

/// What is asked of a play, whoever asks: a command line, the day's plan or a reminder.
struct PlayWishes: Sendable {
  /// The routines; where there is none, a person at a terminal chooses.
  var routines: [RoutineWish] = []
  /// The sinks that must be had; where there is none, the usual ones.
  var sinks: [String] = []
  /// Sinks that must be had beside those.
  var addedSinks: [String] = []
  /// Sinks that a reminder asks for, which may be missing.
  var reminderSinks: [String] = []
  /// Where in each range to aim, from 0 to 1; nil leaves it to the history.
  var dose: Double?
  /// The time to get ready; nil leaves it to the settings.
  var leadIn: Duration?
  /// The step to begin at, from 1; nil where nobody said.
  var from: Int?
  /// How many times faster.
  var speed = PlayCommand.speed.otherwise
  /// Whether it is played at once, without waiting for time or for anybody.
  var isDryRun = false
  /// What a repetition in the person's own time takes; nil where nobody said.
  var pace: Duration?
  /// Whether the person need not come to the keys.
  var isHandsFree = false
  /// Whether nobody is waited for.
  var isUnattended = false
  /// Whether plain sentences are shown.
  var isPlain = false
  /// Whether standard output gets the events.
  var printsEvents = false
  /// Whether it can be asked and told from outside, where the settings do not say no.
  var isControlled = true
  /// Whether the machine may fall asleep.
  var letsSleep = false
  /// Whether something is asked afterwards.
  var asks = true
  /// Whether it is the taste of one minute, of which nothing is kept.
  var tastes = false
  /// Whether it begins again each time the file is saved.
  var watches = false
  /// Whether there is to be colour; nil where nobody said.
  var colour: Bool?
}

extension PlayWishes {
  /// What a command line asks for.
  init(_ arguments: ParsedArguments, routines: [String]) {
    let with = ParameterValues(arguments)
    self.routines = routines.map { RoutineWish($0, with: with) }
    sinks = arguments[PlayCommand.sink]
    addedSinks = arguments[PlayCommand.also]
    dose = arguments[PlanOptions.dose]
    leadIn = arguments[PlanOptions.leadIn]
    from = arguments[PlayCommand.from]
    speed = arguments[PlayCommand.speed]
    isDryRun = arguments.has(PlayCommand.dryRun)
    pace = arguments[PlanOptions.pace]
    isHandsFree = arguments.has(PlayCommand.handsFree)
    isUnattended = arguments.has(PlayCommand.unattended)
    isPlain = arguments.has(PlayCommand.plain)
    printsEvents = arguments.has(PlayCommand.events)
    isControlled = !arguments.has(PlayCommand.noControl)
    letsSleep = arguments.has(PlayCommand.noInhibit)
    asks = !arguments.has(PlayCommand.noQuestions)
    tastes = arguments.has(PlayCommand.taste)
    watches = arguments.has(PlayCommand.watch)
    colour = arguments.wantsColour
  }
}
