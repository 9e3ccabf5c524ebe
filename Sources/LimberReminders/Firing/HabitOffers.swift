internal import LimberPlatform
internal import LimberSchedule
internal import LimberSyntax

/// Which reminders the person was offered to let go, so that each is offered once.
package struct HabitOffers: Sendable {
  private let places: ReminderPlaces

  /// Finds what was offered to a person.
  package init(_ host: ReminderHost) throws(ReminderFailure) {
    places = try ReminderPlaces(host)
  }

  /// Those of some reminders that were never offered; they count as offered from then on.
  ///
  /// One that was made anew, or given other times, is another. Nothing is offered where it could not be
  /// noted, or it would be again and again.
  ///
  /// - Parameter all: the reminders that there are: of others nothing is kept.
  package func take(_ reminders: [Reminder], of all: [Reminder]) -> [Reminder] {
    let offered = offered
    let fresh = reminders.filter { offered[$0.id.text] != Int($0.created) }
    guard !fresh.isEmpty else { return [] }
    let kept = all.filter { offered[$0.id.text] == Int($0.created) } + fresh
    let text = JSONWriter.object { json in
      for reminder in kept { json.field(reminder.id.text, Int(reminder.created)) }
    }
    do {
      try places.makeFolders()
      try places.disk.write(Array((text + "\n").utf8), to: places.offered)
      return fresh
    } catch {
      return []
    }
  }

  private var offered: [String: Int] {
    guard let bytes = try? places.disk.read(places.offered, limit: 1 << 20),
      let object = JSONObject(bytes: bytes)
    else { return [:] }
    return Dictionary(
      object.keys.compactMap { key in object.whole(key).map { (key, $0) } },
      uniquingKeysWith: { $1 })
  }
}
