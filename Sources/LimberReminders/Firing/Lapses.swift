internal import LimberBasics
internal import LimberPlatform
package import LimberSchedule
internal import LimberSyntax

/// Reminders that came to nothing since the person was told of such last.
package struct Lapses: Sendable {
  /// One reminder at the last of its times.
  package struct Lapse: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// Nothing started it.
      case missed
      /// It was started too late to speak.
      case late
      /// No way led to the person.
      case failed
    }

    package let id: ReminderID
    /// When it was due, in seconds since 1970.
    package let instant: Int64
    package let kind: Kind
  }

  private let host: ReminderHost
  private let places: ReminderPlaces

  /// Finds what is known of a person's firings.
  package init(_ host: ReminderHost) throws(ReminderFailure) {
    self.host = host
    places = try ReminderPlaces(host)
  }

  /// How far back it is told of, in seconds: a week.
  private static let reach: Int64 = 7 * 86_400

  /// What came to nothing, the latest last; it counts as told from then on.
  ///
  /// Only the last time of each reminder matters: what went well since is no news. Nothing is told where
  /// it could not be noted, or it would be told again and again.
  package func take() -> [Lapse] {
    guard let book = try? ReminderEditor(host).book(), !book.reminders.isEmpty else { return [] }
    let now = host.seconds
    let start = max(now - Self.reach, told ?? 0)
    var last: [ReminderID: FiringRecord] = [:]
    for record in (try? FiringLog(host).records()) ?? [] where !record.isTest {
      last[record.id] = record
    }
    let lapses = book.reminders.compactMap { lapse(of: $0, last[$0.id], since: start) }
    guard !lapses.isEmpty, note(now) else { return [] }
    return lapses.sorted { ($0.instant, $0.id) < ($1.instant, $1.id) }
  }

  private func lapse(
    of reminder: Reminder, _ last: FiringRecord?, since start: Int64
  ) -> Lapse? {
    let now = host.seconds
    let times = reminder.timetable(in: host).once.firingTimes(in: reminder.zone(in: host))
    guard !reminder.isPaused(at: now), (reminder.snoozedUntil ?? 0) <= now,
      let due = times.last(through: now - reminder.settling)?.instant,
      due > max(start, reminder.created)
    else { return nil }
    let kind: Lapse.Kind
    if let last, last.time.milliseconds / 1_000 + 60 >= due {
      if last.isLate {
        kind = .late
      } else if last.outcome == .failed {
        kind = .failed
      } else {
        return nil
      }
    } else {
      kind = .missed
    }
    return Lapse(id: reminder.id, instant: due, kind: kind)
  }

  // MARK: - What was told

  private var told: Int64? {
    (try? places.disk.read(places.told, limit: 1_024)).flatMap { JSONObject(bytes: $0) }?
      .whole("until").map(Int64.init)
  }

  private func note(_ now: Int64) -> Bool {
    let text = JSONWriter.object { $0.field("until", Int(now)) } + "\n"
    do {
      try places.makeFolders()
      try places.disk.write(Array(text.utf8), to: places.told)
      return true
    } catch {
      return false
    }
  }
}
