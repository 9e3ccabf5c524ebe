internal import Dispatch
internal import SystemLibrary

#if !canImport(Darwin)
  // The two doors through which the run loop of Foundation drives Dispatch's main queue on Linux.
  @_silgen_name("_dispatch_get_main_queue_handle_4CF")
  private func mainQueueHandle() -> Int32
  @_silgen_name("_dispatch_main_queue_callback_4CF")
  private func drainMainQueue(_ message: UnsafeMutableRawPointer?)
#endif

/// The main queue of Dispatch, worked off by the main thread itself.
///
/// Any other queue borrows a worker thread. Where events are more than 5 s apart that thread is made
/// anew for each of them, which makes them late, and wakes up once more 5 s later only to end. Both
/// were seen with strace on Linux.
package enum MainQueue {
  /// What Dispatch calls the two doors; they are no promise of its makers, so they may be gone one day.
  package static let doors = [
    "_dispatch_get_main_queue_handle_4CF", "_dispatch_main_queue_callback_4CF",
  ]

  /// Lets Dispatch write nothing into the system's log, in which each session would leave that its own thread
  /// has no right to be more urgent than others; to be called before it is used.
  ///
  /// Whoever set its variable `LIBDISPATCH_LOG` gets what they asked for.
  package static func keepQuiet() { setenv("LIBDISPATCH_LOG", "NO", 0) }

  /// Whether the doors are there, as far as the names tell that the loader of programs knows.
  ///
  /// Where it knows not even what everybody may call, Dispatch is part of the program, and whoever linked
  /// that has seen to it.
  package static func hasDoors(knowing isKnown: (_ name: String) -> Bool) -> Bool {
    doors.allSatisfy(isKnown) || !isKnown("dispatch_async_f")
  }

  #if canImport(Darwin)
    /// Whether the main thread can work it off without a run loop.
    package static let isDrivable = false

    /// Never called there.
    package static func run(until isOver: () -> Bool) {}
  #else
    /// Whether the main thread can work it off without a run loop.
    ///
    /// Where Dispatch has no such doors it cannot, and a worker thread does it instead.
    package static let isDrivable = hasDoors { dlsym(nil, $0) != nil }

    /// Works off what the queue is given; only to be called on the main thread.
    ///
    /// - Parameter isOver: asked after each round.
    package static func run(until isOver: () -> Bool) {
      let handle = OpenFile(number: mainQueueHandle(), name: "main queue")
      while !isOver() {
        guard Poll.wait(for: handle, or: nil, timeout: -1) == .readable else { continue }
        var count: UInt64 = 0
        _ = read(handle.number, &count, MemoryLayout.size(ofValue: count))
        drainMainQueue(nil)
      }
    }
  #endif
}

/// How exactly the system wakes this program.
package enum TimerPrecision {
  /// Asks Linux not to bundle this thread's wake-ups with others, nor those of threads made after it.
  ///
  /// Unasked it wakes a thread up to 50 µs late. Only to be called on the main thread.
  package static func makeExact() {
    #if !canImport(Darwin)
      guard let file = try? OpenFile("/proc/self/timerslack_ns", O_WRONLY) else { return }
      _ = try? file.writeOnce([UInt8(ascii: "1")])
    #endif
  }
}
