import LimberTestSupport

/// Bytes that look like what comes in at a door, and are not quite that.
public enum Knocking {
  private static let pieces: [[UInt8]] = [
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "-1", "0",
    "null",
    "true", "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\u{0}", "\\ud800", "\\u001b[2J", "é",
    "\u{202E}",
    "253402300799", "8640000000", "\"v\":1,", "\"kind\":\"start\"", "\"did\":{\"seconds\":", "--",
    "=",
  ].map { Array($0.utf8) }

  /// Some bytes, from a good example and a seed: the same for the same two.
  public static func bytes(like example: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes = example
    for _ in 0..<random.number(in: 1...6) {
      let place = random.number(in: 0...bytes.count)
      let length = min(random.number(in: 0...12), bytes.count - place)
      switch random.number(in: 0...6) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: random.pick(pieces), at: place)
      case 2: bytes.replaceSubrange(place..<place + length, with: random.pick(pieces))
      case 3: bytes.insert(UInt8(random.number(in: 0...255)), at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 5: number(in: &bytes, from: place, &random)
      default: bytes.removeLast(min(bytes.count, random.number(in: 0...40)))
      }
    }
    return bytes
  }

  /// A MiB of bytes, of several kinds: an example again and again, its lines again and again, and what is hard to read
  /// because it is deep, long or one of very many.
  public static func large(like example: [UInt8]) -> [[UInt8]] {
    let size = 1 << 20
    func filled(_ piece: [UInt8], from begin: String = "", to end: String = "") -> [UInt8] {
      let room = size - begin.utf8.count - end.utf8.count
      let count = piece.isEmpty ? 0 : room / piece.count
      return begin.utf8 + (0..<count).flatMap { _ in piece } + end.utf8
    }
    let lines = example.split(separator: UInt8(ascii: "\n")).map(Array.init)
    return [
      filled(example), filled((lines.first ?? []) + [UInt8(ascii: "\n")]),
      filled((lines.last ?? []) + [UInt8(ascii: "\n")]),
      filled(Array("[".utf8)), filled(Array(#"{"a":"#.utf8)), filled(Array("[]".utf8), from: "["),
      filled(Array("a".utf8), from: "\"", to: "\""), filled(Array("9".utf8)),
      filled(Array("\n".utf8)), filled(Array("\u{1B}[".utf8)), filled(Array("é".utf8)),
      filled(Array(#""a","#.utf8), from: "[", to: "0]"),
      filled(Array(#""a":1,"#.utf8), from: "{", to: #""b":2}"#),
    ]
  }

  /// A MiB of an example that has one of its lists or objects filled with what is in it, again and again: each that
  /// is not empty, the inner ones too.
  public static func grown(like example: [UInt8]) -> [[UInt8]] {
    var open: [Int] = []
    var spans: [Range<Int>] = []
    var isText = false
    var isEscaped = false
    for (place, byte) in example.enumerated() {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isText: isEscaped = true
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"): if !isText { open.append(place + 1) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if !isText, let begin = open.popLast(), begin < place { spans.append(begin..<place) }
      default: break
      }
    }
    return spans.map { span in
      let piece = example[span] + [UInt8(ascii: ",")]
      let count = ((1 << 20) - example.count) / piece.count
      return example[..<span.lowerBound] + (0..<count).flatMap { _ in piece }
        + example[span.lowerBound...]
    }
  }

  /// Puts another number in the place of the next one.
  private static func number(
    in bytes: inout [UInt8], from place: Int, _ random: inout SeededGenerator
  ) {
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    guard let begin = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[begin...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(begin..<end, with: pieces[random.number(in: 0...5)])
  }
}
