package import LimberEvents
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// The external sinks of one session.
package struct ExternalSinks: Sendable {
  /// Why an external sink cannot be had.
  package enum Refusal: Error, Sendable, Hashable {
    /// An option is not one of its own, or has a bad value.
    case options(SinkOptionError)
    /// A program was found and cannot be used, for a reason that is a phrase.
    case unusable(name: String, path: String, reason: String)
  }

  /// Bytes that the options of one sink may have together, so that its greeting fits a line.
  static let optionLimit = 2048
  /// Files that a sink may have open in limber: its pipes, what reads them, and while it is started
  /// the ends that become its own.
  private static let openFiles = 14
  /// How long a sink that is ended by signals takes at most, in addition to its own time to end.
  private static let endingTime = Duration.milliseconds(1800)

  private let host: SinkHost
  private let version: String
  private let log: SinkLog
  private let timing: ExternalSinkTiming
  private let asked = Asked()
  /// Looks in the folders and the settings as they were when the session was prepared.
  private let finder: SinkFinder

  /// Makes the external side of a session.
  ///
  /// - Parameters:
  ///   - host: where they are looked for.
  ///   - context: lends the file for what they have to say.
  ///   - version: limber's own version.
  package init(
    _ host: SinkHost, context: SinkContext, version: String,
    timing: ExternalSinkTiming = ExternalSinkTiming()
  ) {
    self.host = host
    self.version = version
    self.timing = timing
    finder = SinkFinder(host)
    log = SinkLog(open: { try context.openLog(SinkLog.request) }, now: host.now)
  }

  private var describer: SinkDescriber { SinkDescriber(host, timing: timing) }

  /// The name of every program there is, usable or not.
  package var names: [String] { asked.names { finder.all().map(\.name) } }

  /// The program that is used for a name, looked for once.
  private func found(_ name: String) -> FoundSink? { asked.sink(name) { finder.find(name) } }

  /// What programs said of themselves when they were asked ahead, and what was looked up once.
  private final class Asked: Sendable {
    private struct Answered {
      let sink: FoundSink
      let answer: SinkDescriber.Answer
    }

    /// What was found for a name.
    private struct LookUp {
      let name: String
      let sink: FoundSink?
    }

    private let answers = Mutex<[Answered]>([])
    private let found = Mutex<[LookUp]>([])
    private let allNames = Mutex<[String]?>(nil)

    func sink(_ name: String, _ find: () -> FoundSink?) -> FoundSink? {
      let known = found.withLock { $0.first { $0.name == name } }
      if let known { return known.sink }
      let sink = find()
      found.withLock { $0.append(LookUp(name: name, sink: sink)) }
      return sink
    }

    func names(_ find: () -> [String]) -> [String] {
      allNames.withLock { known in
        let names = known ?? find()
        known = names
        return names
      }
    }

    func answer(of sink: FoundSink) -> SinkDescriber.Answer? {
      answers.withLock { $0.last { $0.sink == sink }?.answer }
    }

    func keep(_ sinks: [FoundSink], _ said: [SinkDescriber.Answer]) {
      answers.withLock { answers in
        for (sink, answer) in zip(sinks, said) {
          answers.append(Answered(sink: sink, answer: answer))
        }
      }
    }
  }

  /// Asks the programs behind several names what they are, all at once, so that those that are slow to
  /// answer are waited for together.
  ///
  /// - Parameter names: of sinks; those that are compiled in and those that no program serves do not
  ///   matter.
  package func askAhead(_ names: [String]) {
    let sinks = Set(names).sorted().compactMap { found($0) }
    asked.keep(sinks, describer.describe(sinks))
  }

  /// Makes a sink of the session from a request; nil where no program of that name is found.
  ///
  /// - Parameter isInTheOpen: whether others see the request, as they do a command line.
  package func assignment(
    for request: SinkRequest, isInTheOpen: Bool = false
  ) throws(Refusal) -> SinkAssignment? {
    if let sink = found(request.name) {
      return try assignment(for: request, sink: sink, isInTheOpen: isInTheOpen)
    }
    guard let sink = finder.first(request.name) else { return nil }
    switch sink.state {
    case .usable, .shadowed, .reserved: return nil
    case .notExecutable:
      throw .unusable(
        name: sink.name, path: sink.path, reason: "it is not executable; 'chmod +x' makes it so")
    case .broken(let reason):
      throw .unusable(name: sink.name, path: sink.path, reason: reason)
    }
  }

  /// Makes a sink of the session from a request and the program that serves it.
  func assignment(
    for request: SinkRequest, sink: FoundSink, isInTheOpen: Bool = false
  ) throws(Refusal) -> SinkAssignment {
    let answer = asked.answer(of: sink) ?? describer.describe(sink)
    if case .broken(let reason) = answer {
      throw .unusable(name: sink.name, path: sink.path, reason: reason)
    }
    let description = answer.description ?? SinkDescription()
    if let reason = host.missingNeed(of: description) {
      throw .unusable(name: sink.name, path: sink.path, reason: reason)
    }
    let setup = ExternalSink.Setup(
      sink: sink, description: description,
      options: try options(request, description, sink, isInTheOpen: isInTheOpen),
      variables: host.variables(for: sink), hostVersion: version,
      locale: host.surroundings.locale,
      processes: host.processes, now: host.now,
      log: SinkLogChannel(name: sink.name, log: log), timing: timing)
    var prepare: (@Sendable (_ rehearsal: SinkRehearsal) -> String?)?
    if let preparation = SinkPreparation(setup) { prepare = { preparation.run($0) } }
    let slot = Slot()
    return SinkAssignment(
      name: sink.name,
      // Where the session is must be known, should the sink have to be started again.
      kinds: description.kinds.union([.stepStarted, .stepEnded]),
      watchesItself: true, openFiles: Self.openFiles,
      drain: .seconds(description.drainSeconds) + Self.endingTime,
      abandon: { slot.sink.withLock { $0 }?.abandon() },
      prepare: prepare,
      make: { port in
        let sink = try ExternalSink(setup, port: port)
        slot.sink.withLock { $0 = sink }
        return sink
      })
  }

  /// Where a sink that is running is reached from another thread.
  private final class Slot: Sendable {
    let sink = Mutex<ExternalSink?>(nil)
  }

  private func options(
    _ request: SinkRequest, _ description: SinkDescription, _ sink: FoundSink, isInTheOpen: Bool
  ) throws(Refusal) -> [SinkRequest.Option] {
    var options = request.options.map { SinkRequest.Option($0.name, $0.value) }
    if let table = description.options {
      do throws(SinkOptionError) {
        let values = try SinkValues(
          resolving: host.revealing(request, with: table, isInTheOpen: isInTheOpen),
          with: table)
        options = table.map { SinkRequest.Option($0.name, values[$0.name]) }
      } catch {
        throw .options(error)
      }
    }
    var json = JSONWriter()
    json.object { json in for option in options { json.field(option.name, option.value) } }
    guard json.byteCount <= Self.optionLimit else {
      throw .unusable(
        name: sink.name, path: sink.path,
        reason: "its options have more than \(Self.optionLimit) bytes together")
    }
    return options
  }
}

extension ExternalSinks.Refusal: CustomStringConvertible {
  /// What is wrong, as one phrase.
  package var description: String {
    switch self {
    case .options(let error): error.description
    case .unusable(let name, let path, let reason):
      "sink '\(name)' (\(path)) cannot be used: \(reason)"
    }
  }
}
