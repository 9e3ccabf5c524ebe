internal import LimberBasics

extension Zone {
  /// What a wall clock shows at an instant.
  package func localMinute(at instant: Int64) -> LocalMinute {
    LocalMinute(minutes: Int(Int(clamping: instant) + offset(instant)).flooredQuotient(by: 60))
  }

  /// The instant at which a wall clock first shows a minute.
  ///
  /// A minute that a change of offset leaves out is taken at the change; of one that comes twice, the
  /// first is meant.
  package func instant(of minute: LocalMinute) -> Int64 {
    let target = Int64(minute.minutes) * 60
    let spans = spans(from: target - 129_600, to: target + 129_600)
    for span in spans where target - Int64(span.offset) < span.end {
      return max(span.start, target - Int64(span.offset))
    }
    return target - Int64(offset(target))
  }
}
