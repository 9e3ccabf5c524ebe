import Foundation
import LimberEvents
import LimberHost
import LimberPlatform
import Testing

@testable import LimberCommands

/// The scripts, run by the real shells over the real program.
@Suite struct `Completion scripts` {
  /// The program that lies beside the tests, and a shell; nil where one of them is missing.
  private static func has(_ shell: String) -> Bool {
    program != nil && FileManager.default.isExecutableFile(atPath: shell)
  }

  private static let program: String? = {
    let tests = HostEnvironment.live(registry: SinkRegistry([])).surroundings.executable ?? ""
    let path = FilePath.split(tests).folder + "/limber"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  private func run(_ shell: String, _ script: String, _ bench: CommandBench) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: bench.folder)
    let folder = FilePath.split(Self.program ?? "").folder
    process.environment = ["HOME": bench.folder, "PATH": "\(folder):/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    /// The words as bash splits them, the last being the one under the cursor.
    var words: [String]
    var line: String
    var replies: String
    init(_ line: String, words: String..., replies: String) {
      self.line = line
      self.words = words
      self.replies = replies
    }
    var testDescription: String { "'\(line)'" }
  }

  @Test(
    .enabled(if: has("/bin/bash"), "needs bash and the built program"),
    arguments: [
      Case("limber pl", words: "limber", "pl", replies: "play"),
      Case("limber play calf-st", words: "limber", "play", "calf-st", replies: "calf-step-stretch"),
      Case("limber play my", words: "limber", "play", "my", replies: "my-own my.json my\\ folder"),
      Case("limber play --do", words: "limber", "play", "--do", replies: "--dose"),
      Case(
        "limber play --dose=m", words: "limber", "play", "--dose", "=", "m", replies: "max mid min"),
      Case(
        "limber play --dose=", words: "limber", "play", "--dose", "=", replies: "max mid min"),
      Case(
        "limber play --sink log:fo", words: "limber", "play", "--sink", "log", ":", "fo",
        replies: "format="),
      Case(
        "limber play --sink log:format=", words: "limber", "play", "--sink", "log", ":", "format",
        "=", replies: "jsonl text"),
      Case("limber list --json x", words: "limber", "list", "--json", "x", replies: ""),
    ])
  func `bash completes what stands before the cursor`(example: Case) throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "my-own")
    try bench.write(SampleRoutine.short, to: "my.json")
    try bench.write("", to: "my.txt")
    try bench.write("", to: "my folder/x")
    let quoted = example.words.map { "'\($0)'" }.joined(separator: " ")
    let reply = try run(
      "/bin/bash",
      """
      source <(limber completions bash)
      COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(example.words.count - 1)
      COMP_LINE='\(example.line)'; COMP_POINT=\(example.line.count)
      _limber 2>/dev/null; printf '%s\\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd' '
      """, bench)
    #expect(reply == example.replies + "\n")
  }

  @Test(
    .enabled(if: has("/bin/bash"), "needs bash and the built program"),
    arguments: [
      "zz$(touch PWNED)", "aa;touch PWNED", "`touch PWNED`", "a b", "a'b", "a\"b", "a\\b",
      "a&touch PWNED",
      "~", "*", "ü界", "-x", "a,b=c:d",
    ])
  func `what bash is told to put into the line is one word to it, and runs nothing`(word: String)
    throws
  {
    let bench = try CommandBench()
    try bench.write(word, to: "word")
    try bench.write("#!/bin/sh\ncat word; echo\n", to: "answers")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bench.folder + "/answers")
    let reply = try run(
      "/bin/bash",
      """
      source <(limber completions bash)
      COMP_WORDS=(./answers ''); COMP_CWORD=1; COMP_LINE='./answers '; COMP_POINT=10
      _limber 2>/dev/null; eval "words=(${COMPREPLY[0]})"
      [[ -e PWNED ]] && echo pwned
      printf '%s\\n' "${#words[@]}" "${words[0]}"
      """, bench)
    #expect(reply == "1\n\(word)\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"].filter { has("/usr/bin/" + $0) })
  func `each script can be read by its shell`(shell: String) throws {
    let bench = try CommandBench()
    let result = bench.run("completions", shell)
    #expect(result.status == .success)
    try bench.write(result.output, to: "script")
    #expect(try run("/usr/bin/" + shell, "\(shell) -n script && echo fine", bench) == "fine\n")
  }

  @Test(arguments: Shell.allCases.filter { has("/usr/bin/" + $0.rawValue) })
  func `what is told to load a script does so where nothing is set up yet`(shell: Shell) throws {
    let bench = try CommandBench()
    try bench.write("", to: ".config/fish/completions/other.fish")
    let (begun, asked) =
      switch shell {
      case .bash: ("source ~/.bashrc", "complete -p limber")
      case .zsh: ("source ~/.zshrc", "echo $_comps[limber]")
      case .fish: ("source ~/.config/fish/completions/limber.fish", "complete -c limber")
      }
    let said = try run(
      "/usr/bin/" + shell.rawValue, "\(shell.loading); \(begun) >said 2>&1; cat said; \(asked)",
      bench)
    #expect(said.split(separator: "\n").count == 1 && said.contains("limber"), "\(said)")
  }

  @Test(arguments: Shell.allCases.filter { has("/usr/bin/" + $0.rawValue) })
  func `a path in a command is one word to each shell`(shell: Shell) throws {
    let bench = try CommandBench()
    for path in [
      "/my tools/limber", "/a'b\"c", "/$HOME/`touch here`", "/$(touch here)", "/x;touch here",
      "/é&*?!#~",
      "/back\\slash", "/[a]{b,c}|<d>", "/=x%y^z",
    ] {
      let said = try run(
        "/usr/bin/" + shell.rawValue, "printf '%s' \(Shell.word(path)); test ! -e here", bench)
      #expect(said == path)
    }
    let home = try run("/usr/bin/" + shell.rawValue, "printf '%s' \(Shell.word("~/my x"))", bench)
    #expect(home == bench.folder + "/my x")
  }
}
