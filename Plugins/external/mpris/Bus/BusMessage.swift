/// A message on the bus, as it is written or was read.
struct BusMessage {
  enum Kind: Sendable, Hashable {
    case call, reply, fault, signal
  }

  var kind: Kind
  /// Its number, by which a reply names it; 0 until it is sent.
  var number: UInt64 = 0
  /// The number of the message that it replies to.
  var answers: UInt64 = 0
  var sender = ""
  var destination = ""
  var path = ""
  var interface = ""
  var member = ""
  /// What went wrong, by its name on the bus; empty where nothing did.
  var fault = ""
  var body: [BusValue] = []
  /// Whether its sender waits for an answer.
  var wantsReply = false
  /// What the library keeps of a message that was read, to reply to it.
  var origin: (any BusOrigin)?

  static func call(
    _ destination: String, _ path: String, _ interface: String, _ member: String,
    _ body: BusValue...
  ) -> BusMessage {
    BusMessage(
      kind: .call, destination: destination, path: path, interface: interface, member: member,
      body: body, wantsReply: true)
  }

  /// A call of a method of the bus itself.
  static func toBus(_ member: String, _ body: BusValue...) -> BusMessage {
    BusMessage(
      kind: .call, destination: BusName.bus, path: "/org/freedesktop/DBus", interface: BusName.bus,
      member: member, body: body, wantsReply: true)
  }

  /// A signal to whoever listens.
  static func signal(
    _ path: String, _ interface: String, _ member: String, _ body: BusValue...
  ) -> BusMessage {
    BusMessage(kind: .signal, path: path, interface: interface, member: member, body: body)
  }
}

/// A message that a library read and still holds.
protocol BusOrigin: AnyObject {}

/// Names on the bus that several parts use.
enum BusName {
  static let bus = "org.freedesktop.DBus"
  static let properties = "org.freedesktop.DBus.Properties"
  static let introspectable = "org.freedesktop.DBus.Introspectable"
  static let peer = "org.freedesktop.DBus.Peer"
  static let error = "org.freedesktop.DBus.Error."
  /// What the name of every media player begins with, and the interface that each has.
  static let media = "org.mpris.MediaPlayer2"
  static let player = "org.mpris.MediaPlayer2.Player"
  static let mediaPath = "/org/mpris/MediaPlayer2"
}
