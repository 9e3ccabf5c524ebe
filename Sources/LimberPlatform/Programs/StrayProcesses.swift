package import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
    let names = (try? FilePath.names(in: "/proc")) ?? []
    return names.compactMap(pid_t.init).filter { process in
      guard process != getpid(),
        let bytes = try? FileReader.read("/proc/\(process)/environ", limit: 1 << 20)
      else { return false }
      return bytes.split(separator: 0).contains { $0.elementsEqual(mark.utf8) }
    }
  }

  /// Whether none runs, waited for until a deadline.
  package func areGone(by deadline: DispatchTime) -> Bool {
    while !running.isEmpty {
      if DispatchTime.now() >= deadline { return false }
      usleep(50_000)
    }
    return true
  }

  /// Ends them.
  package func end() {
    for process in running { kill(process, SIGKILL) }
  }
}
