internal import LimberEvents

extension SinkProgram {
  /// Runs the sink until its lines end, and ends the process.
  ///
  /// - Parameter arguments: those that are meant for it.
  static func main(_ arguments: [String]) -> Never {
    let system = SinkSystem(arguments)
    do {
      try run(system)
      system.exit(0)
    } catch {
      system.warn(manifest.name, error.sentence)
      system.exit(error.code)
    }
  }

  private static func run(_ system: SinkSystem) throws(SinkFailure) {
    var arguments = system.arguments
    let prepares = manifest.prepares && arguments.first == "--prepare"
    if prepares { arguments.removeFirst() }
    switch arguments.first {
    case "--describe"?: return system.print(manifest.json)
    case "--help"?, "-h"?: return system.print(manifest.help)
    case let first? where first.hasPrefix("-"):
      if let answer = try command(arguments, system) { return system.print(answer) }
      throw .usage("there is no argument '\(first)'; try --help")
    case _: break
    }
    // Options that are given by hand, for a pipe from `limber play --events`.
    let given = arguments.compactMap { SinkRequest.Option(assignment: $0) }
    guard given.count == arguments.count else {
      throw .usage("an argument is 'option=value'; try --help")
    }
    if prepares { return try prepare(given, system) }
    var sink: Self?
    defer { sink?.close() }
    while let lines = system.readLines(wait: try sink?.turn(isEnding: false)) {
      for wire in lines.compactMap({ WireEvent($0) }) {
        if sink == nil { sink = try Self(values(wire, given, system), system) }
        if let greeting = wire.hello {
          sink?.receive(greeting)
        } else {
          try sink?.receive(wire)
        }
      }
    }
    let end = system.now + .milliseconds(manifest.drainSeconds * 1000 - 300)
    while !system.wasStopped, let wait = try sink?.turn(isEnding: true), system.now < end {
      system.sleep(SinkWait.first(wait, SinkWait(end - system.now)) ?? wait)
    }
  }

  /// Reads all that is to come, and lets the sink prepare for it.
  private static func prepare(
    _ given: [SinkRequest.Option], _ system: SinkSystem
  ) throws(SinkFailure) {
    var greeting: WireEvent?
    var events: [SessionEvent] = []
    while let lines = system.readLines(wait: nil) {
      for wire in lines.compactMap({ WireEvent($0) }) {
        if greeting == nil { greeting = wire }
        if let event = wire.event { events.append(event) }
      }
    }
    guard let greeting, !system.wasStopped else { return }
    try prepare(try values(greeting, given, system), greeting.hello, events, system)
  }

  private static func values(
    _ wire: WireEvent, _ given: [SinkRequest.Option], _ system: SinkSystem
  ) throws(SinkFailure) -> SinkValues {
    var options: [SinkRequest.Option] = []
    for option in given { options.append(try revealed(option, system)) }
    if let hello = wire.hello {
      options += hello.options.filter { !$0.value.isEmpty }
        .map { SinkRequest.Option($0.name, $0.value) }
    }
    do {
      return try SinkValues(
        resolving: SinkRequest(name: manifest.name, options: options), with: manifest.options)
    } catch {
      throw .configuration(error.description)
    }
  }

  /// A secret that is given by hand is read from its file, as limber itself does.
  private static func revealed(
    _ option: SinkRequest.Option, _ system: SinkSystem
  ) throws(SinkFailure) -> SinkRequest.Option {
    let secret = manifest.options.first { $0.isSecret && "\($0.name)-file" == option.name }
    guard let secret else { return option }
    guard let bytes = system.contents(of: system.expanded(option.value)) else {
      throw .configuration("the file '\(option.value)' cannot be read")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return SinkRequest.Option(secret.name, String(text.prefix { !$0.isNewline }))
  }
}

extension SinkRequest.Option {
  /// Reads `name=value`.
  fileprivate init?(assignment text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    self.init(String(text[..<equals]), String(text[text.index(after: equals)...]))
  }
}
