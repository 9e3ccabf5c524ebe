internal import SinkKit

/// What the parts of the sink ask of the bus; tests stand in for it.
protocol BusDoor: AnyObject {
  /// The name that the bus gave this connection.
  var ownName: String { get }

  /// Makes some calls at once and waits a bounded time for their answers; nil for each that did not come.
  func ask(_ calls: [BusMessage]) -> [BusMessage?]
}

extension BusDoor {
  /// Makes one call; nil where no answer came.
  func ask(_ call: BusMessage) -> BusMessage? { ask([call]).first ?? nil }
}

/// The session bus as the sink uses it: calls that are waited for, and whatever else comes, in its order.
final class BusLink: BusDoor {
  private let library: any BusLibrary
  private let system: SinkSystem
  /// What came while answers were waited for.
  private var waiting: [BusMessage] = []

  /// How long answers are waited for: a player that hangs must not keep a key from being heard.
  private static let patience = Duration.milliseconds(500)

  init(_ library: any BusLibrary, _ system: SinkSystem) {
    self.library = library
    self.system = system
  }

  var ownName: String { library.ownName }
  var isOpen: Bool { library.isOpen }
  /// What wakes the sink when a message comes.
  var wait: SinkWait { SinkWait(forFile: library.file) }

  func ask(_ calls: [BusMessage]) -> [BusMessage?] {
    var answers = [BusMessage?](repeating: nil, count: calls.count)
    var places: [UInt64: Int] = [:]
    for (place, call) in calls.enumerated() {
      if let number = try? library.send(call) { places[number] = place }
    }
    let end = system.now + Self.patience
    while !places.isEmpty, library.isOpen {
      guard let message = library.next() else {
        let left = end - system.now
        if left <= .zero { break }
        system.sleep(SinkWait(forFile: library.file, left))
        continue
      }
      if let place = places.removeValue(forKey: message.answers) {
        answers[place] = message
      } else {
        waiting.append(message)
      }
    }
    return answers
  }

  /// Sends a signal.
  func tell(_ signal: BusMessage) throws(SinkFailure) { _ = try library.send(signal) }

  /// Replies to a call, where its sender waits for that.
  func reply(to call: BusMessage, _ outcome: BusOutcome) throws(SinkFailure) {
    if call.wantsReply { try library.reply(to: call, outcome) }
  }

  /// The next call or signal that came; nil where none waits.
  func next() -> BusMessage? {
    waiting.isEmpty ? library.next() : waiting.removeFirst()
  }

  /// Takes a name on the bus; answers whether it is had.
  func take(_ name: String) -> Bool {
    // Without waiting for it where somebody else has it: that is 4.
    let answer = ask(.toBus("RequestName", .text(name), .count(4)))
    return answer?.kind == .reply && answer?.body.first?.asNumber == 1
  }

  func close() { library.close() }
}
