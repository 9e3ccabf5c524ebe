import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberTestSupport

/// Reminders that come at their time.
extension World {
  /// Lets the next nine o'clock come, to which looking at reminders sets them, and a scheduler start one of the
  /// person's twice: its line may stand in the crontab twice.
  ///
  /// Now and then the person did it half an hour before, and need not be told.
  mutating func fire(_ random: inout SeededGenerator) {
    guard let id = reminders.min() else { return }
    let (day, nine) = (Int64(86_400_000), Int64(9 * 3_600_000))
    let today = now / day * day + nine
    let instant = today - 3_600_000 <= now ? today + day : today
    if random.chance(30) {
      now = instant - 1_800_000
      play([begin(id, from: nil, &random)].compactMap { $0 }, isInEarnest: true, &random)
    }
    fired = (id, instant, post.count)
    now = instant + Int64(random.number(in: 0...40_000))
    start(id)
    guard !simulated.isDown, isServed else { return }
    let letters = post.count
    reach(letters > fired?.letters ?? 0 ? .reminded : .remindedNotNeeded)
    start(id)
    if post.count > letters { find("the reminder of \(id) came twice at one time") }
  }

  /// Lets it be started again a minute later: whatever came between, the person was reminded by then.
  mutating func fireLate() {
    guard let fired, reminders.contains(fired.id) else { return }
    now = fired.instant + 60_000
    start(fired.id)
    guard isServed else { return find("the reminder of \(fired.id) was lost at its time") }
    let noted = records().count { $0.outcome == .arrived && $0.instant == fired.instant / 1_000 }
    if noted > 1 { find("one time of \(fired.id) is noted as served \(noted) times") }
    if noted == 1, post.count == fired.letters { find("\(fired.id) is noted and nobody was told") }
  }

  private mutating func start(_ id: String) {
    run(["remind", "run", id])
  }

  /// Whether it is noted, for good, that the reminder's time was served, or that there was a reason to say nothing.
  private var isServed: Bool {
    records().contains { $0.instant == (fired?.instant ?? 0) / 1_000 }
  }

  private func records() -> [FiringRecord] {
    let log = try? FiringLog(environment([], on: trueDisk).reminderHost)
    return log?.records().filter { $0.id.text == fired?.id } ?? []
  }
}
