import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Lets a person choose a routine from a numbered list, where the terminal shows no more than lines.
struct RoutineMenu {
  private let streams: Streams
  private let ink: Ink
  private let items: [(id: String, title: String, time: String)]

  init(_ catalogue: RoutineCatalogue, streams: Streams, ink: Ink) {
    self.streams = streams
    self.ink = ink
    items = catalogue.compactMap { item in
      guard let set = item.reading.set, let routine = item.routine else { return nil }
      let planned = Plan([set]).planned
      return (
        item.entry.id, SafeText.shown(routine.title),
        Wording.about(planned.min, to: planned.max)
      )
    }
  }

  /// The id that the person chooses; nil where they leave.
  func choose() throws -> String? {
    try streams.output.write(
      "What would you like to do?\n\n" + list(Array(items.indices)) + "\n")
    while true {
      try streams.output.write("A number or a part of a name, q to leave: ")
      guard let line = try streams.input.readLine() else {
        try streams.output.write("\n")
        return nil
      }
      let answer = line.trimmed.lowercased()
      if answer == "q" || answer == "quit" { return nil }
      guard !answer.isEmpty else { continue }
      if let id = try understand(answer) { return id }
    }
  }

  /// The id that an answer means; where it means none or several, the person is told so.
  private func understand(_ answer: String) throws -> String? {
    if let number = Int(answer) {
      if items.indices.contains(number - 1) { return items[number - 1].id }
      try streams.output.write("The numbers go from 1 to \(items.count).\n")
      return nil
    }
    let found = items.indices.filter { index in
      items[index].id.holds(answer) || items[index].title.lowercased().holds(answer)
    }
    if let exact = found.first(where: { items[$0].id == answer }) { return items[exact].id }
    if found.count == 1, let only = found.first { return items[only].id }
    if found.isEmpty {
      let close = Suggestion.closest(to: answer, among: items.map(\.id))
      let hint = close.map { " Did you mean '\($0)'?" } ?? ""
      try streams.output.write(
        "No routine has '\(SafeText.shown(answer))' in its name.\(hint)\n")
    } else {
      try streams.output.write("That fits several:\n" + list(found))
    }
    return nil
  }

  private func list(_ indices: [Int]) -> String {
    let timeWidth = items.map { $0.time.cellWidth }.max() ?? 0
    let room = streams.columns - timeWidth - 9
    return indices.map { index in
      let item = items[index]
      let number = String(repeating: " ", count: index < 9 ? 2 : 1) + "\(index + 1)"
      let padding = String(repeating: " ", count: timeWidth - item.time.cellWidth)
      let title = TextLayout.cut(item.title, width: room)
      return " \(ink.cyan(number))  \(padding)\(ink.dim(item.time))  \(title)\n"
    }.joined()
  }
}
