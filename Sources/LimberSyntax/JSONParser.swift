/// Reads strict JSON (RFC 8259) into nodes that remember where they stand.
///
/// A byte order mark at the start is skipped. Equal keys are kept in their order, since they are no
/// fault of syntax; half of a surrogate pair in an escape is kept as U+FFFD and marked. The parser
/// never recurses, so that no text can exhaust the stack.
public enum JSONParser {
  /// How deep arrays and objects may nest: far more than a routine's 16 levels of steps need.
  public static let maximumDepth = 512

  /// Reads one text that holds one value.
  ///
  /// - Throws: The first fault. A text that is not UTF-8 says so before any fault of syntax, and
  ///   one that nests too deep only says so where its syntax is free of faults.
  public static func parse(_ source: SourceText) throws(JSONFault) -> JSONNode {
    try source.bytes.withUnsafeBufferPointer { (bytes) throws(JSONFault) -> JSONNode in
      if let fault = EncodingCheck.fault(in: bytes) { throw fault }
      var machine = JSONMachine(bytes: bytes)
      return try machine.run()
    }
  }
}

/// The state of one reading: a pushdown automaton over the bytes.
struct JSONMachine {
  /// What may stand at the place that was reached.
  enum Expectation {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  /// An open array or object whose children lie on the stacks from `base` on.
  struct Frame {
    let base: Int
    var key = ""
    var keyRange = SourceRange(0, 0)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0
  /// Where the brackets that are still open stand.
  var open: [Int32] = []
  /// Where the last token ended.
  var lastEnd = 0

  /// What is known of the open brackets; only kept while nodes are built.
  private var frames: [Frame] = []
  private var nodes: [JSONNode] = []
  private var members: [JSONMember] = []
  private var root: JSONNode?
  /// The first bracket that stands too deep; from there on nothing is built.
  private var tooDeep: Int?

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }
}

// MARK: - Structure

extension JSONMachine {
  mutating func run() throws(JSONFault) -> JSONNode {
    at = EncodingCheck.markLength(in: bytes)
    var expectation = Expectation.value
    while true {
      skipSpace()
      guard at < bytes.count else { break }
      switch (expectation, bytes[at]) {
      case (.value, _):
        expectation = try value(expecting: expectation)
      case (.valueOrEnd, .closeBracket), (.keyOrEnd, .closeBrace):
        expectation = close()
      case (.valueOrEnd, _):
        expectation = try value(expecting: expectation)
      case (.key, .quote), (.keyOrEnd, .quote):
        try key()
        expectation = .colon
      case (.colon, .colon):
        advance()
        expectation = .value
      case (.commaOrEnd, .comma):
        advance()
        expectation = isInObject ? .key : .value
      case (.commaOrEnd, .closeBrace) where isInObject:
        expectation = close()
      case (.commaOrEnd, .closeBracket) where !isInObject:
        expectation = close()
      default:
        throw unexpected(expectation)
      }
    }
    guard expectation == .nothing else { throw unexpected(expectation) }
    if let tooDeep {
      throw JSONFault(
        .tooDeep(limit: JSONParser.maximumDepth), SourceRange(tooDeep, tooDeep + 1))
    }
    guard let root else { throw unexpected(.value) }
    return root
  }

  var isInObject: Bool {
    guard let last = open.last else { return false }
    return bytes[Int(last)] == .openBrace
  }

  private mutating func advance() {
    at += 1
    lastEnd = at
  }

  mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == .space || byte == .newline || byte == .carriageReturn || byte == .tab else {
        return
      }
      at += 1
    }
  }

  private mutating func value(
    expecting expectation: Expectation
  ) throws(JSONFault) -> Expectation {
    let start = at
    switch bytes[at] {
    case .openBrace:
      openBracket()
      return .keyOrEnd
    case .openBracket:
      openBracket()
      return .valueOrEnd
    case .quote:
      let token = try scanString()
      if tooDeep == nil { add(.string(decode(token)), from: start) }
    case .minus, .zero ... .nine:
      let number = try scanNumber()
      if tooDeep == nil { add(.number(number), from: start) }
    case .lowerT where matches("true"):
      add(.bool(true), from: start)
    case .lowerF where matches("false"):
      add(.bool(false), from: start)
    case .lowerN where matches("null"):
      add(.null, from: start)
    default:
      throw unexpected(expectation)
    }
    lastEnd = at
    return open.isEmpty ? .nothing : .commaOrEnd
  }

  private mutating func key() throws(JSONFault) {
    let token = try scanString()
    lastEnd = at
    guard tooDeep == nil else { return }
    let last = frames.count - 1
    frames[last].key = decode(token).text
    frames[last].keyRange = SourceRange(token.start, token.end)
  }

  /// Whether a word stands here, and nothing that would make it another word; passes it if so.
  mutating func matches(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - at >= length else { return false }
    for index in 1..<length where bytes[at + index] != word.utf8Start[index] { return false }
    if at + length < bytes.count, bytes[at + length].continuesWord { return false }
    at += length
    return true
  }
}

// MARK: - Building

extension JSONMachine {
  private mutating func openBracket() {
    open.append(Int32(clamping: at))
    if tooDeep == nil {
      if open.count > JSONParser.maximumDepth {
        tooDeep = at
        nodes = []
        members = []
        frames = []
      } else {
        frames.append(Frame(base: bytes[at] == .openBrace ? members.count : nodes.count))
      }
    }
    advance()
  }

  private mutating func close() -> Expectation {
    advance()
    let isObject = isInObject
    let start = Int(open.removeLast())
    if tooDeep == nil, let frame = frames.popLast() {
      if isObject {
        add(.object(Self.take(&members, from: frame.base)), from: start)
      } else {
        add(.array(Self.take(&nodes, from: frame.base)), from: start)
      }
    }
    return open.isEmpty ? .nothing : .commaOrEnd
  }

  private mutating func add(_ value: JSONValue, from start: Int) {
    guard tooDeep == nil else { return }
    let node = JSONNode(value: value, range: SourceRange(start, at))
    let last = frames.count - 1
    if last < 0 {
      root = node
    } else if isInObject {
      members.append(
        JSONMember(key: frames[last].key, keyRange: frames[last].keyRange, value: node))
    } else {
      nodes.append(node)
    }
  }

  /// Takes the children of one bracket off their stack, in an array of just their number.
  private static func take<Element>(_ stack: inout [Element], from base: Int) -> [Element] {
    if base == 0 {
      // Handed over whole: the largest array of a text is most often its outermost.
      defer { stack = [] }
      return stack
    }
    let taken = Array(stack[base...])
    stack.removeSubrange(base...)
    return taken
  }
}
