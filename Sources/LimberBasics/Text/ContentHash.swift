/// A short name for the content of a file, to know whether it changed; not safe against forgery.
public enum ContentHash {
  /// The FNV-1a hash of 64 bits, as 16 hexadecimal digits.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
