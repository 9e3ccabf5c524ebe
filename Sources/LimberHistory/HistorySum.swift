/// A sum over numbers or bytes, by which a file that is derived of a history is known to be whole.
///
/// By multiplying with odd numbers and folding: each bit of each number turns about half of the sum's.
enum HistorySum {
  /// - Parameter before: the sum of what stands in front.
  static func of(_ numbers: [Int64], behind before: Int64 = 0) -> Int64 {
    var sum = UInt64(bitPattern: before) ^ 0x9E37_79B9_7F4A_7C15
    for number in numbers { mix(UInt64(bitPattern: number), into: &sum) }
    return Int64(bitPattern: sum)
  }

  /// The sum of some bytes; four strands beside each other, for it is reckoned at each start.
  static func of(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var sums: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var place = 0
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    while bytes.count - place >= 32 {
      mix(word(place), into: &sums.0)
      mix(word(place + 8), into: &sums.1)
      mix(word(place + 16), into: &sums.2)
      mix(word(place + 24), into: &sums.3)
      place += 32
    }
    var rest = UInt64(bytes.count)
    for byte in bytes[place...] { mix(UInt64(byte), into: &rest) }
    return of([sums.0, sums.1, sums.2, sums.3, rest].map(Int64.init(bitPattern:)))
  }

  private static func mix(_ number: UInt64, into sum: inout UInt64) {
    sum = (sum ^ number) &* 0xFF51_AFD7_ED55_8CCD
    sum ^= sum >> 32
  }
}
