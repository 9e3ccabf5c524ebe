internal import LimberSyntax

extension SinkDescriptor {
  /// Checks a request against the options and fills in the defaults.
  ///
  /// - Throws: `SinkOptionError` for an option that the sink has not, a value that it does not take, or
  ///   one that is required and missing.
  public func resolve(_ request: SinkRequest) throws(SinkOptionError) -> SinkValues {
    try SinkValues(resolving: request, with: options)
  }
}

extension SinkValues {
  /// Checks a request against a table of options and fills in the defaults.
  ///
  /// - Throws: `SinkOptionError` for an option that the table has not, a value that it does not take, or
  ///   one that is required and missing.
  public init(
    resolving request: SinkRequest, with options: [SinkOption]
  ) throws(SinkOptionError) {
    var values: [String: String] = [:]
    for option in options { values[option.name] = option.normalized(option.defaultValue) }
    for given in request.options {
      guard let option = options.first(where: { $0.name == given.name }) else {
        throw SinkOptionError(
          sink: request.name,
          problem: .unknown(option: given.name, known: options.map(\.name)))
      }
      if let word = option.fault(in: given.value) {
        throw SinkOptionError(
          sink: request.name,
          problem: .badValue(
            option: option.name, value: option.isSecret ? "…" : given.value,
            word: option.isSecret ? "…" : word, expected: option.kind))
      }
      values[option.name] = option.normalized(given.value)
    }
    if let missing = options.first(where: { $0.isRequired && values[$0.name]?.isEmpty != false }) {
      throw SinkOptionError(
        sink: request.name,
        problem: .missing(
          option: missing.isSecret ? missing.name + "-file" : missing.name, help: missing.help))
    }
    self.init(values)
  }

  /// The value of an option that takes a whole number or a number of bytes; nil where it has none.
  public func number(_ name: String) -> Int? { Int(self[name]) }

  /// The program and the arguments that an option names as a JSON array; nil where it names none.
  public func command(_ name: String) -> [String]? { SinkOption.command(self[name]) }

  /// The words of an option that takes several.
  public func words(_ name: String) -> [String] {
    self[name].split(separator: "+").map(String.init)
  }
}

// MARK: - One option

extension SinkOption {
  /// The part of a value that the option does not take; nil where it takes the value.
  public func fault(in value: String) -> String? {
    switch kind {
    case .text, .path, .file:
      value.isEmpty || value.utf8.contains(0) ? value : nil
    case .choice(let words):
      words.contains(value) ? nil : value
    case .words(let words):
      value.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        .first { !words.contains($0) }
    case .command(let words):
      words.contains(value) || Self.command(value) != nil ? nil : value
    case .number(let bounds):
      Self.whole(value).map(bounds.contains) == true ? nil : value
    case .bytes:
      Self.bytes(value) == nil ? value : nil
    }
  }

  /// A value that the option takes, in the one form in which a sink meets it.
  func normalized(_ value: String) -> String {
    switch kind {
    case .text, .path, .file, .choice, .words, .command: value
    case .number: Self.whole(value).map(String.init) ?? value
    case .bytes: Self.bytes(value).map(String.init) ?? value
    }
  }

  /// Reads `["program", "argument"]`; nil for anything else.
  fileprivate static func command(_ text: String) -> [String]? {
    guard text.hasPrefix("["), let object = JSONObject(text: "{\"words\":" + text + "}"),
      let words = object.texts("words"), words.first?.isEmpty == false,
      !words.contains(where: { $0.utf8.contains(0) })
    else { return nil }
    return words
  }

  /// A whole number written in digits, with a minus where it is negative.
  private static func whole(_ text: String) -> Int? {
    text.first == "+" ? nil : Int(text)
  }

  /// A number of bytes from 1: `1048576`, `512k`, `1m`, `2g`, in steps of 1,024.
  private static func bytes(_ text: String) -> Int? {
    let factors: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
    let factor = text.last.flatMap { factors[Character($0.lowercased())] }
    guard let number = whole(factor == nil ? text : String(text.dropLast())), number > 0
    else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: factor ?? 1)
    return overflow ? nil : bytes
  }
}
