internal import LimberPlatform

/// Whether a cron daemon runs, as far as anybody can see.
package enum CronDaemon {
  private static let names: Set<String> = [
    "cron", "crond", "fcron", "cronie", "bcron-sched", "dcron", "busybox-crond",
  ]

  /// Whether one runs; nil where the system shows no processes, or starts cron only when it is needed.
  package static func isRunning() -> Bool? { isRunning(processes: "/proc") }

  static func isRunning(processes: String) -> Bool? {
    guard let entries = try? Disk.system.names(in: processes) else { return nil }
    let identifiers = entries.filter { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard !identifiers.isEmpty else { return nil }
    return identifiers.contains { identifier in
      guard let name = try? Disk.system.read("\(processes)/\(identifier)/comm", limit: 64) else {
        return false
      }
      return names.contains(
        String(decoding: name.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
  }
}
