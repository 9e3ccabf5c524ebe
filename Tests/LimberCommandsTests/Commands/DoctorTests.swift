import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `limber doctor` {
  /// What is said of a machine with some programs, in a folder with some files.
  private func findings(
    _ programs: [String], shell: String = "/bin/bash", files: [String: String] = [:],
    sinks: [SinkListing] = [], cronDaemon: CronDaemon = .running, path: String = "prefix/bin"
  ) throws -> [Finding] {
    let bench = try CommandBench()
    for (name, text) in files { try bench.write(text, to: name) }
    let limber = bench.folder + "/prefix/bin/limber"
    try bench.writeProgram("#!/bin/sh\n", to: "prefix/bin/limber")
    let surroundings = Surroundings(
      variables: ["HOME": bench.folder, "PATH": bench.folder + "/" + path, "SHELL": shell],
      executable: limber)
    let found = Set(programs.map { "/usr/bin/" + $0 } + [limber])
    return InstallationSurvey(
      sinks: sinks, surroundings: surroundings,
      processes: Processes(isProgram: { found.contains($0) }), cronDaemon: cronDaemon
    ).findings()
  }

  private func advice(_ findings: [Finding], _ word: String) -> String? {
    findings.first { $0.text.contains(word) }?.advice
  }

  @Test func `what is missing is told with the command of this machine that installs it`() throws {
    let debian = try findings(["apt-get"])
    #expect(advice(debian, "There is no cron") == "'sudo apt-get install cron' installs it")
    #expect(advice(debian, "notify-send") == "'sudo apt-get install libnotify-bin' installs it")
    let fedora = try findings(["dnf"])
    #expect(advice(fedora, "There is no cron") == "'sudo dnf install cronie' installs it")
    let full = try findings(["apt-get", "crontab", "notify-send"])
    #expect(advice(full, "Reminders can be set") == nil)
    #expect(!full.contains { $0.grade == .bad })
  }

  @Test func `reminders that nothing would start are not promised`() throws {
    let crontab = ["apt-get", "crontab"]
    for daemon in [CronDaemon.none, .stopped(process: "7")] {
      let findings = try findings(crontab, cronDaemon: daemon)
      #expect(advice(findings, "Nothing starts") == "'limber remind doctor' says what to do")
      #expect(!findings.contains { $0.text == "Reminders can be set" })
    }
    for daemon in [CronDaemon.running, .timers, .unseen] {
      let findings = try findings(crontab, cronDaemon: daemon)
      #expect(findings.contains { $0.text == "Reminders can be set" })
    }
  }

  @Test func `pages and completions beside a program that is on no PATH are not promised`() throws {
    for place in ["prefix", "mine"] {
      let files = [
        "\(place)/share/man/man1/limber.1": "",
        "\(place)/share/bash-completion/completions/limber": "",
        "\(place)/share/bash-completion/bash_completion": "",
      ]
      let findings = try findings(["man"], files: files, path: "mine/bin")
      let isFound = place == "mine"
      #expect(findings.contains { $0.text == "The manual is there: 'man limber'" } == isFound)
      #expect(findings.contains { $0.text == "bash completes limber's words" } == isFound)
    }
  }

  @Test func `a manual is of no use without a program that shows it`() throws {
    let files = ["prefix/share/man/man1/limber.1": ""]
    let found = try findings(["apt-get"], files: files)
    #expect(advice(found, "no 'man'") == "'sudo apt-get install man-db' installs it")
    #expect(!found.contains { $0.text.contains("manual is there") })
  }

  @Test(.enabled(if: Disk.system.status(of: "/usr/share/bash-completion/bash_completion") == nil))
  func `bash reads what packages bring only where its own package is`() throws {
    let file = "prefix/share/bash-completion/completions/limber"
    #expect(try advice(findings([], files: [file: ""]), "bash does not complete") != nil)
    let read = ["prefix/share/bash-completion/bash_completion": "", file: ""]
    #expect(try advice(findings([], files: read), "bash does not complete") == nil)
  }

  @Test func `completions are missed for the shell that is used, and found where they are`() throws
  {
    let missing = try findings([], shell: "/usr/bin/zsh")
    #expect(
      advice(missing, "zsh does not complete")
        == #"'echo "source <(limber completions zsh)" >>~/.zshrc' makes it"#)
    for files in [
      [".zshrc": "x=1\nsource <(limber completions zsh)\n"],
      ["prefix/share/zsh/site-functions/_limber": ""],
    ] {
      let found = try findings([], shell: "/usr/bin/zsh", files: files)
      #expect(found.contains { $0.text == "zsh completes limber's words" }, "\(files)")
    }
    // What is only told of in a remark is not loaded.
    let remark = try findings(
      [], shell: "/usr/bin/zsh", files: [".zshrc": "# source <(limber completions zsh)\n"])
    #expect(advice(remark, "zsh does not complete") != nil)
  }

  @Test func `a schema beside one's routines is missed, old, or this limber's`() throws {
    let folder = ".local/share/limber/routines/"
    #expect(try !findings([]).contains { $0.text.contains("schema") })
    let none = try findings([], files: [folder + "mine.json": "{}"])
    #expect(
      advice(none, "There is no schema")
        == "'limber schema >~/\(folder)routine.schema.json' writes it")
    let old = try findings(
      [], files: [folder + "mine.json": "{}", folder + "routine.schema.json": "{}"])
    #expect(advice(old, "another limber's") != nil)
    let schema = String(decoding: RoutineLibrary.schema, as: UTF8.self)
    let own = try findings(
      [], files: [folder + "mine.json": "{}", folder + "routine.schema.json": schema])
    #expect(own.contains { $0.text == "The schema beside your routines is this limber's" })
  }

  @Test func `a program that is in its folder and not on the path is told`() throws {
    let bench = try CommandBench()
    let surroundings = Surroundings(
      variables: ["HOME": bench.folder, "PATH": "/usr/bin"],
      executable: bench.folder + "/my tools/limber")
    let findings = InstallationSurvey(
      sinks: [], surroundings: surroundings, processes: Processes(), cronDaemon: .running
    ).findings()
    #expect(
      advice(findings, "not on your PATH")
        == "'mkdir -p ~/.local/bin && ln -s \(bench.folder)/my\\ tools/limber ~/.local/bin/limber' "
        + "puts it there")
  }

  @Test func `the command prints findings for people and for programs`() throws {
    let bench = try CommandBench()
    let result = bench.run("doctor")
    #expect(result.status == .success)
    #expect(result.output.contains("note  limber 0.1.0 is"))
    #expect(bench.run("doctor", "--json").output.hasPrefix(#"[{"grade":"note","text":"limber"#))
  }
}

@Suite struct `limber --version` {
  @Test func `names the build, and the versions of what it reads and writes`() throws {
    let lines = try CommandBench().run("--version").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("limber \(Version.current) ("))
    #expect(lines[1].hasPrefix("Swift 6."))
    #expect(
      lines[1].hasSuffix("routine format 1, history 1, sink and control protocol 1"))
  }
}
