package import Dispatch
internal import LimberBasics

extension Duration {
  /// The same for Dispatch, to the nanosecond.
  package var dispatchInterval: DispatchTimeInterval {
    .nanoseconds(Int(wholeNanoseconds))
  }
}
