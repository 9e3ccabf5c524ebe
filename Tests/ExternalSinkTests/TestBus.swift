@testable import MPRISSink

/// Another media player, as a bus shows it.
final class TestPlayer {
  var name: String
  var status: String
  var volume: Double?
  /// What it makes of a loudness that it is told.
  var takes: (Double) -> Double = { $0 }
  var refuses = false
  var hangs = false

  init(_ name: String, _ status: String = "Playing", volume: Double? = 1) {
    self.name = name
    self.status = status
    self.volume = volume
  }

  fileprivate var properties: BusValue {
    var entries: [BusValue.Entry] = [.init("PlaybackStatus", .text(status))]
    if let volume { entries.append(.init("Volume", .number(volume))) }
    return .entries(entries)
  }
}

/// A session bus in memory, with media players that do at once as they are told.
final class TestBus: BusDoor {
  let ownName = ":1.99"
  var identity = "b1"
  /// The players, by the names of their connections.
  var players: [String: TestPlayer] = [:]
  /// Connections of others than players.
  var connections: Set<String> = [":1.99"]
  /// What was done to players, in order.
  private(set) var deeds: [String] = []
  /// Called before each call that does something to a player.
  var beforeDeed: () -> Void = {}

  func ask(_ calls: [BusMessage]) -> [BusMessage?] { calls.map(answer) }

  private func answer(_ call: BusMessage) -> BusMessage? {
    if call.destination == BusName.bus { return bus(call) }
    guard let player = players[call.destination] else { return fault("ServiceUnknown") }
    if player.hangs { return nil }
    switch call.member {
    case "GetAll": return reply(player.properties)
    case "Set":
      guard let volume = call.body[2].asNumber else { return fault("InvalidArgs") }
      return act(on: player, "volume \(volume)") { $0.volume = $0.takes(volume) }
    case "Pause": return act(on: player, "pause") { $0.status = "Paused" }
    case "Play": return act(on: player, "play") { $0.status = "Playing" }
    case _: return fault("UnknownMethod")
    }
  }

  private func act(
    on player: TestPlayer, _ deed: String, _ change: (TestPlayer) -> Void
  ) -> BusMessage {
    beforeDeed()
    if player.refuses { return fault("AccessDenied") }
    deeds.append("\(player.name): \(deed)")
    change(player)
    return reply()
  }

  private func bus(_ call: BusMessage) -> BusMessage? {
    switch call.member {
    case "GetId": return reply(.text(identity))
    case "ListNames":
      let names = players.values.map { "org.mpris.MediaPlayer2." + $0.name }
      return reply(.texts(["org.freedesktop.DBus"] + names + connections + players.keys))
    case "GetNameOwner":
      let owner = players.first { call.body[0] == .text("org.mpris.MediaPlayer2." + $0.value.name) }
      return owner.map { reply(.text($0.key)) } ?? fault("NameHasNoOwner")
    case "NameHasOwner": return reply(.flag(connections.contains(call.body[0].asText ?? "")))
    case _: return reply()
    }
  }

  private func reply(_ body: BusValue...) -> BusMessage { BusMessage(kind: .reply, body: body) }

  private func fault(_ name: String) -> BusMessage {
    BusMessage(kind: .fault, fault: "org.freedesktop.DBus.Error." + name)
  }
}

/// A shelf that forgets nothing.
final class TestShelf: LoanShelf {
  var book: LoanBook?
  var left: [LoanBook] = []
  var isFull = false

  func keep(_ book: LoanBook) -> Bool {
    if isFull { return false }
    // As it would come back from its file.
    self.book = LoanBook(Array(book.json.utf8))
    return true
  }

  func clear() { book = nil }
  func others() -> [LoanBook] { left }
  func discard(_ book: LoanBook) { left.removeAll { $0 == book } }
}
