import Foundation
import Testing

/// A mosquitto on loopback with somebody who listens to everything.
final class TestBroker {
  let port: Int
  private let lab: Lab
  private var broker: Program?

  /// What mosquitto's own programs are told, beside where it is, to reach it.
  private let access: [String]

  /// - Parameter access: what a program of mosquitto's needs to be let in.
  init(
    _ lab: Lab, settings: String = "allow_anonymous true", access: [String] = []
  ) throws {
    self.lab = lab
    self.access = access
    port = try Self.freePort()
    try lab.write("listener \(port) 127.0.0.1\n\(settings)\n", to: "mosquitto.conf")
    try start()
  }

  /// A port that nobody listens at.
  private static func freePort() throws -> Int {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(number) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(number, address, length) == 0 && getsockname(number, address, &length) == 0
      }
    }
    try #require(code)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  func start() throws {
    broker = try lab.start(
      try Tools.path(of: "mosquitto"), ["-c", lab.path("mosquitto.conf")], log: "broker.log")
    let publisher = try Tools.path(of: "mosquitto_pub")
    try #require(
      try eventually {
        let (code, output) = try lab.run(
          publisher, address + ["-t", "ready", "-n"])
        return code == 0 || output.contains("not authori")
      }, "\(lab.text("broker.log"))")
  }

  func stop() {
    broker?.end(SIGTERM)
  }

  /// Begins to note every message as `topic payload`, with those that the broker keeps.
  func listen(_ arguments: [String] = [], log: String) throws {
    try lab.start(
      try Tools.path(of: "mosquitto_sub"),
      address + ["-t", "#", "-v"] + arguments, log: log)
  }

  /// What the broker keeps, by topic.
  func retained() throws -> [String: String] {
    let (_, output) = try lab.run(
      try Tools.path(of: "mosquitto_sub"),
      address + ["-t", "#", "-v", "--retained-only", "-W", "1"])
    var messages: [String: String] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if parts.count == 2 { messages[parts[0]] = parts[1] }
    }
    return messages
  }

  /// Publishes a message as another program would.
  func publish(_ text: String, to topic: String, isRetained: Bool = false) throws {
    let (code, output) = try lab.run(
      try Tools.path(of: "mosquitto_pub"),
      address + ["-q", "1", "-t", topic, "-m", text] + (isRetained ? ["-r"] : []))
    try #require(code == 0, "\(output)")
  }

  private var address: [String] { ["-h", "127.0.0.1", "-p", "\(port)"] + access }

  var options: [String: String] { ["host": "127.0.0.1", "port": "\(port)"] }
}
