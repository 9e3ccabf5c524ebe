/// What a routine is played with: a value for each of its parameters that one was given for.
///
/// A value is a text, as `--with run=90s` writes it: one amount (`90s`, `8`), a range with a hyphen
/// (`30s-1m45s`, `8-10`) or a list with commas (`5m,8m,5m`), in its one canonical spelling, so that equal values are equal texts.
public struct ParameterValues: Sendable, Hashable {
  /// The values by the names of their parameters.
  public var byName: [String: String]

  /// Makes values; none where nothing is given.
  public init(_ byName: [String: String] = [:]) {
    self.byName = byName
  }

  /// No values: everything is as the routine says.
  public static let none = ParameterValues()

  /// Whether nothing is given.
  public var isEmpty: Bool { byName.isEmpty }

  /// The values in the order of their names.
  public var sorted: [(name: String, text: String)] {
    byName.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether each of these values is also one of some others, which may have more.
  public func isPart(of others: ParameterValues) -> Bool {
    byName.allSatisfy { others.byName[$0.key] == $0.value }
  }

  /// The values as a person reads and writes them: `run=90s, walk=2m`, and behind lists `run=5m,8m; walk=2m`;
  /// empty where there are none.
  public var words: String {
    let hasLists = byName.values.contains { $0.utf8.contains(UInt8(ascii: ",")) }
    return sorted.map { "\($0.name)=\($0.text)" }.joined(separator: hasLists ? "; " : ", ")
  }
}
