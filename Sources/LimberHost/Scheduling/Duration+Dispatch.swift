internal import Dispatch

extension Duration {
  /// The same for Dispatch, to the nanosecond.
  var dispatchInterval: DispatchTimeInterval {
    .nanoseconds(Int(wholeNanoseconds))
  }
}
