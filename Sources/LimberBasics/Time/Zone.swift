/// A time zone as far as limber needs one: its offset at every instant, lent by whoever has a system.
package struct Zone: Sendable {
  /// Seconds east of UTC at an instant, given in seconds since 1970-01-01T00:00:00Z.
  package let offset: @Sendable (_ instant: Int64) -> Int

  /// Makes a zone from a function that must give the same answer for the same instant.
  package init(_ offset: @escaping @Sendable (_ instant: Int64) -> Int) {
    self.offset = offset
  }

  package static let utc = Zone { _ in 0 }
}

extension Zone {
  /// A stretch of time in which the offset stays the same; `end` is not part of it.
  package struct Span {
    package var start: Int64
    package var end: Int64
    package var offset: Int
  }

  /// The spans that make up a stretch of time, in order; changes less than an hour apart may be missed.
  package func spans(from start: Int64, to end: Int64) -> [Span] {
    var spans: [Span] = []
    var current = Span(start: start, end: end, offset: offset(start))
    var known = start
    while known < end {
      let probe = min(known + 3_600, end)
      let found = offset(probe)
      if found != current.offset {
        var (before, after) = (known, probe)
        while after - before > 1 {
          let middle = before + (after - before) / 2
          if offset(middle) == current.offset { before = middle } else { after = middle }
        }
        current.end = after
        spans.append(current)
        current = Span(start: after, end: end, offset: offset(after))
        known = after
      } else {
        known = probe
      }
    }
    if current.start < end { spans.append(current) }
    return spans
  }
}
