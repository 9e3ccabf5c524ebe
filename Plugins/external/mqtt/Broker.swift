internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// How the broker is reached through `mosquitto_pub` and `mosquitto_sub`.
struct Broker {
  private let path: String
  private let address: [String]
  private let name: String
  /// Where it is, for messages.
  let place: String
  private var variables: [String: String] = [:]
  /// Settings that mosquitto's programs read and nobody else may see.
  private var secret: [UInt8] = []

  /// How long publishing one message may take.
  private static let limit = Duration.seconds(5)
  /// mosquitto's programs, which come in one package.
  private static let (publisher, subscriber) = ("mosquitto_pub", "mosquitto_sub")

  /// What a connection is for: each has a name of its own, for a broker hangs up on the older of two.
  private enum Purpose: String {
    case presence = ""
    case events = "-events"
    case commands = "-commands"
  }

  /// Takes in where the broker is and as whom it is spoken to.
  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    path = try Self.path(of: Self.publisher, system)
    let encryption = try Encryption(values, system)
    let port = values.number("port") ?? (encryption.arguments.isEmpty ? 1883 : 8883)
    place = "\(values["host"]):\(port)"
    var address = ["-h", values["host"], "-p", "\(port)"] + encryption.arguments
    if !values["user"].isEmpty { address += ["-u", values["user"]] }
    self.address = address
    name = values["client-id"]
    if !values["password-file"].isEmpty {
      try hide(passwordIn: system.expanded(values["password-file"]), system)
    }
  }

  private static func path(
    of program: String, _ system: SinkSystem
  ) throws(SinkFailure) -> String {
    guard let path = system.find(program) else {
      throw .unavailable("the program '\(program)' cannot be found; install mosquitto-clients")
    }
    return path
  }

  /// Bytes of a password at most; `mosquitto_pub` reads lines of 1,024.
  private static let passwordLimit = 1000

  /// Hands the password on where mosquitto's programs look for settings, since others see its arguments.
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
    for program in [Self.publisher, Self.subscriber] {
      let settings = folder + "/" + program
      guard system.makeFolder(folder), system.link(settings, to: "/dev/fd/3") else {
        throw .cannotCreate("'\(settings)' cannot be made")
      }
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

  /// What every program is told of a connection.
  private func connection(_ purpose: Purpose) -> [String] {
    address + (name.isEmpty ? [] : ["-i", name + purpose.rawValue])
  }

  /// Publishes one message, which arrives at least once.
  func publishing(_ message: Message) -> ToolRun.Command {
    ToolRun.Command(
      path,
      connection(.events) + ["-q", "1", "-t", message.topic, message.payload.isEmpty ? "-n" : "-s"]
        + (message.isRetained ? ["-r"] : []),
      input: Array(message.payload.utf8), variables: variables, secret: secret, limit: Self.limit)
  }

  /// Keeps a connection for as long as it runs; the broker publishes `will` when it breaks.
  ///
  /// It is on a leash: an input that ends would let it take its leave when the sink is killed, and there
  /// were no will; one that does not would let it live on, and be online for ever.
  func presence(topic: String, will: Message) -> ToolRun.Command {
    ToolRun.Command(
      path,
      connection(.presence) + [
        "-k", "10", "-t", topic, "-l", "--will-topic", will.topic, "--will-payload", will.payload,
        "--will-qos", "1", "--will-retain",
      ], variables: variables, secret: secret, limit: nil, isLeashed: true)
  }

  /// Writes a line for each message to a topic, but for those that the broker has kept.
  func listening(to topic: String, _ system: SinkSystem) throws(SinkFailure) -> ToolRun.Command {
    ToolRun.Command(
      try Self.path(of: Self.subscriber, system),
      connection(.commands) + ["-k", "10", "-q", "1", "-R", "-t", topic, "-F", "%p"],
      variables: variables, secret: secret, limit: nil, isLeashed: true)
  }

  /// Whether another try would come to the same: the broker knows who this is and wants nothing of them,
  /// or is not the one whose certificate was to be trusted.
  func isFinal(_ output: String) -> Bool {
    ["not authori", "bad user name", "identifier rejected", "protocol version", "TLS"]
      .contains { output.holds($0) }
  }
}
