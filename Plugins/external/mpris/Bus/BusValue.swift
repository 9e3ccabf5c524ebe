/// A value as D-Bus carries it: what media players tell each other, and no more.
indirect enum BusValue: Hashable, Sendable {
  case text(String)
  /// The path of an object, or of a track.
  case path(String)
  case flag(Bool)
  case whole32(Int32)
  /// 64 bits and a sign; when read, any whole number that the other cases do not hold.
  case whole64(Int64)
  case count(UInt32)
  case number(Double)
  case variant(BusValue)
  /// An array of texts.
  case texts([String])
  /// A dictionary of texts and variants, in the order in which it is written.
  case entries([Entry])
  /// Another array, or a structure; only read.
  case list([BusValue])

  /// An entry of a dictionary; its value is what stands inside the variant.
  struct Entry: Hashable, Sendable {
    var key: String
    var value: BusValue

    init(_ key: String, _ value: BusValue) {
      self.key = key
      self.value = value
    }
  }

  /// Its type, as D-Bus writes it.
  var signature: String {
    switch self {
    case .text: "s"
    case .path: "o"
    case .flag: "b"
    case .whole32: "i"
    case .whole64: "x"
    case .count: "u"
    case .number: "d"
    case .variant: "v"
    case .texts: "as"
    case .entries: "a{sv}"
    case .list: "av"
    }
  }
}

// MARK: - What a value is, where it is that

extension BusValue {
  /// What stands inside, should it be a variant.
  private var content: BusValue {
    if case .variant(let value) = self { value.content } else { self }
  }

  var asText: String? {
    switch content {
    case .text(let text), .path(let text): text
    case _: nil
    }
  }

  var asFlag: Bool? { if case .flag(let flag) = content { flag } else { nil } }

  var asNumber: Double? {
    switch content {
    case .number(let number): number
    case .whole32(let number): Double(number)
    case .whole64(let number): Double(number)
    case .count(let number): Double(number)
    case _: nil
    }
  }

  var asTexts: [String]? {
    switch content {
    case .texts(let texts): texts
    case .list(let items) where items.isEmpty: []
    case _: nil
    }
  }

  var asEntries: [Entry]? {
    switch content {
    case .entries(let entries): entries
    case .list(let items) where items.isEmpty: []
    case _: nil
    }
  }
}

extension [BusValue.Entry] {
  /// The value of a key; nil where there is no such key.
  subscript(_ key: String) -> BusValue? { first { $0.key == key }?.value }
}
