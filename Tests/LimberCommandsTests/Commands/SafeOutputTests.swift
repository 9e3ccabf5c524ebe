import Foundation
import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberSyntax
import Testing

@testable import LimberCommands

/// Plants what steers a terminal in every place that limber reads, and runs every command over it.
@Suite struct `What is printed` {
  /// A clipboard command, control sequences of 7 and 8 bits, an override of direction, breaks.
  private static let evil =
    "a\u{1B}]52;c;eA==\u{7}\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{2028}\u{85}\u{200B}\u{E0041}\u{7F}\rb"

  private let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try plantRoutines()
    try plantHistory()
    try plantReminders()
    try plantPrograms()
  }

  // MARK: - Planting

  private static func json(_ body: (inout JSONWriter) -> Void) -> String { JSONWriter.object(body) }

  private func plantRoutines() throws {
    let evil = Self.evil
    let good = Self.json { json in
      json.field("format", 1)
      // The format lets marks of direction through, and nothing of the rest.
      for key in ["title", "summary", "source"] { json.field(key, "T\u{202E}\u{2066}\u{200B}t") }
      json.field("cautions", ["C\u{202E}c"])
      json.field("tags", ["t\u{202E}"])
      json.array("steps") { json in
        json.object { json in
          json.field("type", "timed")
          json.field("name", "N\u{202E}n")
          json.field("cue", "Q\u{202E}q")
          json.field("duration", "10s")
        }
      }
    }
    let bad = Self.json { json in
      json.field("format", 1)
      json.field("title", evil)
      json.field(evil, evil)
      json.array("steps") { json in
        json.object { json in
          json.field("type", evil)
          json.field("name", evil)
        }
        json.object { json in
          json.field("type", "routine")
          json.field("routine", evil)
        }
      }
    }
    for (id, text) in [("good", good), ("bad", bad), (evil, good), ("-rf", bad)] {
      try bench.writeOwn(text, id: id)
      try bench.write(text, to: "\(id).json")
      try bench.write(text, to: ".local/share/limber/programmes/\(id).json")
    }
    try bench.write("{ \(evil) \"\(evil)", to: "raw.json")
  }

  private func plantHistory() throws {
    let evil = Self.evil
    let time = "2026-11-20T10:00:00.000+00:00"
    let lines = ["\(evil)1", "good", "00000000-\(evil)"].flatMap { id in
      [
        Self.json { json in
          json.field("v", 1)
          json.field("kind", "start")
          json.field("id", id)
          json.field("time", time)
          json.array("routines") { json in
            for routine in [evil, "good"] { json.object { $0.field("id", routine) } }
          }
          json.field("planned", 10_000)
        },
        Self.json { json in
          json.field("v", 1)
          json.field("kind", "step")
          json.field("id", id)
          for key in ["routine", "path", "name", "side"] { json.field(key, evil) }
          json.field("did", 10_000)
          json.field("outcome", "done")
        },
        Self.json { json in
          json.field("v", 1)
          json.field("kind", "doses")
          json.field("id", id)
          json.array("doses") { json in
            json.object { json in
              for key in ["routine", "path", "name"] { json.field(key, evil) }
              json.field("unit", "seconds")
              for key in ["min", "max", "target", "did"] { json.field(key, 10_000) }
            }
          }
        },
        Self.json { json in
          json.field("v", 1)
          json.field("kind", "end")
          json.field("id", id)
          json.field("time", time)
          json.field("outcome", "completed")
          json.field("did", 10_000)
        },
        Self.json { json in
          json.field("v", 1)
          json.field("kind", "note")
          json.field("id", id)
          json.field("note", evil)
        },
      ]
    }
    let history = (lines + [evil]).joined(separator: "\n") + "\n"
    try bench.write(history, to: ".local/state/limber/history.jsonl")
    try bench.write(history, to: "history.jsonl")
    try bench.write(
      Self.json { json in
        json.field("v", 1)
        json.field("programme", evil)
        json.field("day", 20_770)
      }, to: ".local/state/limber/programme.json")
    try bench.write(
      Self.json { json in
        json.field("v", 1)
        json.field("session", evil)
        json.field("time", time)
        json.field("routines", [evil, "good"])
        json.field("step", 1)
      }, to: ".local/state/limber/positions/\(evil).json")
  }

  private func plantReminders() throws {
    let evil = Self.evil
    try bench.write(
      Self.json { json in
        json.field("version", 1)
        json.array("reminders") { json in
          for (id, routine) in [("good", evil), ("other", "good")] {
            json.object { json in
              json.field("id", id)
              json.field("routine", routine)
              json.object("schedule") { $0.field("at", "18:00") }
              json.field("by", ["notify", "speech"])
              json.field("sinks", [evil])
            }
          }
        }
      }, to: ".config/limber/reminders.json")
    try bench.write(
      Self.json { json in
        json.field("v", 1)
        json.field("id", "good")
        json.field("at", 1_795_000_000_000)
        json.field("outcome", "failed")
        json.field("notes", [evil])
      } + "\n\(evil)\n", to: ".local/state/limber/reminders/firings.jsonl")
    try bench.write(
      "# \(evil)\nSHELL=\(evil)\nTZ=\(evil)\nHOME=\(evil)\n* * * * * '/\(evil)' remind run good\n",
      to: "table")
  }

  private func plantPrograms() throws {
    let evil = Self.evil
    let described = Self.json { json in
      json.array("protocol") { $0.value(1) }
      json.field("name", "evil")
      json.field("version", evil)
      json.field("summary", evil)
      json.array("options") { json in
        json.object { json in
          json.field("name", "o")
          json.field("type", "choice")
          json.field("choices", [evil, "x"])
          json.field("default", "x")
          json.field("help", evil)
        }
      }
    }
    try bench.write(evil, to: "evil.txt")
    try bench.write(described, to: "evil.json-line")
    let programs = [
      "bin/crontab":
        "cat '\(bench.folder)/evil.txt' >&2; [ \"$1\" = -l ] && cat '\(bench.folder)/table'",
      "bin/notify-send": "cat '\(bench.folder)/evil.txt' >&2; exit 3",
      "bin/espeak": "cat '\(bench.folder)/evil.txt' >&2; exit 3",
      "bin/limber-sink-evil":
        "cat '\(bench.folder)/evil.txt' >&2; [ \"$1\" = --describe ] && cat '\(bench.folder)/evil.json-line'; exit 0",
      "bin/limber-sink-worse":
        "cat '\(bench.folder)/evil.txt'; cat '\(bench.folder)/evil.txt' >&2; exit 3",
      "bin/limber-sink-\(evil)": "exit 3",
    ]
    for (name, script) in programs {
      try bench.write("#!/bin/sh\n\(script)\n", to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: bench.folder + "/" + name)
    }
  }

  // MARK: - Running

  /// Every command, with words that lead far into it and words that do not.
  private static func lines(of tree: CommandTree, at path: [String] = []) -> [[String]] {
    let operands = [
      [], [evil], [evil, evil], [evil + ".json"], ["good"], ["./bad.json"], ["raw.json"], ["evil"],
      ["worse"], ["good", evil], ["history.jsonl"], ["00000000"], ["a"], ["", evil],
      ["bash", evil],
    ]
    var lines = operands.map { path + $0 }
    for option in tree.description.options where !endless.contains(option.name) {
      let values =
        option.value == nil ? [nil] : [evil, "evil:\(evil)=\(evil)", "good"] as [String?]
      for value in values {
        let words = ["--" + option.name] + (value.map { [$0] } ?? [])
        for more in [["good"], [evil], ["."], []] { lines.append(path + words + more) }
      }
    }
    for child in tree.children where child.description.name != "test" || path != ["remind"] {
      lines += self.lines(of: child, at: path + [child.description.name])
    }
    return lines
  }

  /// What would wait for a file to change, for a compiler, or for a session.
  private static let endless: Set<String> = ["watch", "swift", "follow"]

  private func offence(_ text: String, isTerminal: Bool) -> Unicode.Scalar? {
    // Tables for other programs end their lines with both.
    let lines = isTerminal ? text : text.replacing("\r\n", with: "\n")
    // The bell is rung with what else stands for a control, which the rest of them would show.
    return lines.unicodeScalars.first {
      $0 != "\n" && $0 != "\t" && $0 != "\u{7}" && !SafeText.isHarmless($0)
    }
  }

  @Test(arguments: [false, true])
  func `steers no terminal, whatever files, arguments and other programs hold`(isTerminal: Bool) {
    let variables = [
      "PATH": bench.folder + "/bin:/usr/bin:/bin", "TERM": "dumb", "NO_COLOR": "1",
      "LIMBER_PLUGIN_PATH": bench.folder + "/bin", "SHELL": Self.evil, "TZ": Self.evil,
      "DBUS_SESSION_BUS_ADDRESS": "unix:path=/\(Self.evil)",
    ]
    for line in Self.lines(of: Limber.commands) {
      let result = bench.run(
        line, isTerminal: isTerminal, variables: variables, executable: "/opt/limber",
        seconds: 1_795_100_000)
      for text in [result.output, result.errors] {
        if line.prefix(2) == ["history", "export"], !isTerminal { continue }
        let bad = offence(text, isTerminal: isTerminal)
        #expect(
          bad == nil,
          "\(line.map { SafeText.shown($0) }) printed U+\(String(bad?.value ?? 0, radix: 16)): \(SafeText.shown(String(text.prefix(600))))"
        )
      }
    }
  }

  @Test func `keeps JSON whole, with what steers a terminal escaped`() throws {
    let output = bench.run("history", "--json").output
    let sessions = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    #expect(sessions?.first?["note"] as? String == Self.evil)
    #expect(bench.run("history", "export").output.hasSuffix("\(Self.evil)\n") == false)
  }

  @Test func `is one line where one was meant, whatever word it repeats`() {
    for line in [
      ["show", "x\ny: all is well"], ["history", "show", "x\ny"], ["remind", "run", "x\ny"],
      ["history", "import", "x\ny"], ["new", "good", "-o", "x\ny/z"],
      ["report", "--html", "x\ny/z"],
      ["sinks", "describe", "x\ny"], ["programme", "start", "x\ny"], ["check", "x\ny.json"],
    ] {
      let result = bench.run(line)
      let lines = (result.output + result.errors).split(separator: "\n")
      #expect(lines.contains { $0.contains("x␊y") }, "\(line): \(result)")
      #expect(!lines.contains { $0.hasPrefix("y") }, "\(line): \(result)")
    }
  }

  @Test func `names as routines only what has an id`() {
    let list = bench.run("list")
    #expect(!list.output.contains("rf"))
    #expect(
      list.errors.contains(
        "2 files in .local/share/limber/routines have names that are no ids, and are left out;"
          + " 'limber check .local/share/limber/routines' says more\n"))
    let completed = bench.run("__complete", "--", "play", "").output
    #expect(completed.contains("good\t") && !completed.contains("rf"))
    #expect(!bench.run("programme", "list").output.contains("rf"))
  }
}
