package import LimberPlatform

/// What starts the lines of crontabs on this machine, as far as anybody can see.
package enum CronDaemon: Sendable, Hashable {
  /// A daemon runs.
  case running
  /// systemd-cron makes timers of crontabs, and needs no daemon.
  case timers
  /// There is a daemon, and it was made to stand still.
  case stopped(process: String)
  /// No daemon runs.
  case none
  /// The system shows no processes, or starts cron only when it is needed.
  case unseen

  /// Whether a line in a crontab is started here; nil where nobody can tell.
  package var isAtWork: Bool? {
    switch self {
    case .running, .timers: true
    case .stopped, .none: false
    case .unseen: nil
    }
  }

  /// How many seconds after its minute a line may be started: systemd gathers timers of a minute.
  var lateness: Int64 { self == .timers ? 60 : 0 }

  private static let names: Set<String> = [
    "cron", "crond", "fcron", "cronie", "bcron-sched", "dcron", "busybox-crond",
  ]
  /// What systemd-cron makes its timers by.
  private static let generators = ["/usr/lib", "/lib", "/usr/local/lib"].map {
    $0 + "/systemd/system-generators/systemd-crontab-generator"
  }

  /// Looks at the machine that a disk belongs to.
  package static func look(on disk: Disk) -> CronDaemon { look(on: disk, at: "") }

  /// Looks at the machine whose folders stand in a folder.
  ///
  /// - Parameter keeper: whom a daemon belongs to; what others call by its name starts nobody's crontab.
  static func look(on disk: Disk, at root: String, keeper: UInt32 = 0) -> CronDaemon {
    let processes = root + "/proc"
    let entries = ((try? disk.names(in: processes)) ?? []).filter { name in
      name.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard !entries.isEmpty else { return .unseen }
    var stopped: String?
    for entry in entries.sorted() {
      let folder = "\(processes)/\(entry)"
      guard disk.status(of: folder)?.owner == keeper, isDaemon(folder, on: disk) else { continue }
      guard stands(folder, on: disk) else { return .running }
      stopped = stopped ?? entry
    }
    if let stopped { return .stopped(process: stopped) }
    let hasTimers =
      disk.status(of: root + "/run/systemd/system") != nil
      && generators.contains { disk.isExecutable(root + $0) }
    return hasTimers ? .timers : .none
  }

  private static func isDaemon(_ folder: String, on disk: Disk) -> Bool {
    let name = text(folder + "/comm", on: disk).split(separator: "\n").first ?? ""
    if names.contains(String(name)) { return true }
    let words = text(folder + "/cmdline", on: disk).split(separator: "\0").prefix(2)
    return name == "busybox" && words.dropFirst().first == "crond"
  }

  /// Whether a signal holds the process.
  private static func stands(_ folder: String, on disk: Disk) -> Bool {
    text(folder + "/status", on: disk).split(separator: "\n")
      .contains { $0.hasPrefix("State:") && $0.hasSuffix("T (stopped)") }
  }

  private static func text(_ path: String, on disk: Disk) -> String {
    String(decoding: (try? disk.read(path, limit: 16 * 1_024)) ?? [], as: UTF8.self)
  }
}
