import Dispatch
import LimberTestSupport
import Testing

@testable import LimberPlatform

@Suite struct ProcessesTests {
  @Test func `a program is found in the first folder of PATH that has it, then in others`() {
    let machine = Processes(isProgram: { ["/b/tool", "/c/tool", "/d/other"].contains($0) })
    let surroundings = Surroundings(variables: ["PATH": "/a:/b:/c"])
    #expect(machine.find("tool", in: surroundings) == "/b/tool")
    #expect(machine.find("other", in: surroundings) == nil)
    #expect(machine.find("other", in: surroundings, also: ["/d"]) == "/d/other")
  }

  @Test func `a relative folder of PATH is one of the working folder`() {
    let machine = Processes(isProgram: { $0 == "/work/bin/tool" })
    let surroundings = Surroundings(variables: ["PATH": "bin"], workingFolder: "/work")
    #expect(machine.find("tool", in: surroundings) == "/work/bin/tool")
  }

  @Test func `a machine of which nothing is said has no programs`() {
    let machine = Processes()
    #expect(machine.find("sh", in: Surroundings(variables: ["PATH": "/bin:/usr/bin"])) == nil)
    let failure = ProgramRun.Failure.missing("/bin/sh")
    #expect(failure.reason == "it cannot be started: no such file or directory")
    #expect(throws: failure) { try machine.run(Processes.Call("/bin/sh", [], variables: [:])) }
    #expect(throws: SystemError.missing("/bin/sh")) { try machine.start(Launch(path: "/bin/sh")) }
  }

  @Test func `the programs of the machine are found, run and started`() throws {
    let surroundings = Surroundings(variables: ["PATH": "/bin:/usr/bin"])
    let shell = try #require(Processes.live.find("sh", in: surroundings))
    let run = try Processes.live.run(
      Processes.Call(
        shell, ["-c", "read -r word; echo $word; echo no >&2; exit 3"], variables: [:],
        input: Array("yes\n".utf8)))
    #expect(run.status == .exited(3))
    #expect(String(decoding: run.output, as: UTF8.self) == "yes\n")
    #expect(run.said == "no")
    let child = try Processes.live.start(
      Launch(path: shell, arguments: ["-c", "read -r word; exit $word"], input: .pipe))
    if case .taken = child.handOver("7", patience: 1_000) {} else { Issue.record("not taken") }
    #expect(child.waitForExit(until: .now() + .seconds(30)) == .exited(7))
  }

  @Test func `the machine is kept awake by the program that the system has for it`() throws {
    let holding: StandInPrograms.Program = { _ throws(ProgramRun.Failure) in .ended() }
    let machine = StandInPrograms(["systemd-inhibit": holding, "caffeinate": holding])
    var awake = KeepAwake(
      in: Surroundings(variables: ["PATH": "/usr/bin"]), by: machine.processes)
    let holder = try #require(machine.started.first)
    #expect(awake != nil)
    #expect(holder.status == nil)
    awake = nil
    #expect(holder.status == .signalled(9))
  }
}
