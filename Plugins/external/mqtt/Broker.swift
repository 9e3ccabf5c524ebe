internal import SinkKit

/// How the broker is reached through `mosquitto_pub`.
struct Broker {
  private let path: String
  private let address: [String]
  private var variables: [String: String] = [:]
  /// The folder in which the secret stands for `mosquitto_pub` to read, and for nobody else.
  private var secretFolder: String?

  /// How long publishing one message may take.
  private static let limit = Duration.seconds(5)

  /// Where the broker is and as whom it is spoken to.
  struct Access {
    var host: String
    var port: Int
    var user: String
    var passwordFile: String
    var authorityFile: String
  }

  init(_ access: Access, _ system: SinkSystem) throws(SinkFailure) {
    guard let path = system.find("mosquitto_pub") else {
      throw .unavailable("the program 'mosquitto_pub' cannot be found; install mosquitto-clients")
    }
    self.path = path
    var address = ["-h", access.host, "-p", "\(access.port)"]
    if !access.authorityFile.isEmpty {
      address += ["--cafile", system.expanded(access.authorityFile)]
    }
    if !access.user.isEmpty { address += ["-u", access.user] }
    self.address = address
    if !access.passwordFile.isEmpty {
      try hide(passwordIn: system.expanded(access.passwordFile), system)
    }
  }

  /// Puts the password where `mosquitto_pub` looks for settings, since others see its arguments.
  private mutating func hide(passwordIn file: String, _ system: SinkSystem) throws(SinkFailure) {
    guard let bytes = system.contents(of: file),
      let password = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else { throw .configuration("the password file '\(file)' cannot be read, or is empty") }
    if system.isReadableByOthers(file) {
      system.warn("mqtt", "others may read the password file '\(file)'; try chmod 600")
    }
    let folder = "\(system.cacheFolder)/mqtt-\(system.processNumber)"
    let settings = folder + "/mosquitto_pub"
    guard system.makeFolder(folder), system.write(Array("-P \(password)\n".utf8), to: settings)
    else { throw .cannotCreate("'\(settings)' cannot be written") }
    secretFolder = folder
    variables["XDG_CONFIG_HOME"] = folder
  }

  /// Publishes one message, which arrives at least once.
  func publishing(_ message: Message) -> ToolRun.Command {
    ToolRun.Command(
      path, address + ["-q", "1", "-t", message.topic, "-s"] + (message.isRetained ? ["-r"] : []),
      input: Array(message.payload.utf8), variables: variables, limit: Self.limit)
  }

  /// Keeps a connection for as long as it runs; the broker publishes `will` when it breaks.
  ///
  /// Its input never ends, or it would take its leave when the sink crashes, and there were no will.
  func presence(topic: String, will: Message) -> ToolRun.Command {
    ToolRun.Command(
      path,
      address + [
        "-k", "10", "-t", topic, "-l", "--will-topic", will.topic, "--will-payload", will.payload,
        "--will-qos", "1", "--will-retain",
      ], variables: variables, limit: nil, keepsInput: true)
  }

  /// Removes the secret.
  func close(_ system: SinkSystem) {
    guard let secretFolder else { return }
    system.remove(secretFolder + "/mosquitto_pub")
    system.removeFolder(secretFolder)
  }
}

/// A message to a topic.
struct Message {
  var topic: String
  var payload: String
  /// Whether the broker keeps it for those who come later.
  var isRetained = false
}
