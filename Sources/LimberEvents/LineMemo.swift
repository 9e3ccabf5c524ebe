internal import LimberSyntax

/// Events as lines, each made once for all programs that are told it: only its number is a program's own.
package struct LineMemo: Sendable {
  /// How many events are kept: as many as programs that keep up may lie apart.
  private static let kept = 16
  private static let number = #""seq":0,"#

  private struct Entry: Sendable {
    let event: SessionEvent
    /// What stands before its number and behind it.
    let parts: (head: Substring, tail: Substring)
  }

  /// The newest last.
  private var entries: [Entry] = []
  /// How many lines were made, to see that they are made once.
  package private(set) var made = 0

  package init() {}

  /// The line of an event, as `WireForm` makes it.
  package mutating func line(_ event: SessionEvent) -> String {
    var bare = event
    bare.stamp.sequence = 0
    // What was lost before it is one program's own matter too.
    guard event.stamp.dropped == 0 else { return make(event) }
    if let entry = entries.last(where: { $0.event == bare }) { return numbered(entry, event) }
    let line = make(bare)
    // A line that is shortened to fit has no room for a longer number.
    guard line.utf8.count + "\(Int.max)".count < WireForm.maximumLineBytes,
      let place = line.firstPlace(of: Self.number)
    else { return make(event) }
    let entry = Entry(
      event: bare, parts: (line[..<place.lowerBound], line[place.upperBound...]))
    entries = entries.suffix(Self.kept - 1) + [entry]
    return numbered(entry, event)
  }

  private mutating func make(_ event: SessionEvent) -> String {
    made += 1
    return WireForm.line(event)
  }

  private func numbered(_ entry: Entry, _ event: SessionEvent) -> String {
    "\(entry.parts.head)\"seq\":\(event.stamp.sequence),\(entry.parts.tail)"
  }
}
