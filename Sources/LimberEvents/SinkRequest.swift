/// A sink as a person asks for it: `log:path=calf.log,format=jsonl`.
public struct SinkRequest: Sendable, Hashable {
  /// One option as it was written.
  public struct Option: Sendable, Hashable {
    /// The option's name.
    public var name: String
    /// Its value, with `\,` read as a comma.
    public var value: String

    /// Makes an option.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The sink's name.
  public var name: String
  /// The options in the order they were written, each name once.
  public var options: [Option]

  /// Makes a request.
  public init(name: String, options: [Option] = []) {
    self.name = name
    self.options = options
  }

  /// Whether a name can be a sink's: lower-case letters, digits and hyphens, at most 64 of them.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.first != "-"
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}

// MARK: - Reading

extension SinkRequest {
  /// Reads `NAME` or `NAME:KEY=VALUE,KEY=VALUE`.
  ///
  /// A value runs to the next comma; `\,` is a comma, and a backslash before anything else is itself.
  ///
  /// - Throws: `SinkOptionError` where the text cannot be read so.
  public init(parsing text: String) throws(SinkOptionError) {
    let colon = text.firstIndex(of: ":")
    let name = String(text[..<(colon ?? text.endIndex)])
    guard Self.isName(name) else { throw SinkOptionError(sink: name, problem: .badName) }
    self.init(name: name)
    guard let colon else { return }
    for item in Self.items(text[text.index(after: colon)...]) {
      guard let equals = item.firstIndex(of: "="), equals > item.startIndex else {
        throw SinkOptionError(sink: name, problem: .notAnOption(item))
      }
      let key = String(item[..<equals])
      guard !options.contains(where: { $0.name == key }) else {
        throw SinkOptionError(sink: name, problem: .duplicate(option: key))
      }
      options.append(Option(key, String(item[item.index(after: equals)...])))
    }
  }

  /// Takes apart several sinks that commas part: `console,log:path=a,format=text,bell` is three.
  ///
  /// A comma before `name=value` parts two options of one sink, and one behind a backslash nothing.
  package static func split(list text: String) -> [String] {
    var requests: [String] = []
    for item in pieces(text[...]) {
      let name = item.prefix { $0 != "=" && $0 != ":" }
      let isOption = item.dropFirst(name.count).first == "="
      if isOption, let last = requests.popLast() {
        requests.append(last + "," + item)
      } else {
        requests.append(item)
      }
    }
    return requests
  }

  /// What stands between the commas that no backslash stands before, as it was written.
  private static func pieces(_ text: Substring) -> [String] {
    var pieces = [""]
    var afterBackslash = false
    // By scalars: a combining mark behind a comma must not hide it.
    for scalar in text.unicodeScalars {
      if scalar == ",", !afterBackslash {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].unicodeScalars.append(scalar)
      }
      afterBackslash = scalar == "\\"
    }
    return pieces
  }

  /// What stands between the commas, with `\,` read as a comma.
  private static func items(_ text: Substring) -> [String] {
    pieces(text).map { piece in
      var item = ""
      // By scalars: a combining mark behind a comma must not hide it.
      for scalar in piece.unicodeScalars {
        if scalar == ",", item.unicodeScalars.last == "\\" { item.unicodeScalars.removeLast() }
        item.unicodeScalars.append(scalar)
      }
      return item
    }
  }
}
