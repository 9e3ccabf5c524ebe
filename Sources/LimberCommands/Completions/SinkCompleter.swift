import LimberCommandLine
import LimberEvents

/// Completes `NAME:key=value,…`, part after part.
struct SinkCompleter {
  var sinks: [SinkListing]

  /// Whole words for what was written so far.
  func candidates(for current: String) -> [Completion.Candidate] {
    guard let colon = current.firstIndex(of: ":") else {
      return sinks.map { .init($0.name, $0.summary) }
        + sinks.filter {
          !current.isEmpty && $0.name.hasPrefix(current) && $0.options?.isEmpty == false
        }.map {
          .init($0.name + ":", "with options")
        }
    }
    guard let sink = sinks.first(where: { $0.name == current[..<colon] }) else { return [] }
    let start = current[colon...].lastIndex(of: ",") ?? colon
    let before = String(current[...start])
    let part = current[current.index(after: start)...]
    guard let equals = part.firstIndex(of: "=") else {
      let taken = current[colon...].dropFirst().split(separator: ",").dropLast(part.isEmpty ? 0 : 1)
        .map { $0.prefix { $0 != "=" } }
      return (sink.options ?? []).filter { option in !taken.contains { $0 == option.name } }
        .map { .init("\(before)\($0.name)=", $0.help) }
    }
    guard let option = sink.options?.first(where: { $0.name == part[..<equals] }) else { return [] }
    let key = before + part[...equals]
    switch option.kind {
    case .choice(let words), .command(let words): return words.map { .init(key + $0) }
    case .words(let words):
      let value = part[part.index(after: equals)...]
      let chosen = value.split(separator: "+", omittingEmptySubsequences: false)
      let kept = chosen.dropLast().map { $0 + "+" }.joined()
      return words.filter { word in !chosen.dropLast().contains { $0 == word } }
        .map { .init(key + kept + $0) }
    case .text, .path, .file, .number, .bytes: return []
    }
  }
}
