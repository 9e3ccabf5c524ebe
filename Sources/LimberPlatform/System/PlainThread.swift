internal import Dispatch
internal import LimberBasics
internal import SystemLibrary

/// Threads for what may block: a sink that writes, a terminal that is read.
package enum PlainThread {
  /// Runs work on a thread of its own, which nobody joins and to which no signal comes.
  ///
  /// A signal goes to any thread that does not block it, and one that nobody expects there ends the
  /// program raw; so only the main thread ever takes any.
  ///
  /// - Returns: whether the system gave a thread; where it did not, the work is not done.
  @discardableResult
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    let box = Unmanaged.passRetained(Work(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let result = SignalSet.all.blocked { pthread_create(&thread, nil, runWork, box.toOpaque()) }
    guard result == 0 else {
      box.release()
      return false
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return true
  }
}

extension PlainThread {
  /// Keeps the thread that calls waiting, at most a second.
  package static func sleep(_ duration: Duration) {
    usleep(UInt32(clamping: min(duration, .seconds(1)).wholeNanoseconds / 1000))
  }
}

extension PlainThread {
  /// What a session needs without its sinks: for signals, keys, its place and the clock of Dispatch.
  private static let own = 4

  /// Why a session cannot be played: the system gives it and its sinks too few threads.
  ///
  /// Asked for before anything begins: where Dispatch has none for its clock, it tries for ever.
  ///
  /// - Parameters:
  ///   - sinks: how many sinks it has.
  ///   - startThread: starts a thread; false where there is none.
  package static func refusal(
    ofSinks sinks: Int,
    startThread: (@escaping @Sendable () -> Void) -> Bool = { PlainThread.start($0) }
  ) -> SystemError? {
    let needed = own + sinks
    let end = DispatchSemaphore(value: 0)
    // All of them at once, as the session will have them.
    var started = 0
    while started < needed, startThread({ end.wait() }) { started += 1 }
    for _ in 0..<started { end.signal() }
    guard started < needed else { return nil }
    return .noThread(for: "a session with \(sinks) sinks needs \(needed) threads")
  }
}

/// What a thread is to do, on its way there.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

#if canImport(Darwin)
  private func runWork(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#else
  private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#endif
