internal import SinkKit

/// The session bus through sd-bus, of libsystemd.
///
/// Only those of its functions are used that take a fixed number of arguments, which is all that Swift can
/// call. Nothing is registered with it: each message comes out of `sd_bus_process` as it is.
final class SystemdBus: BusLibrary {
  static let libraryFile = "libsystemd.so.0"

  private let functions: SystemdFunctions
  private let bus: OpaquePointer
  private(set) var isOpen = true
  let ownName: String
  let file: Int32

  init(address: String) throws(SinkFailure) {
    let functions = try SystemdFunctions()
    var bus: OpaquePointer?
    _ = functions.new(&bus)
    guard let bus else { throw .bus("there is no memory left") }
    var name: UnsafePointer<CChar>?
    let steps = [
      { functions.setAddress(bus, address) }, { functions.setBusClient(bus, 1) },
      { functions.start(bus) }, { functions.uniqueName(bus, &name) },
    ]
    for step in steps {
      let code = step()
      guard code >= 0 else {
        _ = functions.unref(bus)
        throw .bus("nobody answers at '\(address)' (error \(-code))")
      }
    }
    self.functions = functions
    self.bus = bus
    ownName = name.map { String(cString: $0) } ?? ""
    file = functions.file(bus)
  }

  deinit { _ = functions.unref(bus) }

  func close() {
    guard isOpen else { return }
    isOpen = false
    _ = functions.flush(bus)
    functions.close(bus)
  }

  // MARK: - Writing

  func send(_ message: BusMessage) throws(SinkFailure) -> UInt64 {
    var raw: OpaquePointer?
    switch message.kind {
    case .signal:
      _ = functions.newSignal(bus, &raw, message.path, message.interface, message.member)
    case .call, .reply, .fault:
      _ = functions.newCall(
        bus, &raw, message.destination, message.path, message.interface, message.member)
      if let raw { _ = functions.setAutoStart(raw, 0) }
    }
    return try send(raw, with: message.body)
  }

  func reply(to call: BusMessage, _ outcome: BusOutcome) throws(SinkFailure) {
    guard let origin = call.origin as? SystemdMessage else { return }
    var raw: OpaquePointer?
    switch outcome {
    case .result(let body):
      _ = functions.newReply(origin.raw, &raw)
      _ = try send(raw, with: body)
    case .fault(let name, let sentence):
      (BusName.error + name).withCString { name in
        sentence.withCString { sentence in
          let error = SystemdError(name: name, message: sentence)
          withUnsafePointer(to: error) { _ = functions.newFault(origin.raw, &raw, $0) }
        }
      }
      _ = try send(raw, with: [])
    }
  }

  private func send(_ raw: OpaquePointer?, with body: [BusValue]) throws(SinkFailure) -> UInt64 {
    guard let raw else { throw .bus("a message cannot be made") }
    defer { _ = functions.unrefMessage(raw) }
    for value in body { append(value, to: raw) }
    var number: UInt64 = 0
    guard functions.send(bus, raw, &number) >= 0, functions.flush(bus) >= 0 else {
      isOpen = false
      throw .bus("it is gone")
    }
    return number
  }

  private func append(_ value: BusValue, to raw: OpaquePointer) {
    func container(_ type: Character, _ contents: String, _ body: () -> Void) {
      _ = functions.open(raw, CChar(type.asciiValue ?? 0), contents)
      body()
      _ = functions.endContainer(raw)
    }
    func basic<Value>(_ type: Character, _ value: Value) {
      withUnsafePointer(to: value) { _ = functions.append(raw, CChar(type.asciiValue ?? 0), $0) }
    }
    func text(_ type: Character, _ text: String) {
      text.withCString { _ = functions.append(raw, CChar(type.asciiValue ?? 0), $0) }
    }
    switch value {
    case .text(let value): text("s", value)
    case .path(let value): text("o", value)
    case .flag(let flag): basic("b", Int32(flag ? 1 : 0))
    case .whole32(let number): basic("i", number)
    case .whole64(let number): basic("x", number)
    case .count(let number): basic("u", number)
    case .number(let number): basic("d", number)
    case .variant(let value): container("v", value.signature) { append(value, to: raw) }
    case .texts(let texts): container("a", "s") { for value in texts { text("s", value) } }
    case .entries(let entries):
      container("a", "{sv}") {
        for entry in entries {
          container("e", "sv") {
            text("s", entry.key)
            append(.variant(entry.value), to: raw)
          }
        }
      }
    case .list(let items):
      container("a", "v") { for item in items { append(.variant(item), to: raw) } }
    }
  }

  // MARK: - Reading

  func next() -> BusMessage? {
    while isOpen {
      var raw: OpaquePointer?
      let code = functions.process(bus, &raw)
      if code < 0 { isOpen = false }
      if let raw { return message(SystemdMessage(raw, functions)) }
      if code <= 0 { return nil }
    }
    return nil
  }

  private func message(_ origin: SystemdMessage) -> BusMessage {
    let raw = origin.raw
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map { String(cString: $0) } ?? ""
    }
    var type: UInt8 = 0
    _ = functions.type(raw, &type)
    let kinds: [UInt8: BusMessage.Kind] = [1: .call, 2: .reply, 3: .fault]
    var message = BusMessage(kind: kinds[type] ?? .signal)
    _ = functions.number(raw, &message.number)
    if type == 2 || type == 3 { _ = functions.answers(raw, &message.answers) }
    message.sender = text(functions.sender(raw))
    message.destination = text(functions.destination(raw))
    message.path = text(functions.path(raw))
    message.interface = text(functions.interface(raw))
    message.member = text(functions.member(raw))
    message.fault = text(functions.error(raw)?.load(as: UnsafePointer<CChar>?.self))
    message.wantsReply = type == 1 && functions.wantsReply(raw) > 0
    message.origin = origin
    message.body = origin.values()
    return message
  }
}

/// An error as sd-bus has it in C, laid out in the same way.
struct SystemdError {
  var name: UnsafePointer<CChar>?
  var message: UnsafePointer<CChar>?
  var isOwned: Int32 = 0
}
