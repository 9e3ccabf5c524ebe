internal import LimberEvents
internal import LimberSyntax

/// The topics under a prefix, and what Home Assistant is told of them.
struct Topics {
  let prefix: String
  let discoveryPrefix: String

  var event: String { prefix + "/event" }
  var state: String { prefix + "/state" }
  var availability: String { prefix + "/availability" }
  var presence: String { prefix + "/presence" }

  func available(_ isOnline: Bool) -> Message {
    Message(topic: availability, payload: isOnline ? "online" : "offline", isRetained: true)
  }

  /// Whether a text can stand in a topic: no wildcards, no control characters, no empty level.
  static func isTopic(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix("$")
      && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && $0 != "#" }
  }

  /// Two sensors of one device, by Home Assistant's MQTT discovery.
  var discovery: [Message] {
    [("state", "State"), ("step", "Step")].map { field, name in
      Message(
        topic: "\(discoveryPrefix)/sensor/\(identifier)/\(field)/config",
        payload: JSONWriter.object { json in
          json.field("name", name)
          json.field("unique_id", "\(identifier)_\(field)")
          json.field("state_topic", state)
          json.field("value_template", "{{ value_json.\(field) }}")
          json.field("json_attributes_topic", state)
          json.field("availability_topic", availability)
          json.object("device") { json in
            json.array("identifiers") { $0.value(identifier) }
            json.field("name", "limber")
          }
        }, isRetained: true)
    }
  }

  /// The prefix in the letters that an identifier may have.
  private var identifier: String {
    "limber_"
      + String(
        prefix.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
  }
}
