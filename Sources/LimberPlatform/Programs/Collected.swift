internal import Synchronization

/// Answers that arrive from several threads, kept in the order of their questions.
package final class Collected<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  package init(count: Int) {
    values = Mutex(Array(repeating: nil, count: count))
  }

  package func set(_ value: Value, at index: Int) {
    values.withLock { $0[index] = value }
  }

  /// Every answer that arrived.
  package var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
