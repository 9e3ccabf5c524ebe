// A static build of the whole package, as the README has it, knows no Testing, and runs no tests.
#if canImport(Testing)
  internal import Dispatch
  public import Testing

  extension Trait where Self == WaitingTrait {
    /// Runs each test on a thread of its own.
    ///
    /// For tests that wait for other programs: as many tests run at once as there are processors, and one
    /// that waits on one of those threads would keep the others from running.
    public static var waits: Self { WaitingTrait() }
  }

  /// What `.waits` stands for.
  public struct WaitingTrait: TestTrait, SuiteTrait, TestScoping {
    /// On a suite it holds for each of its tests.
    public var isRecursive: Bool { true }

    /// Runs a test as soon as it has a place.
    public func provideScope(
      for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
      await Places.shared.take()
      do {
        try await withTaskExecutorPreference(OwnThread()) { try await function() }
      } catch {
        await Places.shared.giveBack()
        throw error
      }
      await Places.shared.giveBack()
    }
  }

  /// A thread that a test may keep waiting.
  private final class OwnThread: TaskExecutor {
    // A serial queue has a thread whenever it needs one.
    private let queue = DispatchQueue(label: "limber.test")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  /// So many tests wait at once at most, so that what they wait for has processors to run on.
  private actor Places {
    static let shared = Places()

    private var free = 6
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }

    func giveBack() {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
  }
#endif
