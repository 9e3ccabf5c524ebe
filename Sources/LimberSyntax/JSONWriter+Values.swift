package import LimberBasics

// What a routine is played with, wherever limber keeps it: an object of texts, by the names.

extension JSONWriter {
  /// Writes an object of the values; nothing where there are none.
  package mutating func field(_ key: String, _ values: ParameterValues) {
    guard !values.isEmpty else { return }
    object(key) { json in json.fields(of: values) }
  }

  /// Writes each value as a field of the object that is open.
  package mutating func fields(of values: ParameterValues) {
    for (name, text) in values.sorted { field(name, text) }
  }
}

extension JSONObject {
  /// The values behind a key; what is no text is left out.
  package func values(_ key: String) -> ParameterValues { object(key)?.values ?? .none }

  /// Its fields as values.
  package var values: ParameterValues {
    ParameterValues(
      Dictionary(keys.compactMap { key in text(key).map { (key, $0) } }) { first, _ in first })
  }
}
