internal import Synchronization

/// Answers that arrive from several threads, kept in the order of their questions.
final class Collected<Value: Sendable>: Sendable {
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
