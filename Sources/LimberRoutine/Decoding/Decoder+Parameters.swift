import LimberBasics
import LimberSyntax

/// What a parameter is used for; it may be used for times and for counts, and then no value is right.
enum AmountKind: UInt8, Sendable, CaseIterable {
  /// One amount or a range.
  case duration, count
  /// The same, or a list: one for each set or each round.
  case durations, counts
}

/// Several of them, in the order of their cases; a bit each, since a `Set` of a type of one's own costs every start a
/// look through all that conforms to anything.
struct AmountKinds: Sendable {
  private var bits: UInt8 = 0

  init(_ kinds: AmountKind...) {
    for kind in kinds { insert(kind) }
  }

  /// Takes one in; false where it was there.
  @discardableResult
  mutating func insert(_ kind: AmountKind) -> Bool {
    let isNew = !contains(kind)
    bits |= 1 << kind.rawValue
    return isNew
  }

  func contains(_ kind: AmountKind) -> Bool { bits & 1 << kind.rawValue != 0 }

  var all: [AmountKind] { AmountKind.allCases.filter(contains) }
}

/// The parameters of a file: what they stand for, and in the place of what they are used.
struct ParameterTable: Sendable {
  /// What each stands for: what is given for it, else its default.
  private(set) var values: [String: JSONNode]
  /// The defaults.
  private(set) var defaults: [String: JSONNode] = [:]
  /// The names in the order of the file.
  private(set) var names: [String] = []
  /// What each is used for.
  var uses: [String: AmountKinds] = [:]
  /// The values as texts, as far as they were asked for.
  private var texts: [String: String?] = [:]

  init(given values: [String: JSONNode]) {
    self.values = values
  }

  mutating func declare(_ name: String, _ node: JSONNode) {
    names.append(name)
    defaults[name] = node
    if values[name] == nil { values[name] = node }
  }

  /// The text of a value, which is made once, however often that is handed on.
  mutating func text(of name: String) -> String? {
    if let text = texts[name] { return text }
    let text = values[name].flatMap(ParameterText.of)
    texts[name] = .some(text)
    return text
  }
}

/// The values that an included routine, or one of a programme, is played with.
struct ParameterArguments: Sendable {
  struct Argument: Sendable {
    let name: String
    let nameRange: SourceRange
    /// The value, after the includer's own parameters were put in.
    let value: JSONNode
    /// The value as a text; nil where it is no amount.
    let text: String?
    /// The includer's own parameter that it is handed on from.
    let source: String?
  }

  var list: [Argument] = []
  /// Where they stand.
  let range: SourceRange

  /// The values as texts; those that are no amounts are left out.
  var texts: ParameterValues {
    ParameterValues(
      Dictionary(
        list.compactMap { argument in argument.text.map { (argument.name, $0) } }
      ) { first, _ in first })
  }
}

// MARK: - Declaring and using

extension Decoder {
  /// Takes the parameters in; what they stand for is looked at where they are used.
  mutating func declare(_ node: JSONNode) {
    faults.shared.append(node.range)
    for member in named(node, .parameters) ?? [] { parameters.declare(member.key, member.value) }
  }

  /// Looks at the defaults that nothing used, by what they look like.
  mutating func checkUnusedParameters() {
    for name in parameters.names where parameters.uses[name] == nil {
      guard let node = parameters.defaults[name] else { continue }
      check(node, as: ParameterText.kind(of: node))
    }
  }

  /// The value that stands in a place of an amount: what a parameter stands for, or the value itself.
  ///
  /// - Returns: nil where it is a parameter that there is not.
  mutating func resolved(_ node: JSONNode, as kind: AmountKind) -> JSONNode? {
    guard node.isParameter else { return node }
    guard let name = parameterName(node) else { return nil }
    parameters.uses[name, default: AmountKinds()].insert(kind)
    return parameters.values[name]
  }

  /// The name in `{ "parameter": "run" }`, where there is a parameter of that name.
  private mutating func parameterName(_ node: JSONNode) -> String? {
    guard let members = object(node, .parameterUse), let nameNode = members[.parameter],
      let name = text(nameNode)
    else { return nil }
    guard parameters.values[name] != nil else {
      faults.add(.unknownParameter(name, known: parameters.names), at: nameNode.range)
      return nil
    }
    return name
  }

  /// Whether an amount is a list, or stands for a parameter that is one or that there is not.
  func isList(_ node: JSONNode) -> Bool {
    guard node.isParameter, case .object(let members) = node.value,
      case .string(let name)? = members[.parameter]?.value
    else { return node.isList }
    return parameters.values[name.text]?.isList ?? true
  }

  /// Notes what is wrong with a value in the place of an amount.
  mutating func check(_ value: JSONNode, as kind: AmountKind) {
    switch kind {
    case .duration: _ = plainDurations(value)
    case .count: _ = plainCounts(value)
    case .durations: _ = givenDurations(value)
    case .counts: _ = givenCounts(value)
    }
  }
}

// MARK: - Handing values on

extension Decoder {
  /// The values behind `with`; whether the routine has such parameters is seen later.
  mutating func arguments(_ node: JSONNode) -> ParameterArguments? {
    guard let members = named(node, .values, mayBeEmpty: true) else { return nil }
    var arguments = ParameterArguments(range: node.range)
    for member in members {
      var (value, source): (JSONNode?, String?) = (member.value, nil)
      if member.value.isParameter {
        source = parameterName(member.value)
        value = source.flatMap { parameters.values[$0] }
      }
      guard let value else { continue }
      arguments.list.append(
        .init(
          name: member.key, nameRange: member.keyRange, value: value,
          text: source.map { parameters.text(of: $0) } ?? ParameterText.of(value), source: source))
    }
    return arguments
  }
}

extension JSONNode {
  /// Whether it is meant as what stands for the value of a parameter.
  var isParameter: Bool {
    guard case .object(let members) = value else { return false }
    if members[.parameter] != nil { return true }
    guard members.count == 1, !Key.isOwn(members[0].key) else { return false }
    return KeyMeaning(of: members[0].key, in: .parameterUse) { _ in false }.key == .parameter
  }
}
