internal import SinkKit

/// The functions of sd-bus that are used, by their types in C.
struct SystemdFunctions {
  typealias Text = UnsafePointer<CChar>
  typealias Handle = OpaquePointer
  typealias Made = UnsafeMutablePointer<OpaquePointer?>
  typealias Ask = @convention(c) (Handle) -> Int32
  typealias Read = @convention(c) (Handle) -> Text?

  let new: @convention(c) (Made) -> Int32
  let setAddress: @convention(c) (Handle, Text) -> Int32
  let setBusClient: @convention(c) (Handle, Int32) -> Int32
  let start: Ask
  let uniqueName: @convention(c) (Handle, UnsafeMutablePointer<Text?>) -> Int32
  let file: Ask
  let process: @convention(c) (Handle, Made) -> Int32
  let flush: Ask
  let close: @convention(c) (Handle) -> Void
  let unref: @convention(c) (Handle) -> Handle?
  let send: @convention(c) (Handle, Handle, UnsafeMutablePointer<UInt64>) -> Int32

  let newCall: @convention(c) (Handle, Made, Text, Text, Text, Text) -> Int32
  let newSignal: @convention(c) (Handle, Made, Text, Text, Text) -> Int32
  let newReply: @convention(c) (Handle, Made) -> Int32
  let newFault: @convention(c) (Handle, Made, UnsafeRawPointer) -> Int32
  let unrefMessage: @convention(c) (Handle) -> Handle?
  let setAutoStart: @convention(c) (Handle, Int32) -> Int32
  let append: @convention(c) (Handle, CChar, UnsafeRawPointer) -> Int32
  let open: @convention(c) (Handle, CChar, Text) -> Int32
  let endContainer: Ask

  let type: @convention(c) (Handle, UnsafeMutablePointer<UInt8>) -> Int32
  let number: @convention(c) (Handle, UnsafeMutablePointer<UInt64>) -> Int32
  let answers: @convention(c) (Handle, UnsafeMutablePointer<UInt64>) -> Int32
  let sender: Read
  let destination: Read
  let path: Read
  let interface: Read
  let member: Read
  let error: @convention(c) (Handle) -> UnsafeRawPointer?
  let wantsReply: Ask
  let peek:
    @convention(c) (Handle, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Text?>) -> Int32
  let enter: @convention(c) (Handle, CChar, Text?) -> Int32
  let leave: Ask
  let read: @convention(c) (Handle, CChar, UnsafeMutableRawPointer) -> Int32

  init() throws(SinkFailure) {
    guard let library = LoadedLibrary(SystemdBus.libraryFile) else {
      throw .unavailable("the library '\(SystemdBus.libraryFile)' cannot be loaded")
    }
    new = try library.function("sd_bus_new")
    setAddress = try library.function("sd_bus_set_address")
    setBusClient = try library.function("sd_bus_set_bus_client")
    start = try library.function("sd_bus_start")
    uniqueName = try library.function("sd_bus_get_unique_name")
    file = try library.function("sd_bus_get_fd")
    process = try library.function("sd_bus_process")
    flush = try library.function("sd_bus_flush")
    close = try library.function("sd_bus_close")
    unref = try library.function("sd_bus_unref")
    send = try library.function("sd_bus_send")
    newCall = try library.function("sd_bus_message_new_method_call")
    newSignal = try library.function("sd_bus_message_new_signal")
    newReply = try library.function("sd_bus_message_new_method_return")
    newFault = try library.function("sd_bus_message_new_method_error")
    unrefMessage = try library.function("sd_bus_message_unref")
    setAutoStart = try library.function("sd_bus_message_set_auto_start")
    append = try library.function("sd_bus_message_append_basic")
    open = try library.function("sd_bus_message_open_container")
    endContainer = try library.function("sd_bus_message_close_container")
    type = try library.function("sd_bus_message_get_type")
    number = try library.function("sd_bus_message_get_cookie")
    answers = try library.function("sd_bus_message_get_reply_cookie")
    sender = try library.function("sd_bus_message_get_sender")
    destination = try library.function("sd_bus_message_get_destination")
    path = try library.function("sd_bus_message_get_path")
    interface = try library.function("sd_bus_message_get_interface")
    member = try library.function("sd_bus_message_get_member")
    error = try library.function("sd_bus_message_get_error")
    wantsReply = try library.function("sd_bus_message_get_expect_reply")
    peek = try library.function("sd_bus_message_peek_type")
    enter = try library.function("sd_bus_message_enter_container")
    leave = try library.function("sd_bus_message_exit_container")
    read = try library.function("sd_bus_message_read_basic")
  }
}

/// A message that sd-bus read, and what stands in it.
final class SystemdMessage: BusOrigin {
  let raw: OpaquePointer
  private let functions: SystemdFunctions

  /// Takes a message over, together with the duty to let it go.
  init(_ raw: OpaquePointer, _ functions: SystemdFunctions) {
    self.raw = raw
    self.functions = functions
  }

  deinit { _ = functions.unrefMessage(raw) }

  /// What stands in it, or in the container that was entered, from where reading is.
  func values(depth: Int = 0) -> [BusValue] {
    var values: [BusValue] = []
    while let value = value(depth) { values.append(value) }
    return values
  }

  private func value(_ depth: Int) -> BusValue? {
    var type: CChar = 0
    var contents: UnsafePointer<CChar>?
    guard functions.peek(raw, &type, &contents) > 0 else { return nil }
    let kind = Character(Unicode.Scalar(UInt8(bitPattern: type)))
    if !"avre".contains(kind) { return basic(kind, type) }
    let inside = contents.map { String(cString: $0) } ?? ""
    guard depth < 16, functions.enter(raw, type, contents) > 0 else { return nil }
    let values = values(depth: depth + 1)
    _ = functions.leave(raw)
    return BusValue(container: kind, of: inside, values)
  }

  private func basic(_ kind: Character, _ type: CChar) -> BusValue? {
    // Wide enough for whatever is written there.
    var store: UInt64 = 0
    guard functions.read(raw, type, &store) > 0 else { return nil }
    return BusValue(basic: kind, store) { address in
      UnsafePointer<CChar>(bitPattern: address).map { String(cString: $0) } ?? ""
    }
  }
}
