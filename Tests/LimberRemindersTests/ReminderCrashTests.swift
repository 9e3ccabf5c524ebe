import LimberBasics
import LimberSchedule
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberPlatform
@testable import LimberReminders

/// Every single fault at every call on the disk, and every point at which a crash may come.
@Suite struct `Reminders on a bad disk` {
  /// The units that systemd has, which no crash of limber's takes back.
  private final class Units: Sendable {
    private let ids: Mutex<Set<String>>
    init(_ ids: Set<String> = []) { self.ids = Mutex(ids) }
    var all: Set<String> { ids.withLock { $0 } }

    /// What brings them in line, for as long as the program is there.
    func settling(on disk: Disk) -> ReminderEditor.Settle {
      { id, reminder throws(ReminderFailure) in
        guard disk.status(of: "/") != nil else { return }
        self.ids.withLock { ids in
          if reminder == nil { ids.remove(id.text) } else { ids.insert(id.text) }
        }
      }
    }
  }

  private struct Told: Sendable {
    let units = Units()
    /// What the book may hold, by ids.
    var allowed: [Set<String>] = [[]]
  }

  private func host(_ disk: Disk) -> ReminderHost {
    ReminderHost(
      surroundings: Surroundings(
        variables: ["HOME": "/home/me", "XDG_STATE_HOME": "/home/me/state"],
        executable: "/opt/limber", disk: disk),
      clock: WallClock(now: { Instant(milliseconds: CronBench.noon * 1_000) }),
      processes: Processes())
  }

  private func editor(_ disk: Disk) throws -> ReminderEditor {
    try ReminderEditor(host(disk), lockPatience: 0, crontabSeconds: 1, pause: { _ in })
  }

  @Test func `are those before a change or after it, and systemd has the same`() throws {
    var soak = try Reminder.sample("soak")
    soak.starter = .systemd
    let added = soak
    let changes: [(ReminderEditor.Change, after: Set<String>)] = [
      ({ book throws(ReminderFailure) in book[added.id] = added }, ["soak"]),
      ({ book throws(ReminderFailure) in book[added.id] = nil }, []),
    ]
    let trial = DiskTrial<Told>(
      story: { disk, tell in
        var settle: ReminderEditor.Settle?
        tell { settle = $0.units.settling(on: disk) }
        guard let settle, let editor = try? editor(disk) else { return }
        for change in changes {
          tell { $0.allowed.append(change.after) }
          if (try? editor.apply(change.0, settle: settle)) != nil {
            tell { $0.allowed = [change.after] }
          }
        }
      },
      look: { disk, told, _ in
        let units = Units(told.units.all)
        let editor = try editor(disk)
        _ = try editor.mend(settle: units.settling(on: disk))
        let ids = Set(try editor.book().reminders.map(\.id.text))
        var wrong: [String] = []
        if !told.allowed.contains(ids) { wrong.append("\(ids), not of \(told.allowed)") }
        if units.all != ids { wrong.append("systemd has \(units.all), the book \(ids)") }
        if try !editor.mend().isEmpty { wrong.append("mended twice") }
        return wrong
      })
    let outcome = try trial.run(told: Told())
    #expect(outcome.wrong == [])
    #expect(outcome.lives > 200)
  }

  @Test func `have every firing on record that was noted`() throws {
    let id = try Reminder.sample("soak").id
    let records = (1...3).map { number in
      FiringRecord(
        id: id, time: Instant(milliseconds: Int64(number) * 1_000), instant: Int64(number),
        outcome: .arrived)
    }
    let trial = DiskTrial<[FiringRecord]>(
      story: { disk, tell in
        guard let log = try? FiringLog(host(disk)) else { return }
        for record in records where (try? log.append(record)) != nil { tell { $0.append(record) } }
      },
      look: { disk, noted, _ in
        let found = try FiringLog(host(disk)).records()
        let lost = noted.filter { !found.contains($0) }
        return lost.isEmpty ? [] : ["lost \(lost)"]
      })
    let outcome = try trial.run(told: [])
    #expect(outcome.wrong == [])
  }
}
