import LimberBasics
import LimberEvents
import LimberSession
import Testing

@testable import LimberCommands

@Suite struct `A line about a session` {
  static let status: SessionStatus = {
    var status = SessionStatus(
      state: .playing, routine: RoutineName(id: "calf", title: "Calf"),
      step: StepInfo(
        index: 1, of: 4, path: "/steps/0", routine: "calf", kind: .timed,
        name: "<b>Hold</b> %{F#f00}#[fg=red]#(id)\u{1B}[31m&", side: .left),
      elapsed: .seconds(30), remaining: .seconds(90), next: NextStep(name: "Rest"), text: "Hold.")
    status.stepElapsed = .seconds(15)
    status.stepRemaining = .milliseconds(44_200)
    return status
  }()

  struct Row: Sendable, CustomTestStringConvertible {
    var format: String
    var line: String
    var runs = false
    var testDescription: String { format }
  }

  static let plain = Row(
    format: "{{{state}} {left} {elapsed} {sessionLeft} {percent} {rep}{reps}|{next}|{routine}",
    line: "{playing} 0:45 0:15 1:30 25 |Rest|Calf", runs: true)
  static let rows = [
    plain, Row(format: "{text}", line: "Hold."),
    Row(format: "{side}", line: "left"),
    Row(
      format: "{step}", line: "<b>Hold</b> %{F#f00}#[fg=red]#(id)[31m&"),
    Row(
      format: "polybar", line: "▶ <b>Hold</b> % {F#f00}#[fg=red]#(id)[31m& left 0:45", runs: true),
    Row(
      format: "tmux", line: "▶ <b>Hold</b> %{F##f00}##[fg=red]##(id)[31m& left 0:45", runs: true),
    Row(
      format: "i3blocks", line: "▶ ‹b›Hold‹/b› %{F#f00}#[fg=red]#(id)[31m＆ left 0:45", runs: true),
    Row(
      format: "waybar",
      line: #"{"text":"▶ &lt;b&gt;Hold&lt;/b&gt; %{F#f00}#[fg=red]#(id)[31m&amp; left 0:45","#
        + #""alt":"playing","tooltip":"Hold.","class":"playing","percentage":25}"#, runs: true),
  ]

  @Test(arguments: rows)
  func `is what its format says, and nothing in it is a command to a bar`(row: Row) throws {
    let format = try StatusFormat(row.format)
    #expect(format.line(Self.status, in: EnglishPhrases()) == row.line)
    #expect(format.runs(during: Self.status) == row.runs)
  }

  @Test(arguments: ["{step}", "waybar", "polybar", "tmux"])
  func `is empty where nothing plays, so that a bar hides it`(format: String) throws {
    #expect(try StatusFormat(format).idle == "")
    #expect(StatusShape.json.idle == "")
  }

  @Test func `is a blank for i3blocks, which would keep the line before an empty one`() throws {
    #expect(StatusShape.text(try StatusFormat("i3blocks")).idle == " ")
  }

  @Test func `grows old only while a time in it runs`() throws {
    var status = Self.status
    status.state = .paused
    #expect(try !StatusFormat("{left}").runs(during: status))
    status.state = .waiting
    status.stepRemaining = nil
    #expect(try !StatusFormat("{left}").runs(during: status))
    #expect(try StatusFormat("{elapsed}").runs(during: status))
  }

  @Test(arguments: ["{stap}", "{", "{step", "{}"])
  func `is refused for a name that there is not, with those that there are`(text: String) {
    do throws(CommandFault) {
      _ = try StatusFormat(text)
      Issue.record("it was taken")
    } catch {
      #expect(error.words.contains("{sessionLeft}"))
    }
  }
}
