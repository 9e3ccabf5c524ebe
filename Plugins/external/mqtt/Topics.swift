/// The topics under a prefix.
struct Topics {
  let prefix: String

  var event: String { prefix + "/event" }
  var state: String { prefix + "/state" }
  var availability: String { prefix + "/availability" }
  var presence: String { prefix + "/presence" }
  /// Where others ask something of the session.
  var command: String { prefix + "/command" }

  func available(_ isOnline: Bool) -> Message {
    Message(topic: availability, payload: isOnline ? "online" : "offline", isRetained: true)
  }

  /// Whether a text can stand in a topic: no wildcards, no control characters, no empty level.
  static func isTopic(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix("$")
      && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && $0 != "#" }
  }

  /// The prefix in the letters that an identifier may have.
  var identifier: String {
    "limber_"
      + String(
        prefix.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
  }
}

struct Message {
  var topic: String
  var payload: String
  /// Whether the broker keeps it for those who come later.
  var isRetained = false
}
