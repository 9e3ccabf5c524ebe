internal import Dispatch
package import LimberBasics
package import LimberPlatform
package import LimberSchedule

/// What reminders need of the program: where it runs, what time it is, and the person's terminals.
package struct ReminderHost: Sendable {
  /// Where the program runs.
  package var surroundings: Surroundings
  package var clock: WallClock
  /// How programs are started.
  package var processes: Processes
  /// The terminals that the person is logged in at, found afresh at each call.
  package var terminals: @Sendable () -> [OtherTerminal]
  /// Whether there is anything to speak through.
  package var hasSound: @Sendable () -> Bool
  /// When the person wants quiet, as they settled it now; nil for never.
  package var quietHours: @Sendable () -> QuietHours?
  /// The unit of systemd that the program runs as, such as `limber-warm-up.service`; nil for none.
  package var unit: @Sendable () -> String?
  /// Lets some seconds pass.
  package var pause: @Sendable (_ seconds: Int64) -> Void = { seconds in
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .seconds(Int(seconds)))
  }

  package init(
    surroundings: Surroundings, clock: WallClock, processes: Processes,
    terminals: @escaping @Sendable () -> [OtherTerminal] = { [] },
    hasSound: (@Sendable () -> Bool)? = nil,
    quietHours: @escaping @Sendable () -> QuietHours? = { nil }
  ) {
    self.surroundings = surroundings
    self.clock = clock
    self.processes = processes
    self.terminals = terminals
    self.quietHours = quietHours
    self.hasSound = hasSound ?? { SoundOutput.isThere(in: surroundings) }
    let disk = surroundings.disk
    unit = { Self.unit(in: (try? disk.read("/proc/self/cgroup", limit: 64 * 1_024)) ?? []) }
  }

  /// A program on `PATH`.
  func program(_ name: String) -> String? { processes.find(name, in: surroundings) }

  /// A program on `PATH` or where programs usually lie: a job of cron has a short one.
  func programForJob(_ name: String) -> String? {
    processes.find(name, in: surroundings, also: Processes.usual)
  }

  var variables: [String: String] { surroundings.variables }
  var disk: Disk { surroundings.disk }
  var folders: Folders { surroundings.folders }
  /// What schedulers start.
  package var executable: String? { surroundings.command ?? surroundings.executable }
  var zone: Zone { clock.zone }

  /// A zone of the machine's database, by its name; nil where it has none of that name.
  package func zone(named name: String) -> Zone? {
    let isName =
      name.utf8.count <= 100 && !name.hasPrefix("/") && !name.hasPrefix(".")
      && !name.split(separator: "/").contains("..")
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789+-_/".unicodeScalars.contains(scalar))
      }
    guard isName, !name.isEmpty else { return nil }
    let folder = variable("TZDIR") ?? "/usr/share/zoneinfo"
    return (try? disk.read("\(folder)/\(name)", limit: 1 << 20)).flatMap(ZoneFile.init(bytes:))?
      .zone
  }

  /// The unit that a process is in, by what the kernel says of its groups; nil for none that can be started.
  static func unit(in groups: [UInt8]) -> String? {
    String(decoding: groups, as: UTF8.self).split(separator: "\n").lazy
      .map { FilePath.split(String($0)).name }.first { $0.hasSuffix(".service") }
  }

  /// What tells the reminders kept here from those of other people and computers: no name of anybody's.
  package var origin: String {
    let machine = try? disk.read("/etc/machine-id", limit: 1_024)
    return ContentHash.of((machine ?? []) + Array((folders.config ?? "").utf8))
  }

  var seconds: Int64 { clock.seconds }
  func now() -> Instant { clock.now() }
  func variable(_ name: String) -> String? { surroundings.variable(name) }
  func shortened(_ path: String) -> String { surroundings.shortened(path) }
}
