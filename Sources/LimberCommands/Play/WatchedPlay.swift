import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberRoutine
import Synchronization

/// Plays a file, and again each time that it is saved.
struct WatchedPlay {
  private let catalogue: RoutineCatalogue
  private let stage: Stage
  private let streams: Streams
  /// The file as the person named it.
  private let argument: String
  private let values: ParameterValues
  private let path: String

  /// Makes it.
  ///
  /// - Throws: `UsageError` where the argument names no file.
  init(
    _ routines: [RoutineWish], in catalogue: RoutineCatalogue, on stage: Stage, streams: Streams
  ) throws {
    guard let routine = routines.first, routines.count == 1, routine.name != "-",
      let path = catalogue.path(of: routine.name)
    else { throw UsageError.other(CommandFault.needsFile(PlayCommand.watch.spelling)) }
    self.catalogue = catalogue
    self.stage = stage
    self.streams = streams
    argument = routine.name
    values = routine.with
    self.path = path
  }

  /// Plays until the person or a signal ends it.
  ///
  /// - Parameter request: makes the request anew from what was read.
  func run(_ request: (RoutineSet) throws -> PlayRequest) throws -> ExitStatus {
    var parts: [String] = []
    while true {
      // The files are remembered as they are before they are read, so that no save is missed.
      let watch = FileWatch([path] + parts, on: catalogue.library.surroundings.disk)
      let included = catalogue.placesOfIncluded(in: argument)
      guard parts == included else {
        parts = included
        continue
      }
      guard let set = try read() else {
        try waitForSave(watch)
        continue
      }
      guard let request = try valid(request, set) else {
        try waitForSave(watch)
        continue
      }
      let (result, isSaved) = play(request, watch)
      if let refusal = result.refusal { return streams.report(refusal) }
      if let signal = result.signal { return .signal(signal) }
      if isSaved {
        streams.say(.saved(argument))
      } else if result.end?.outcome == .completed {
        try waitForSave(FileWatch(again: watch))
      } else {
        return .success
      }
    }
  }

  /// The routine; nil, with the reasons said, where it cannot be played as it is.
  private func read() throws -> RoutineSet? {
    do {
      return try catalogue.load(argument, with: values)
    } catch {
      streams.say("limber: \(error.message)")
      return nil
    }
  }

  /// The request; nil, with the reason said, where the options do not fit what was saved.
  private func valid(
    _ request: (RoutineSet) throws -> PlayRequest, _ set: RoutineSet
  ) throws -> PlayRequest? {
    do {
      return try request(set)
    } catch let error as UsageError {
      streams.say("limber: \(error.words)")
      return nil
    }
  }

  private func waitForSave(_ watch: FileWatch) throws {
    streams.say(.waitingForSave(argument))
    _ = watch.wait()
  }

  /// Plays once, or until the file is saved.
  private func play(_ request: PlayRequest, _ watch: FileWatch) -> (PlayResult, isSaved: Bool) {
    let saved = SavedFlag()
    var request = request
    request.sinks.append(
      SinkAssignment(name: "watch", kinds: []) { port in
        watch.start {
          saved.set()
          port.control(.stop)
        }
        return WatchEnd(watch: watch)
      })
    let result = stage.play(request)
    return (result, saved.isSet)
  }
}

/// Ends a watch together with its session.
private struct WatchEnd: Sink {
  let watch: FileWatch

  mutating func receive(_ event: SessionEvent) throws {}

  mutating func finish() throws {
    watch.cancel()
  }
}

/// Whether the file was saved while it was played.
private final class SavedFlag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool { value.withLock { $0 } }

  func set() {
    value.withLock { $0 = true }
  }
}
