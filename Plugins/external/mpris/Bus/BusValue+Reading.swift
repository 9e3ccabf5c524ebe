// What the libraries read comes as C has it, which is the same for both.

extension BusValue {
  /// A value that stands alone, from the eight bytes into which it was read, of which it may use fewer.
  ///
  /// - Parameter text: reads the text at an address.
  init(basic kind: Character, _ store: UInt64, text: (UInt) -> String) {
    switch kind {
    case "s", "g": self = .text(text(UInt(store)))
    case "o": self = .path(text(UInt(store)))
    case "b": self = .flag(UInt32(truncatingIfNeeded: store) != 0)
    case "d": self = .number(Double(bitPattern: store))
    case "i": self = .whole32(Int32(truncatingIfNeeded: store))
    case "u": self = .count(UInt32(truncatingIfNeeded: store))
    case "y": self = .whole64(Int64(UInt8(truncatingIfNeeded: store)))
    case "n": self = .whole64(Int64(Int16(truncatingIfNeeded: store)))
    case "q": self = .whole64(Int64(UInt16(truncatingIfNeeded: store)))
    case "h": self = .whole64(Int64(Int32(truncatingIfNeeded: store)))
    case _: self = .whole64(Int64(truncatingIfNeeded: store))
    }
  }

  /// A container, by its kind and the type of what is in it.
  init(container kind: Character, of inside: String, _ values: [BusValue]) {
    switch (kind, inside) {
    case ("v", _): self = .variant(values.first ?? .list([]))
    case ("a", "s"): self = .texts(values.compactMap(\.asText))
    case ("a", "{sv}"):
      self = .entries(
        values.compactMap { value in
          guard case .list(let pair) = value, pair.count == 2, let key = pair[0].asText,
            case .variant(let content) = pair[1]
          else { return nil }
          return Entry(key, content)
        })
    case _: self = .list(values)
    }
  }
}
