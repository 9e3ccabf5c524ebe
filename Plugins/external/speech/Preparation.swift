internal import LimberBasics
internal import LimberEvents
internal import SinkKit

/// Speaks what a session will say into files, before it begins.
struct Preparation {
  /// Seconds by which a sentence must be shorter than there is time for: it begins a little late.
  private static let allowance = 0.1
  /// How long an engine that was never measured may take over a sentence.
  private static let patience = Duration.seconds(60)

  private let system: SinkSystem
  private let topics: Set<String>
  private let cast: Cast
  private let pace: Pace
  private let shelf: Shelf

  /// - Throws: a `SinkFailure` where no engine can speak into a file, or there is no place for one.
  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    topics = Set(values.words("on"))
    cast = try Cast(values, system)
    guard let shelf = cast.shelf else {
      throw .configuration("neither HOME nor XDG_CACHE_HOME says where sentences may lie")
    }
    self.shelf = shelf
    pace = .of(cast.first, cast.manner, system, patience: Self.patience)
  }

  /// Speaks all that is not there yet, in the order in which it is said first.
  ///
  /// - Parameter speed: how many seconds of the session pass in a second.
  func run(_ events: [SessionEvent], speed: Double) throws(SinkFailure) {
    defer { shelf.keepUses() }
    let utterances = utterances(of: events, speed: speed)
    var done: Set<[String]> = []
    var jobs: [(choices: [String], seconds: Double?)] = []
    for utterance in utterances {
      let seconds = utterance.seconds(from: utterance.milliseconds)
      let choices = utterance.choices(within: seconds, length: pace.seconds)
      if !choices.isEmpty, done.insert(choices + ["\(seconds ?? 0)"]).inserted {
        jobs.append((choices, seconds))
      }
    }
    for (index, job) in jobs.enumerated() {
      if system.wasStopped { return }
      for words in job.choices {
        var sentence = shelf.sentence(words)
        if sentence == nil {
          system.report(prepared: index, of: jobs.count)
          sentence = try speak(words)
        }
        guard let sentence else { continue }
        if job.seconds.map({ sentence.seconds + Self.allowance <= $0 }) ?? true { break }
      }
    }
    system.report(prepared: jobs.count, of: jobs.count)
  }

  /// What is said at each instant, as the sink itself will gather it.
  private func utterances(of events: [SessionEvent], speed: Double) -> [Utterance] {
    var utterances: [Utterance] = []
    var wording = Wording(topics: topics)
    for event in events {
      // Another playing, before which nothing was said.
      let isFirst = event.kind == .sessionStarted
      if isFirst { wording = Wording(topics: topics) }
      guard let part = wording.part(for: event) else { continue }
      let utterance = Utterance(
        part, at: event.at, milliseconds: event.stamp.time.milliseconds, next: event.speakingTime,
        speed: speed)
      if !isFirst, let last = utterances.indices.last, utterances[last].isAtOnce(with: utterance) {
        utterances[last].join(utterance)
      } else {
        utterances.append(utterance)
      }
    }
    return utterances
  }

  /// Lets the engine speak into a file; nil where what it made cannot be kept.
  private func speak(_ words: String) throws(SinkFailure) -> Shelf.Sentence? {
    let file = shelf.freshFile()
    defer { system.remove(file) }
    guard let run = ToolRun(cast.first.command(words, cast.manner, file: file), system) else {
      throw .unavailable("'\(cast.first.name)' cannot be started")
    }
    while run.check() == nil, !system.wasStopped { system.sleep(SinkWait(for: run)) }
    if system.wasStopped { run.stop() }
    switch run.ending {
    case .exited(0)?: return shelf.take(file, as: words)
    case _ where system.wasStopped: return nil
    case .timedOut?:
      throw .unavailable("'\(cast.first.name)' took longer than a minute over '\(words)'")
    case .exited?, .signalled?, nil:
      throw .unavailable("'\(cast.first.name)' cannot speak into a file: \(run.complaint)")
    }
  }
}
