internal import SinkKit

/// How the broker is reached through `mosquitto_pub`.
struct Broker {
  private let path: String
  private let address: [String]
  /// Where it is, for messages.
  let place: String
  private var variables: [String: String] = [:]
  /// Settings that `mosquitto_pub` reads and nobody else may see.
  private var secret: [UInt8] = []

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
    place = "\(access.host):\(access.port)"
    var address = ["-h", access.host, "-p", "\(access.port)"]
    if !access.authorityFile.isEmpty {
      let file = system.expanded(access.authorityFile)
      guard system.contents(of: file, limit: 1)?.isEmpty == false else {
        throw .configuration("the file of certificates '\(file)' cannot be read, or is empty")
      }
      address += ["--cafile", file]
    }
    if !access.user.isEmpty { address += ["-u", access.user] }
    self.address = address
    if !access.passwordFile.isEmpty {
      try hide(passwordIn: system.expanded(access.passwordFile), system)
    }
  }

  /// Bytes of a password at most; `mosquitto_pub` reads lines of 1,024.
  private static let passwordLimit = 1000

  /// Hands the password on where `mosquitto_pub` looks for settings, since others see its arguments.
  ///
  /// What lies there is a link to a descriptor that it is given: the secret itself is in no file, so a
  /// sink that is killed leaves none behind.
  private mutating func hide(passwordIn file: String, _ system: SinkSystem) throws(SinkFailure) {
    guard let bytes = system.contents(of: file),
      let password = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else { throw .configuration("the password file '\(file)' cannot be read, or is empty") }
    guard password.utf8.count <= Self.passwordLimit else {
      throw .configuration(
        "the password in '\(file)' is longer than the \(Self.passwordLimit) bytes that mosquitto_pub takes"
      )
    }
    if system.isReadableByOthers(file) {
      system.warn("mqtt", "others may read the password file '\(file)'; try chmod 600")
    }
    guard let own = system.ownFolder() else {
      throw .configuration(
        "a password needs a folder of your own: neither HOME, XDG_CACHE_HOME nor XDG_RUNTIME_DIR"
          + " names one that nobody else can write to")
    }
    let folder = own + "/mqtt"
    let settings = folder + "/mosquitto_pub"
    guard system.makeFolder(folder), system.link(settings, to: "/dev/fd/3") else {
      throw .cannotCreate("'\(settings)' cannot be made")
    }
    secret = Array("-P \(password)\n".utf8)
    variables["XDG_CONFIG_HOME"] = folder
  }

  /// Removes what sinks that were killed left behind when passwords still went through a file.
  static func tidy(_ system: SinkSystem) {
    guard let cache = system.cacheFolder else { return }
    for name in system.names(in: cache) {
      let words = name.split(separator: "-", omittingEmptySubsequences: false)
      guard words.count == 2, words[0] == "mqtt", let process = Int32(words[1]), process > 0,
        !system.isAlive(process)
      else { continue }
      for file in system.names(in: "\(cache)/\(name)") where file.hasPrefix("mosquitto_pub") {
        system.remove("\(cache)/\(name)/\(file)")
      }
      system.remove("\(cache)/\(name)")
    }
  }

  /// Publishes one message, which arrives at least once.
  func publishing(_ message: Message) -> ToolRun.Command {
    ToolRun.Command(
      path, address + ["-q", "1", "-t", message.topic, "-s"] + (message.isRetained ? ["-r"] : []),
      input: Array(message.payload.utf8), variables: variables, secret: secret, limit: Self.limit)
  }

  /// Keeps a connection for as long as it runs; the broker publishes `will` when it breaks.
  ///
  /// It is on a leash: an input that ends would let it take its leave when the sink is killed, and there
  /// were no will; one that does not would let it live on, and be online for ever.
  func presence(topic: String, will: Message) -> ToolRun.Command {
    ToolRun.Command(
      path,
      address + [
        "-k", "10", "-t", topic, "-l", "--will-topic", will.topic, "--will-payload", will.payload,
        "--will-qos", "1", "--will-retain",
      ], variables: variables, secret: secret, limit: nil, isLeashed: true)
  }

  /// Whether another try would come to the same: the broker knows who this is and wants nothing of them,
  /// or is not the one whose certificate was to be trusted.
  func isFinal(_ output: String) -> Bool {
    ["not authori", "bad user name", "identifier rejected", "protocol version", "TLS"]
      .contains { output.contains($0) }
  }
}

/// A message to a topic.
struct Message {
  var topic: String
  var payload: String
  /// Whether the broker keeps it for those who come later.
  var isRetained = false
}
