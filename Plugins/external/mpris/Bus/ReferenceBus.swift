internal import SinkKit

/// The session bus through libdbus, the reference library of D-Bus.
///
/// Messages are taken from its queue one by one; nothing of its dispatching, its watches or its timers is
/// used, and no function that takes a variable number of arguments.
final class ReferenceBus: BusLibrary {
  static let libraryFile = "libdbus-1.so.3"

  private let functions: ReferenceFunctions
  private let bus: OpaquePointer
  private var isClosed = false
  let ownName: String
  let file: Int32

  init(address: String) throws(SinkFailure) {
    let functions = try ReferenceFunctions()
    let fault = ReferenceFault(functions)
    guard let bus = functions.open(address, fault.memory) else {
      throw .bus("nobody answers at '\(address)' (\(fault.sentence))")
    }
    var file: Int32 = -1
    guard functions.register(bus, fault.memory) != 0, functions.file(bus, &file) != 0 else {
      functions.close(bus)
      functions.unref(bus)
      throw .bus("it does not take limber in at '\(address)' (\(fault.sentence))")
    }
    self.functions = functions
    self.bus = bus
    self.file = file
    ownName = functions.uniqueName(bus).map { String(cString: $0) } ?? ""
  }

  deinit {
    close()
    functions.unref(bus)
  }

  var isOpen: Bool { !isClosed && functions.isConnected(bus) != 0 }

  func close() {
    guard !isClosed else { return }
    functions.flush(bus)
    isClosed = true
    functions.close(bus)
  }

  // MARK: - Writing

  func send(_ message: BusMessage) throws(SinkFailure) -> UInt64 {
    switch message.kind {
    case .signal:
      return try send(
        functions.newSignal(message.path, message.interface, message.member), with: message.body)
    case .call, .reply, .fault:
      let raw = functions.newCall(
        message.destination, message.path, message.interface, message.member)
      if let raw { functions.setAutoStart(raw, 0) }
      return try send(raw, with: message.body)
    }
  }

  func reply(to call: BusMessage, _ outcome: BusOutcome) throws(SinkFailure) {
    guard let origin = call.origin as? ReferenceMessage else { return }
    switch outcome {
    case .result(let body): _ = try send(functions.newReply(origin.raw), with: body)
    case .fault(let name, let sentence):
      _ = try send(functions.newFault(origin.raw, BusName.error + name, sentence), with: [])
    }
  }

  private func send(_ raw: OpaquePointer?, with body: [BusValue]) throws(SinkFailure) -> UInt64 {
    guard let raw else { throw .bus("a message cannot be made") }
    defer { functions.unrefMessage(raw) }
    let place = ReferencePlace()
    functions.beginAppending(raw, place.memory)
    for value in body { append(value, at: place) }
    var number: UInt32 = 0
    guard isOpen, functions.send(bus, raw, &number) != 0 else { throw .bus("it is gone") }
    functions.flush(bus)
    return UInt64(number)
  }

  private func append(_ value: BusValue, at place: ReferencePlace) {
    func container(
      _ type: Character, _ contents: String?, in place: ReferencePlace,
      _ body: (ReferencePlace) -> Void
    ) {
      let inside = ReferencePlace()
      let code = Int32(type.asciiValue ?? 0)
      if let contents {
        contents.withCString { _ = functions.openContainer(place.memory, code, $0, inside.memory) }
      } else {
        _ = functions.openContainer(place.memory, code, nil, inside.memory)
      }
      body(inside)
      _ = functions.closeContainer(place.memory, inside.memory)
    }
    func basic<Value>(_ type: Character, _ value: Value, at place: ReferencePlace) {
      withUnsafePointer(to: value) {
        _ = functions.append(place.memory, Int32(type.asciiValue ?? 0), $0)
      }
    }
    func text(_ type: Character, _ text: String, at place: ReferencePlace) {
      text.withCString { basic(type, $0, at: place) }
    }
    switch value {
    case .text(let value): text("s", value, at: place)
    case .path(let value): text("o", value, at: place)
    case .flag(let flag): basic("b", UInt32(flag ? 1 : 0), at: place)
    case .whole32(let number): basic("i", number, at: place)
    case .whole64(let number): basic("x", number, at: place)
    case .count(let number): basic("u", number, at: place)
    case .number(let number): basic("d", number, at: place)
    case .variant(let value): container("v", value.signature, in: place) { append(value, at: $0) }
    case .texts(let texts):
      container("a", "s", in: place) { inside in for value in texts { text("s", value, at: inside) }
      }
    case .entries(let entries):
      container("a", "{sv}", in: place) { inside in
        for entry in entries {
          container("e", nil, in: inside) { pair in
            text("s", entry.key, at: pair)
            append(.variant(entry.value), at: pair)
          }
        }
      }
    case .list(let items):
      container("a", "v", in: place) { inside in
        for item in items { append(.variant(item), at: inside) }
      }
    }
  }

  // MARK: - Reading

  func next() -> BusMessage? {
    guard !isClosed else { return nil }
    _ = functions.readAndWrite(bus, 0)
    return functions.pop(bus).map { message(ReferenceMessage($0, functions)) }
  }

  private func message(_ origin: ReferenceMessage) -> BusMessage {
    let raw = origin.raw
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map { String(cString: $0) } ?? ""
    }
    let type = functions.type(raw)
    let kinds: [Int32: BusMessage.Kind] = [1: .call, 2: .reply, 3: .fault]
    var message = BusMessage(kind: kinds[type] ?? .signal)
    message.number = UInt64(functions.number(raw))
    message.answers = UInt64(functions.answers(raw))
    message.sender = text(functions.sender(raw))
    message.destination = text(functions.destination(raw))
    message.path = text(functions.path(raw))
    message.interface = text(functions.interface(raw))
    message.member = text(functions.member(raw))
    message.fault = text(functions.fault(raw))
    message.wantsReply = type == 1 && functions.wantsNoReply(raw) == 0
    message.origin = origin
    message.body = origin.values()
    return message
  }
}
