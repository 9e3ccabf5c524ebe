import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// A session bus of its own with dunst, a real notification daemon, on a screen that nobody sees.
struct TestDesktop {
  private let lab: Lab
  /// The folder that stands for the person's runtime folder.
  let runtime: String

  init(_ lab: Lab) throws {
    self.lab = lab
    runtime = lab.path("run")
    try FileManager.default.createDirectory(
      atPath: runtime, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try lab.start(
      try Tools.path(of: "dbus-daemon"),
      ["--session", "--nofork", "--address=unix:path=\(runtime)/bus"], log: "bus.log")
    let runtime = runtime
    try #require(eventually { FileManager.default.fileExists(atPath: "\(runtime)/bus") })
  }

  private var environment: [String: String] {
    [
      "PATH": Tools.path, "HOME": lab.folder.path, "DISPLAY": lab.text("display"),
      "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(runtime)/bus",
    ]
  }

  /// Starts a screen and the daemon on it.
  func startDaemon() throws {
    try lab.script(
      "screen",
      "exec '\(try Tools.path(of: "Xvfb"))' -displayfd 1 -screen 0 640x480x8 -nolisten tcp 2>/dev/null"
    )
    try lab.start(lab.path("bin/screen"), [], log: "screen.log")
    try #require(eventually { lab.text("screen.log").hasSuffix("\n") })
    try lab.write(
      ":" + lab.text("screen.log").trimmingCharacters(in: .whitespacesAndNewlines), to: "display")
    try lab.write("", to: "dunstrc")
    try lab.start(
      try Tools.path(of: "dunst"), ["-conf", lab.path("dunstrc")], environment: environment,
      log: "dunst.log")
    try #require(try eventually { try control("count").code == 0 }, "\(lab.text("dunst.log"))")
  }

  func control(_ arguments: String...) throws -> (code: Int32, output: String) {
    try lab.run(try Tools.path(of: "dunstctl"), arguments, environment: environment)
  }

  /// The notifications that were shown and closed, the newest first: summary and body.
  func history() throws -> [(summary: String, body: String)] {
    let (_, output) = try control("history")
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let rows = (object?["data"] as? [[[String: Any]]])?.first ?? []
    func text(_ row: [String: Any], _ key: String) -> String {
      (row[key] as? [String: Any])?["data"] as? String ?? ""
    }
    return rows.map { (text($0, "summary"), text($0, "body")) }
  }
}

@Suite(.waits) struct `The notify sink` {
  /// What a job of cron has, but for the runtime folder, which is not `/run/user/…` in a test.
  private func sparse(_ lab: Lab, _ desktop: TestDesktop) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": lab.folder.path, "XDG_RUNTIME_DIR": desktop.runtime]
  }

  @Test(.needs("dbus-daemon", "dunst", "dunstctl", "notify-send", "Xvfb"))
  func `shows one notification that is replaced, on a bus that it finds by itself`() throws {
    let lab = try Lab()
    let desktop = try TestDesktop(lab)
    try desktop.startDaemon()
    let sink = try LiveSink(.notify, lab, environment: sparse(lab, desktop))
    try sink.send(Sample.started)
    #expect(try eventually { try desktop.control("count", "displayed").output == "1\n" })
    try sink.send(Sample.paused)
    try sink.send(
      Sample.at(40, "Rise & \"shine\" <b>now</b>.", .stepStarted(Sample.hold, next: nil)))
    #expect(sink.finish() == 0)
    #expect(sink.output == "")
    #expect(try desktop.control("count", "displayed").output == "1\n")
    _ = try desktop.control("close-all")
    let shown = try #require(try desktop.history().first)
    #expect(shown.summary == "Hold, left side")
    // As it was sent: the daemon takes bodies for markup, so signs are written as entities.
    #expect(shown.body == "Rise &amp; \"shine\" &lt;b&gt;now&lt;/b&gt;. (2 of 3)")
    #expect(try desktop.history().count == 1)
  }

  @Test(.needs("dbus-daemon", "notify-send"))
  func `gives up on a bus where nobody shows notifications`() throws {
    let lab = try Lab()
    let desktop = try TestDesktop(lab)
    let sink = try LiveSink(.notify, lab, environment: sparse(lab, desktop))
    let isOver = eventually {
      // Only what happens between two failures is tried.
      if !sink.output.contains("cannot be shown") { try? sink.send(Sample.started) }
      return sink.output.contains("cannot be shown")
    }
    #expect(isOver, "\(sink.output)")
    #expect(sink.finish() == 69)
    #expect(sink.output.hasPrefix("limber-sink-notify: a notification failed: "))
  }

  /// Whether this person has a session bus where everybody's is.
  static let hasBus = FileManager.default.fileExists(atPath: "/run/user/\(getuid())/bus")

  @Test(.needs("notify-send"), .disabled(if: hasBus, "there is a session bus"))
  func `says that there is no session bus`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.notify.run(
      lab, events: [Sample.started],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": lab.folder.path, "XDG_RUNTIME_DIR": lab.folder.path,
      ])
    #expect(code == 69)
    #expect(output.hasPrefix("limber-sink-notify: there is no session bus: "))
  }

  @Test func `ends a program that hangs, and shows only what is newest`() throws {
    let lab = try Lab()
    try lab.script("notify-send", "echo \"$@\" >> '\(lab.path("shown"))'; exec sleep 60")
    let sink = try LiveSink(
      .notify, lab,
      environment: [
        "PATH": lab.path("bin") + ":" + Tools.path, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x",
      ])
    try sink.send(Sample.started)
    #expect(eventually { !lab.text("shown").isEmpty })
    try sink.send(Sample.at(10, "One.", .paused(by: .person, gap: nil)))
    try sink.send(Sample.at(11, "Two.", .paused(by: .person, gap: nil)))
    #expect(eventually { lab.text("shown").contains("Two.") })
    #expect(!lab.text("shown").contains("One."))
    #expect(sink.output.contains("a notification failed: it took too long"))
    sink.crash()
  }

  @Test func `does without numbers where notify-send knows none`() throws {
    let lab = try Lab()
    try lab.script(
      "notify-send",
      """
      case "$*" in *--print-id*) echo 'Unknown option --print-id'; exit 1 ;; esac
      echo "$@" >> '\(lab.path("shown"))'
      """)
    let sink = try LiveSink(
      .notify, lab,
      environment: [
        "PATH": lab.path("bin") + ":" + Tools.path, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x",
      ])
    try sink.send(Sample.started)
    #expect(
      eventually {
        lab.text("shown")
          == "--app-name=limber --icon=appointment-soon --urgency=normal "
          + "--hint=string:x-canonical-private-synchronous:limber "
          + "--hint=string:x-dunst-stack-tag:limber "
          + "-- Hold, left side 30 seconds. (2 of 3)\n"
      })
    #expect(sink.finish() == 0)
    #expect(sink.output == "")
  }
}
