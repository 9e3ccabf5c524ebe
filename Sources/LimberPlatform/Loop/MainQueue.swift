internal import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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
  #if canImport(Darwin)
    /// Whether the main thread can work it off without a run loop.
    static let isDrivable = false

    /// Never called there.
    static func run(until isOver: () -> Bool) {}
  #else
    /// Whether the main thread can work it off without a run loop.
    package static let isDrivable = true

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
