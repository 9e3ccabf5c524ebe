import LimberBasics
import LimberSyntax

/// What a parameter is used for; it may be used for both, and then no value is right.
enum AmountKind: Hashable, Sendable, CaseIterable {
  case duration, count
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
  var uses: [String: Set<AmountKind>] = [:]

  init(given values: [String: JSONNode]) {
    self.values = values
  }

  mutating func declare(_ name: String, _ node: JSONNode) {
    names.append(name)
    defaults[name] = node
    if values[name] == nil { values[name] = node }
  }
}

/// The values that an included routine, or one of a programme, is played with.
struct ParameterArguments: Sendable {
  struct Argument: Sendable {
    let name: String
    let nameRange: SourceRange
    /// The value, after the includer's own parameters were put in.
    let value: JSONNode
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
        list.compactMap { argument in
          ParameterText.of(argument.value).map { (argument.name, $0) }
        }
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
    guard case .object(let members) = node.value, members[.parameter] != nil else { return node }
    guard let name = parameterName(node) else { return nil }
    parameters.uses[name, default: []].insert(kind)
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

  /// Notes what is wrong with a value in the place of an amount.
  mutating func check(_ value: JSONNode, as kind: AmountKind) {
    switch kind {
    case .duration: _ = plainDurations(value)
    case .count: _ = plainCounts(value)
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
      if case .object(let keys) = member.value.value, keys[.parameter] != nil {
        source = parameterName(member.value)
        value = source.flatMap { parameters.values[$0] }
      }
      guard let value else { continue }
      arguments.list.append(
        .init(name: member.key, nameRange: member.keyRange, value: value, source: source))
    }
    return arguments
  }
}
