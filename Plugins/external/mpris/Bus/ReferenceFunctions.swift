internal import SinkKit

/// The functions of libdbus that are used, by their types in C.
struct ReferenceFunctions {
  typealias Text = UnsafePointer<CChar>
  typealias Handle = OpaquePointer
  typealias Memory = UnsafeMutableRawPointer
  typealias Act = @convention(c) (Handle) -> Void
  typealias Ask = @convention(c) (Handle) -> UInt32
  typealias Read = @convention(c) (Handle) -> Text?

  let initFault: @convention(c) (Memory) -> Void
  let freeFault: @convention(c) (Memory) -> Void
  let open: @convention(c) (Text, Memory) -> Handle?
  let register: @convention(c) (Handle, Memory) -> UInt32
  let uniqueName: Read
  let file: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> UInt32
  let isConnected: Ask
  let readAndWrite: @convention(c) (Handle, Int32) -> UInt32
  let pop: @convention(c) (Handle) -> Handle?
  let flush: Act
  let close: Act
  let unref: Act
  let send: @convention(c) (Handle, Handle, UnsafeMutablePointer<UInt32>) -> UInt32

  let newCall: @convention(c) (Text, Text, Text, Text) -> Handle?
  let newSignal: @convention(c) (Text, Text, Text) -> Handle?
  let newReply: @convention(c) (Handle) -> Handle?
  let newFault: @convention(c) (Handle, Text, Text) -> Handle?
  let unrefMessage: Act
  let setAutoStart: @convention(c) (Handle, UInt32) -> Void
  let beginAppending: @convention(c) (Handle, Memory) -> Void
  let append: @convention(c) (Memory, Int32, UnsafeRawPointer) -> UInt32
  let openContainer: @convention(c) (Memory, Int32, Text?, Memory) -> UInt32
  let closeContainer: @convention(c) (Memory, Memory) -> UInt32

  let type: @convention(c) (Handle) -> Int32
  let number: Ask
  let answers: Ask
  let sender: Read
  let destination: Read
  let path: Read
  let interface: Read
  let member: Read
  let fault: Read
  let wantsNoReply: Ask
  let beginReading: @convention(c) (Handle, Memory) -> UInt32
  let kind: @convention(c) (Memory) -> Int32
  let elementKind: @convention(c) (Memory) -> Int32
  let value: @convention(c) (Memory, Memory) -> Void
  let enter: @convention(c) (Memory, Memory) -> Void
  let advance: @convention(c) (Memory) -> UInt32

  init() throws(SinkFailure) {
    guard let library = LoadedLibrary(ReferenceBus.libraryFile) else {
      throw .unavailable("the library '\(ReferenceBus.libraryFile)' cannot be loaded")
    }
    initFault = try library.function("dbus_error_init")
    freeFault = try library.function("dbus_error_free")
    open = try library.function("dbus_connection_open_private")
    register = try library.function("dbus_bus_register")
    uniqueName = try library.function("dbus_bus_get_unique_name")
    file = try library.function("dbus_connection_get_unix_fd")
    isConnected = try library.function("dbus_connection_get_is_connected")
    readAndWrite = try library.function("dbus_connection_read_write")
    pop = try library.function("dbus_connection_pop_message")
    flush = try library.function("dbus_connection_flush")
    close = try library.function("dbus_connection_close")
    unref = try library.function("dbus_connection_unref")
    send = try library.function("dbus_connection_send")
    newCall = try library.function("dbus_message_new_method_call")
    newSignal = try library.function("dbus_message_new_signal")
    newReply = try library.function("dbus_message_new_method_return")
    newFault = try library.function("dbus_message_new_error")
    unrefMessage = try library.function("dbus_message_unref")
    setAutoStart = try library.function("dbus_message_set_auto_start")
    beginAppending = try library.function("dbus_message_iter_init_append")
    append = try library.function("dbus_message_iter_append_basic")
    openContainer = try library.function("dbus_message_iter_open_container")
    closeContainer = try library.function("dbus_message_iter_close_container")
    type = try library.function("dbus_message_get_type")
    number = try library.function("dbus_message_get_serial")
    answers = try library.function("dbus_message_get_reply_serial")
    sender = try library.function("dbus_message_get_sender")
    destination = try library.function("dbus_message_get_destination")
    path = try library.function("dbus_message_get_path")
    interface = try library.function("dbus_message_get_interface")
    member = try library.function("dbus_message_get_member")
    fault = try library.function("dbus_message_get_error_name")
    wantsNoReply = try library.function("dbus_message_get_no_reply")
    beginReading = try library.function("dbus_message_iter_init")
    kind = try library.function("dbus_message_iter_get_arg_type")
    elementKind = try library.function("dbus_message_iter_get_element_type")
    value = try library.function("dbus_message_iter_get_basic")
    enter = try library.function("dbus_message_iter_recurse")
    advance = try library.function("dbus_message_iter_next")
  }
}

/// A place in a message where libdbus reads or writes: a structure of its own that it lays out in memory
/// of at most 80 bytes.
final class ReferencePlace {
  let memory = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 16)

  deinit { memory.deallocate() }
}

/// What libdbus says that went wrong: a structure of its own of 32 bytes, whose second word leads to a
/// sentence.
final class ReferenceFault {
  let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
  private let functions: ReferenceFunctions

  init(_ functions: ReferenceFunctions) {
    self.functions = functions
    functions.initFault(memory)
  }

  deinit {
    functions.freeFault(memory)
    memory.deallocate()
  }

  var sentence: String {
    let place = memory + MemoryLayout<UnsafePointer<CChar>?>.stride
    return place.load(as: UnsafePointer<CChar>?.self).map { String(cString: $0) }
      ?? "no reason given"
  }
}

/// A message that libdbus read, and what stands in it.
final class ReferenceMessage: BusOrigin {
  let raw: OpaquePointer
  private let functions: ReferenceFunctions

  /// Takes a message over, together with the duty to let it go.
  init(_ raw: OpaquePointer, _ functions: ReferenceFunctions) {
    self.raw = raw
    self.functions = functions
  }

  deinit { functions.unrefMessage(raw) }

  /// What stands in it.
  func values() -> [BusValue] {
    let place = ReferencePlace()
    guard functions.beginReading(raw, place.memory) != 0 else { return [] }
    return values(at: place, depth: 0)
  }

  private func values(at place: ReferencePlace, depth: Int) -> [BusValue] {
    var values: [BusValue] = []
    while let value = value(at: place, depth) {
      values.append(value)
      if functions.advance(place.memory) == 0 { break }
    }
    return values
  }

  private func value(at place: ReferencePlace, _ depth: Int) -> BusValue? {
    let type = functions.kind(place.memory)
    guard type > 0, let byte = UInt8(exactly: type), depth < 16 else { return nil }
    let kind = Character(Unicode.Scalar(byte))
    if !"avre".contains(kind) {
      // Wide enough for whatever is written there.
      var store: UInt64 = 0
      functions.value(place.memory, &store)
      return BusValue(basic: kind, store) { address in
        UnsafePointer<CChar>(bitPattern: address).map { String(cString: $0) } ?? ""
      }
    }
    let inside = ReferencePlace()
    let element = kind == "a" ? functions.elementKind(place.memory) : 0
    functions.enter(place.memory, inside.memory)
    let values = values(at: inside, depth: depth + 1)
    // A dictionary of anything else reads as one of texts and variants with nothing in it.
    let contents = [Int32(115): "s", 101: "{sv}"][element] ?? ""
    return BusValue(container: kind, of: contents, values)
  }
}
