internal import Synchronization

/// Sees to it that programs end although limber was killed and could not see to it itself.
///
/// A shell beside limber reads a pipe of which limber alone holds the other end. It is told each group
/// that begins and each that is gone; when the pipe is at its end, limber is gone too, and what is left
/// gets its time, then `SIGTERM`, a second later `SIGKILL`. The shell is there only while there is
/// something to guard; it sleeps all that time, in less than 2 MB. Where there is no shell, nothing is
/// guarded.
package final class ChildGuard: Sendable {
  /// The one of the process.
  package static let shared = ChildGuard()

  private struct State {
    var shell: ChildProcess?
    var groups: Set<Int32> = []
  }

  private let state = Mutex(State())
  private let path: String

  /// Makes a guard; it starts nothing before there is something to guard.
  package init(shell path: String = "/bin/sh") {
    self.path = path
  }

  /// The shell that is at it; nil where there is nothing to guard.
  package var shell: ChildProcess? { state.withLock(\.shell) }

  /// Is there before the next group begins, so that between its beginning and the moment in which the
  /// guard knows of it lies no more than a line through a pipe.
  func standBy() {
    state.withLock { standBy(&$0) }
  }

  private func standBy(_ state: inout State) {
    if state.shell?.status != nil { state.shell = nil }
    if state.shell == nil { state.shell = start(again: state.groups) }
  }

  /// From now on a group is ended should limber be killed.
  ///
  /// - Parameter grace: how long it may take to end by itself.
  func watch(_ group: Int32, grace: Duration) {
    state.withLock { state in
      standBy(&state)
      state.groups.insert(group)
      let seconds = grace.components.seconds + (grace.components.attoseconds > 0 ? 1 : 0)
      _ = state.shell?.handOver("+ \(group) \(seconds)", patience: 0)
    }
  }

  /// A group is gone, and its number may come to belong to others.
  func release(_ group: Int32) {
    state.withLock { state in
      guard state.groups.remove(group) != nil else { return }
      _ = state.shell?.handOver("- \(group)", patience: 0)
      guard state.groups.isEmpty else { return }
      state.shell?.closeInput()
      state.shell = nil
    }
  }

  private func start(again groups: Set<Int32>) -> ChildProcess? {
    let shell = try? ChildProcess(
      Launch(
        path: path, arguments: ["-c", #"eval "$guard""#, "limber-guard"],
        variables: ["PATH": "/usr/bin:/bin", "guard": Self.script], input: .pipe))
    for group in groups { _ = shell?.handOver("+ \(group) 2", patience: 0) }
    return shell
  }

  /// Built from what every shell has; `kill` looks first, for a number may be somebody else's by now.
  private static let script = """
    trap '' HUP INT QUIT TERM
    groups= grace=0
    while read -r sign group seconds; do
      case $sign in
      +)
        groups="$groups $group"
        [ "$seconds" -le "$grace" ] || grace=$seconds
        ;;
      -)
        rest=
        for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
        groups=$rest
        ;;
      esac
    done
    some_run() {
      rest=
      for one in $groups; do kill -s 0 -- "-$one" 2>/dev/null && rest="$rest $one"; done
      groups=$rest
      [ -n "$groups" ]
    }
    while some_run && [ "$grace" -gt 0 ]; do
      sleep 1
      grace=$((grace - 1))
    done
    some_run || exit 0
    for one in $groups; do kill -s TERM -- "-$one" 2>/dev/null; done
    sleep 1
    some_run || exit 0
    for one in $groups; do kill -s KILL -- "-$one" 2>/dev/null; done
    """
}
