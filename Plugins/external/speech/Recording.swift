/// A WAV file, as engines write them.
struct Recording {
  /// From its beginning to its last sound, or to its end where its samples are not of 16 bits.
  let seconds: Double

  /// What is softer is silence.
  private static let silence = 200
  /// What stands in place of a size that was not known when the file was begun.
  private static let openEnd = 0x7FFF_0000

  /// Reads a file; nil where it is no WAV file, or not all of one.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 44, bytes.starts(with: "RIFF".utf8),
      bytes[8..<12].elementsEqual("WAVE".utf8)
    else { return nil }
    func number(at index: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
    var place = 12
    var format: (channels: Int, rate: Int, bits: Int)?
    while place + 8 <= bytes.count {
      let name = bytes[place..<place + 4]
      let size = number(at: place + 4, 4)
      let start = place + 8
      if name.elementsEqual("fmt ".utf8), size >= 16, start + 16 <= bytes.count {
        format = (number(at: start + 2, 2), number(at: start + 4, 4), number(at: start + 14, 2))
      }
      if name.elementsEqual("data".utf8) {
        let isOpen = size == 0 || size >= Self.openEnd
        guard let format, format.channels > 0, format.rate > 0, format.bits >= 8,
          isOpen || start + size <= bytes.count
        else { return nil }
        let end = isOpen ? bytes.count : start + size
        let frame = format.channels * format.bits / 8
        var last = end - (end - start) % max(frame, 1)
        if format.bits == 16 {
          while last > start,
            Int16(truncatingIfNeeded: number(at: last - 2, 2)).magnitude < Self.silence
          {
            last -= 2
          }
        }
        seconds = Double(last - start) / Double(frame * format.rate)
        return
      }
      place = start + size + size % 2
    }
    return nil
  }
}
