import Foundation
import LimberEvents
import LimberTestSupport
import Testing

@Suite(.waits) struct `The mqtt sink at Home Assistant` {
  /// What Home Assistant is told, by the topic.
  private func told(
    _ lab: Lab, _ broker: TestBroker, _ more: [String: String]
  ) throws -> [String: [String: Any]] {
    let options = broker.options.merging(["discovery": "on"]) { $1 }.merging(more) { $1 }
    #expect(try ReadyMade.mqtt.run(lab, options: options, events: Sample.session).code == 0)
    return try broker.retained().filter { $0.key.hasSuffix("/config") }.mapValues { text in
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `tells of a device with sensors and buttons, and of nothing that it would pass over`() throws
  {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    let told = try told(lab, broker, ["commands": "on", "prefix": "home/limber"])
    let names = told.keys.map { $0.split(separator: "/")[1] + " " + $0.split(separator: "/")[3] }
    #expect(
      names.sorted() == [
        "binary_sensor running", "button confirm", "button done", "button hurt", "button next",
        "button pause", "button previous", "button resume", "button stop", "sensor ends_at",
        "sensor state", "sensor step",
      ])
    #expect(Set(told.values.compactMap { $0["unique_id"] as? String }).count == names.count)
    for (topic, entity) in told {
      let component = try #require(
        HomeAssistant.components[String(topic.split(separator: "/")[1])])
      #expect(Set(entity.keys).subtracting(component.keys) == [], "\(topic)")
      if let deviceClass = entity["device_class"] as? String {
        #expect(component.deviceClasses.contains(deviceClass), "\(topic)")
      }
      let device = try #require(entity["device"] as? [String: Any])
      #expect(Set(device.keys).isSubset(of: HomeAssistant.device))
      #expect(device["identifiers"] as? [String] == ["limber_home_limber"])
      #expect(
        Set((entity["origin"] as? [String: Any] ?? [:]).keys)
          .isSubset(of: HomeAssistant.origin))
      for topic in entity["availability"] as? [[String: Any]] ?? [] {
        #expect(Set(topic.keys).isSubset(of: HomeAssistant.availability))
      }
    }
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `its sensors read the state, and its buttons send commands`() throws {
    let lab = try Lab()
    let told = try told(lab, try TestBroker(lab), ["commands": "on"])
    func field(_ entity: String, _ name: String) -> String? {
      told["homeassistant/\(entity)/config"]?[name] as? String
    }
    #expect(field("sensor/limber_limber/step", "state_topic") == "limber/state")
    #expect(field("sensor/limber_limber/step", "availability_topic") == "limber/availability")
    #expect(field("sensor/limber_limber/ends_at", "device_class") == "timestamp")
    #expect(field("binary_sensor/limber_limber/running", "device_class") == "running")
    #expect(
      told["homeassistant/sensor/limber_limber/state/config"]?["options"] as? [String]
        == ["idle", "running", "preparing", "resting", "waiting", "paused"])
    for command in ["pause", "resume", "previous", "next", "confirm", "done", "stop", "hurt"] {
      let button = "button/limber_limber/\(command)"
      #expect(field(button, "command_topic") == "limber/command")
      #expect(field(button, "payload_press") == command)
      let request = ControlRequest(line: #"{"command":"\#(command)"}"#)
      guard case .command = request.wish else {
        Issue.record("\(command) is no command")
        continue
      }
    }
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub"))
  func `takes the buttons away where nobody heeds them any more`() throws {
    let lab = try Lab()
    let broker = try TestBroker(lab)
    #expect(try told(lab, broker, ["commands": "on"]).count == 12)
    #expect(try told(lab, broker, [:]).keys.filter { $0.contains("/button/") } == [])
    #expect(try broker.retained()["homeassistant/sensor/limber_limber/state/config"] != nil)
  }
}
