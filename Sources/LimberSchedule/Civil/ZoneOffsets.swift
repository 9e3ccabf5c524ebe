/// A time zone as far as schedules need one: its offset at every instant, lent by the caller.
public struct ZoneOffsets: Sendable {
  /// Seconds east of UTC at an instant, given in seconds since 1970-01-01T00:00:00Z.
  public let offset: @Sendable (_ instant: Int64) -> Int

  /// Makes a zone from a function that must give the same answer for the same instant.
  public init(_ offset: @escaping @Sendable (_ instant: Int64) -> Int) {
    self.offset = offset
  }

  /// UTC.
  public static let utc = ZoneOffsets { _ in 0 }

  /// What a wall clock shows at an instant.
  public func localMinute(at instant: Int64) -> LocalMinute {
    LocalMinute(minutes: Int(instant.clampedToInt + offset(instant)).flooredQuotient(by: 60))
  }

  /// The instant at which a wall clock first shows a minute.
  ///
  /// A minute that a change of offset leaves out is taken at the change; of one that comes twice, the
  /// first is meant.
  public func instant(of minute: LocalMinute) -> Int64 {
    let target = Int64(minute.minutes) * 60
    let spans = spans(from: target - 129_600, to: target + 129_600)
    for span in spans where target - Int64(span.offset) < span.end {
      return max(span.start, target - Int64(span.offset))
    }
    return target - Int64(offset(target))
  }
}

extension ZoneOffsets {
  /// A stretch of time in which the offset stays the same; `end` is not part of it.
  struct Span {
    var start: Int64
    var end: Int64
    var offset: Int
  }

  /// The spans that make up a stretch of time, in order; changes less than an hour apart may be missed.
  func spans(from start: Int64, to end: Int64) -> [Span] {
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

extension Int64 {
  /// The value as an `Int`, cut off where that is narrower.
  var clampedToInt: Int { Int(clamping: self) }
}
