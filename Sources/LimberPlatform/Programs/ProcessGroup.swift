package import Dispatch
internal import SystemLibrary

/// What is known of a process group.
package enum ProcessGroup {
  /// Whether a process of the group still runs.
  ///
  /// A process that is over but that nobody has waited for, which an init process of a container may
  /// leave for long, does not run.
  static func isAlive(_ group: pid_t) -> Bool {
    guard kill(-group, 0) == 0 || errno != ESRCH else { return false }
    guard let names = try? Disk.system.names(in: "/proc") else { return true }
    return names.lazy.filter { Int32($0) != nil }.contains { isAlive(process: $0, in: group) }
  }

  /// Whether there is a process with a number, be it over and not waited for.
  package static func isThere(process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

  /// Reads the state and the group from `/proc/N/stat`; both stand behind the name in parentheses, in
  /// which anything may stand.
  private static func isAlive(process: String, in group: pid_t) -> Bool {
    guard let bytes = try? Disk.system.read("/proc/\(process)/stat", limit: 1024),
      let end = bytes.lastIndex(of: UInt8(ascii: ")"))
    else { return false }
    let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 2 else { return false }
    let texts = fields.prefix(3).map { String(decoding: $0, as: UTF8.self) }
    return Int32(texts[2]) == group && texts[0] != "Z" && texts[0] != "X"
  }
}

/// Processes of a sink under test that left its group, known by a variable of their environment.
///
/// Where the system does not show the environments of processes, none is ever seen.
package struct StrayProcesses: Sendable {
  private let mark: String

  /// Makes a mark of its own, and puts it into an environment.
  package init(marking variables: inout [String: String]) {
    let value = Identity.uuid()
    variables["LIMBER_SINK_TEST"] = value
    mark = "LIMBER_SINK_TEST=\(value)"
  }

  /// The numbers of those that run.
  private var running: [pid_t] {
    let names = (try? Disk.system.names(in: "/proc")) ?? []
    return names.compactMap(pid_t.init).filter { process in
      guard process != getpid(),
        let bytes = try? Disk.system.read("/proc/\(process)/environ", limit: 1 << 20)
      else { return false }
      return bytes.split(separator: 0).contains { $0.elementsEqual(mark.utf8) }
    }
  }

  /// Whether none runs, waited for until a deadline.
  ///
  /// None is believed to run when it is looked for twice: a process that is just becoming another program has
  /// no environment for a moment.
  package func areGone(by deadline: DispatchTime) -> Bool {
    var wereGone = false
    while true {
      let isNone = running.isEmpty
      if isNone, wereGone { return true }
      wereGone = isNone
      if !isNone, DispatchTime.now() >= deadline { return false }
      usleep(isNone ? 10_000 : 50_000)
    }
  }

  package func end() {
    for process in running { kill(process, SIGKILL) }
  }
}
