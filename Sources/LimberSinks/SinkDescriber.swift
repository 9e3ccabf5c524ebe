internal import Dispatch
internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// Asks external sinks what they are, and remembers the answers.
package struct SinkDescriber: Sendable {
  /// What came of asking.
  package enum Answer: Sendable, Hashable {
    case described(SinkDescription)
    /// It says nothing about itself, for a reason that is a phrase, and is used all the same.
    case silent(String)
    /// It cannot be used, for a reason that is a phrase.
    case broken(String)

    /// What it is used by; nil where it cannot be used.
    package var description: SinkDescription? {
      switch self {
      case .described(let description): description
      case .silent: SinkDescription()
      case .broken: nil
      }
    }
  }

  /// Bytes of a description that are read at most.
  static let limit = 64 * 1024

  private let host: SinkHost
  private let timing: ExternalSinkTiming

  package init(_ host: SinkHost) {
    self.init(host, timing: ExternalSinkTiming())
  }

  init(_ host: SinkHost, timing: ExternalSinkTiming) {
    self.host = host
    self.timing = timing
  }

  /// What a program says of itself, from what is remembered where the file is still the same.
  package func describe(_ sink: FoundSink) -> Answer {
    describe([sink])[0]
  }

  /// What several programs say of themselves, asked all at once.
  package func describe(_ sinks: [FoundSink]) -> [Answer] {
    guard !sinks.isEmpty else { return [] }
    var cache = DescriptionCache(folder: host.folders.cache, on: host.disk)
    let now = Int(host.now().milliseconds / 1000)
    var answers = sinks.map { sink in
      switch cache.memory(of: sink, now: now) {
      case .text(let text)?: Self.read(text)
      case .silence(let reason, _)?: Answer.silent(reason)
      case nil: nil as Answer?
      }
    }
    // One program that serves several names is asked once.
    let unknown = Dictionary(grouping: answers.indices.filter { answers[$0] == nil }) {
      [sinks[$0].path] + sinks[$0].arguments
    }.values.sorted { $0[0] < $1[0] }
    let replies = Self.eachAtOnce(unknown.map { sinks[$0[0]] }) { ask($0) }
    for (indices, reply) in zip(unknown, replies) {
      let answer: Answer
      switch reply {
      case .success(let text):
        answer = Self.read(text)
        cache.keep(.text(text), of: sinks[indices[0]])
      case .failure(let refusal):
        answer = refusal.isFinal ? .broken(refusal.reason) : .silent(refusal.reason)
        if refusal.isCostly {
          cache.keep(.silence(refusal.reason, at: now), of: sinks[indices[0]])
        }
      }
      for index in indices { answers[index] = answer }
    }
    cache.save()
    return answers.map { $0 ?? .silent("it was not asked") }
  }

  /// What a program says of itself when it is asked now.
  ///
  /// - Returns: the answer, and whether it merely has none: it says nothing at all, and ends in time.
  func tryOut(_ sink: FoundSink) -> (answer: Answer, saysNothing: Bool) {
    switch ask(sink) {
    case .success(let text): (Self.read(text), text.isEmpty)
    case .failure(let refusal):
      (
        refusal.isFinal ? .broken(refusal.reason) : .silent(refusal.reason), refusal.saysNothing
      )
    }
  }

  /// Why there is no text to read.
  private struct Refusal: Error {
    var reason: String
    /// Whether it wrote nothing, and ended in time.
    var saysNothing = false
    /// Whether the program cannot be used at all.
    var isFinal = false
    /// Whether it took so long that asking again every time would be felt.
    var isCostly = false
  }

  private static func read(_ text: String) -> Answer {
    do {
      guard let description = try SinkDescription(parsing: text) else {
        return .silent("what it answers to --describe is no JSON object")
      }
      return .described(description)
    } catch {
      return .broken("it describes itself wrongly: \(error.reason)")
    }
  }

  /// Runs `--describe`, bounded in time and in length.
  private func ask(_ sink: FoundSink) -> Result<String, Refusal> {
    let run: ProgramRun
    do throws(ProgramRun.Failure) {
      run = try host.processes.run(
        Processes.Call(
          sink.path, sink.arguments + ["--describe"], variables: host.variables(for: sink),
          within: timing.describing, limit: Self.limit))
    } catch {
      switch error {
      case .notStarted(let reason):
        return .failure(Refusal(reason: reason, isFinal: true))
      case .tooSlow:
        return .failure(Refusal(reason: "it does not answer --describe in time", isCostly: true))
      case .tooLong(let limit):
        return .failure(Refusal(reason: "it describes itself in more than \(limit) bytes"))
      }
    }
    guard run.status == .exited(0) else {
      return .failure(
        Refusal(reason: "it ends --describe with \(run.status)", saysNothing: run.output.isEmpty))
    }
    return .success(String(decoding: run.output, as: UTF8.self))
  }

  /// Programs that are asked at once at most; each needs a thread and a pipe meanwhile.
  private static let atOnce = 64

  /// Calls a function for each value, all at once, and keeps the order.
  ///
  /// Each on a thread of its own: what Dispatch runs at once are as many as there are processors, and
  /// these only wait.
  private static func eachAtOnce<Value: Sendable, Answer: Sendable>(
    _ values: [Value], _ body: @escaping @Sendable (Value) -> Answer
  ) -> [Answer] {
    let answers = Collected<Answer>(count: values.count)
    for begin in stride(from: 0, to: values.count, by: atOnce) {
      let done = DispatchGroup()
      for index in begin..<min(begin + atOnce, values.count) {
        let value = values[index]
        done.enter()
        let isStarted = PlainThread.start {
          answers.set(body(value), at: index)
          done.leave()
        }
        guard !isStarted else { continue }
        answers.set(body(value), at: index)
        done.leave()
      }
      done.wait()
    }
    return answers.all
  }
}

/// Answers that arrive from several threads, kept in the order of their questions.
private final class Collected<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) {
    values = Mutex(Array(repeating: nil, count: count))
  }

  func set(_ value: Value, at index: Int) {
    values.withLock { $0[index] = value }
  }

  /// Every answer that arrived.
  var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
