internal import LimberEvents
internal import LimberSyntax

/// What Home Assistant is told of limber, by its MQTT discovery: one device with sensors and buttons.
struct Discovery {
  let topics: Topics
  /// The topic under which Home Assistant looks.
  let prefix: String
  /// Whether the session heeds what the buttons send.
  let hasButtons: Bool

  /// A message for each entity; the buttons that there are no more are taken away.
  var messages: [Message] {
    [state, step, running, end] + Self.buttons.map { button($0.command, $0.name, $0.icon) }
  }

  private static let buttons: [(command: ControlCommand, name: String, icon: String)] = [
    (.pause, "Pause", "pause"), (.resume, "Go on", "play"), (.previous, "Back", "skip-previous"),
    (.next, "Next", "skip-next"), (.confirm, "Confirm", "check"), (.done, "Done", "check-all"),
    (.stop, "Stop", "stop"), (.hurt, "It hurts", "alert"),
  ]

  private var state: Message {
    sensor("state", "State", value: "{{ value_json.state }}") { json in
      json.field("device_class", "enum")
      json.field("options", SessionState.words)
    }
  }

  private var step: Message { sensor("step", "Step", value: "{{ value_json.step }}") }

  private var end: Message {
    // 'None' is what Home Assistant takes for a time that is not known.
    sensor("ends_at", "Ends at", value: "{{ value_json.endsAt | default('None') }}") { json in
      json.field("device_class", "timestamp")
    }
  }

  private var running: Message {
    let value = "{{ 'OFF' if value_json.state == '\(SessionState.idle)' else 'ON' }}"
    return entity("binary_sensor", "running", "Running") { json in
      json.field("state_topic", topics.state)
      json.field("value_template", value)
      json.field("device_class", "running")
      json.field("availability_topic", topics.availability)
    }
  }

  private func sensor(
    _ field: String, _ name: String, value: String, _ more: (inout JSONWriter) -> Void = { _ in }
  ) -> Message {
    entity("sensor", field, name) { json in
      json.field("state_topic", topics.state)
      json.field("value_template", value)
      json.field("json_attributes_topic", topics.state)
      json.field("availability_topic", topics.availability)
      more(&json)
    }
  }

  /// A button, which cannot be pressed while nothing is played.
  private func button(_ command: ControlCommand, _ name: String, _ icon: String) -> Message {
    let message = entity("button", command.name, name) { json in
      json.field("command_topic", topics.command)
      json.field("payload_press", command.name)
      json.field("icon", "mdi:" + icon)
      json.array("availability") { json in
        json.object { $0.field("topic", topics.availability) }
        json.object { json in
          json.field("topic", topics.state)
          json.field(
            "value_template",
            "{{ 'offline' if value_json.state == '\(SessionState.idle)' else 'online' }}")
        }
      }
      json.field("availability_mode", "all")
    }
    return hasButtons ? message : Message(topic: message.topic, payload: "", isRetained: true)
  }

  private func entity(
    _ component: String, _ field: String, _ name: String, _ body: (inout JSONWriter) -> Void
  ) -> Message {
    Message(
      topic: "\(prefix)/\(component)/\(topics.identifier)/\(field)/config",
      payload: JSONWriter.object { json in
        json.field("name", name)
        json.field("unique_id", "\(topics.identifier)_\(field)")
        body(&json)
        json.object("device") { json in
          json.array("identifiers") { $0.value(topics.identifier) }
          json.field("name", "limber")
        }
        json.object("origin") { $0.field("name", "limber") }
      }, isRetained: true)
  }
}
