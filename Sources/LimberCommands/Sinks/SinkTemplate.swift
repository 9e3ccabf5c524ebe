import LimberSyntax

/// The beginning of a sink of one's own, in one language.
enum SinkTemplate: String, CaseIterable, Sendable {
  case sh, python, swift

  /// The program's text, with a comment on each part.
  ///
  /// - Parameter steers: whether it is one that steers the session, where there is such a one.
  func text(name: String, steers: Bool = false) -> String {
    let text =
      switch self {
      case .sh: steers ? Self.shellControls : Self.shellText
      case .python: steers ? Self.pythonControls : Self.pythonText
      case .swift: Self.swiftText
      }
    return text.exchanging("NAME", for: name)
  }

  /// Whether the text has to be built before it can be run.
  var isBuilt: Bool { self == .swift }

  /// Reads a field in a shell that has nothing else for it.
  static let shellField = #"""
    # Prints the string that a field of "$line" holds: up to the next quotation mark that has no
    # backslash before it. Where jq is at hand, jq -r ".$1" does the same for every JSON.
    field() {
      rest=${line#*"\"$1\":\""}
      text=
      while :; do
        part=${rest%%[\"\\]*}
        text=$text$part
        rest=${rest#"$part"}
        case $rest in
          \\[\"\\/]*) rest=${rest#?}; text=$text${rest%"${rest#?}"}; rest=${rest#?} ;;
          \\*) text=$text\\; rest=${rest#?} ;;
          *) break ;;
        esac
      done
      printf '%s\n' "$text"
    }
    """#

  private static let shellText = #"""
    #!/bin/sh
    # limber-sink-NAME: a sink for limber. It appends what limber says to a file.
    #
    # limber starts this program at the beginning of a session and writes a line to its standard input
    # for everything that happens: one JSON object each. The input ends when the session is over.

    # What this sink is. limber asks once, and again only when this file has changed. Without an answer
    # a sink gets every kind of event but 'tick', so all of this could be left out.
    if [ "$1" = --describe ]; then
      cat <<'END'
    {"protocol": [1], "name": "NAME", "version": "1.0",
     "summary": "appends what is said to a file",
     "events": ["sessionStarted", "stepStarted", "cue", "waiting", "sessionEnded"],
     "options": {"path": {"type": "path",
                          "help": "the file; limber-NAME.txt in your state folder unless given"}},
     "drainSeconds": 2}
    END
      exit 0
    fi

    \#(shellField)

    # What is written is nobody else's business.
    umask 077
    state=${XDG_STATE_HOME:-$HOME/.local/state}
    file=$state/limber-NAME.txt
    while IFS= read -r line; do
      case $line in
        # The first line: who is there, and the options of this session.
        *'"kind":"hello"'*)
          given=
          case $line in *'"path":"'*) given=$(field path) ;; esac
          if [ -n "$given" ]; then file=$given; else mkdir -p "$state"; fi
          # 69 says that it will not work here, and the last line of standard error says why. In a
          # shell of its own, for a redirection that fails may end the shell.
          (: >> "$file") 2>/dev/null || { echo "'$file' cannot be written" >&2; exit 69; }
          ;;
        # Every other line has a ready-made sentence in 'text'. Kinds that you do not know may come at
        # any time: pass them over, as this sink does with what it did not ask for.
        *'"kind":"sessionStarted"'* | *'"kind":"stepStarted"'* | *'"kind":"cue"'* | \
          *'"kind":"waiting"'* | *'"kind":"sessionEnded"'*)
          field text >> "$file"
          ;;
      esac
    done
    # The input has ended: the session is over. There are 2 s left for what is still to be done.
    exit 0

    """#

  private static let pythonText = #"""
    #!/usr/bin/env python3
    """limber-sink-NAME: a sink for limber. It appends what limber says to a file.

    limber starts this program at the beginning of a session and writes a line to its standard input
    for everything that happens: one JSON object each. The input ends when the session is over.
    """

    import json
    import os
    import sys

    # What this sink is. limber asks once, and again only when this file has changed. Without an answer
    # a sink gets every kind of event but 'tick', so all of this could be left out.
    DESCRIPTION = {
        "protocol": [1],
        "name": "NAME",
        "version": "1.0",
        "summary": "appends what is said to a file",
        "events": ["sessionStarted", "stepStarted", "cue", "waiting", "sessionEnded"],
        "options": {
            "path": {
                "type": "path",
                "help": "the file; limber-NAME.txt in your state folder unless given",
            },
        },
        "drainSeconds": 2,
    }


    def events():
        """Every line as a dictionary; one that was torn by the end of the input is passed over."""
        for line in open(0, encoding="utf-8", errors="replace"):
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                yield event


    def main():
        if sys.argv[1:] == ["--describe"]:
            print(json.dumps(DESCRIPTION))
            return

        # What is written is nobody else's business.
        os.umask(0o077)
        state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
        path = os.path.join(state, "limber-NAME.txt")
        for event in events():
            kind = event.get("kind")
            if kind == "hello":
                # The first line: who is there, and the options of this session.
                given = event.get("sink", {}).get("options", {}).get("path")
                if given:
                    path = given
                else:
                    os.makedirs(state, exist_ok=True)
                # A file that cannot be written is told of before anything happens.
                open(path, "a").close()
            elif kind in DESCRIPTION["events"]:
                # Every other line has a ready-made sentence in 'text'. Kinds that you do not know may
                # come at any time: pass them over.
                with open(path, "a", encoding="utf-8", errors="replace") as file:
                    file.write(event.get("text", "") + "\n")
        # The input has ended: the session is over. There are 2 s left for what is still to be done.


    if __name__ == "__main__":
        try:
            main()
        except OSError as error:
            # 69 says that it will not work here, and the last line of standard error says why.
            print(error, file=sys.stderr)
            sys.exit(69)

    """#

  private static let swiftText = #"""
    // limber-sink-NAME: a sink for limber. It appends what limber says to a file.
    //
    // limber starts this program at the beginning of a session and writes a line to its standard input
    // for everything that happens: one JSON object each. The input ends when the session is over.
    //
    // Build it anew after a change: swiftc -O NAME.swift -o limber-sink-NAME
    import Foundation

    // What this sink is. limber asks once, and again only when the program has changed. Without an answer
    // a sink gets every kind of event but 'tick', so all of this could be left out.
    let description = """
      {"protocol": [1], "name": "NAME", "version": "1.0",
       "summary": "appends what is said to a file",
       "events": ["sessionStarted", "stepStarted", "cue", "waiting", "sessionEnded"],
       "options": {"path": {"type": "path",
                            "help": "the file; limber-NAME.txt in your state folder unless given"}},
       "drainSeconds": 2}
      """
    if CommandLine.arguments.dropFirst().first == "--describe" {
      print(description)
      exit(0)
    }

    /// Appends a line to a file; 69 says that the sink will not work here, and the last line of standard
    /// error says why.
    func append(_ text: String, to path: String) {
      guard let file = fopen(path, "a") else {
        fputs("'\(path)' cannot be written\n", stderr)
        exit(69)
      }
      fputs(text + "\n", file)
      fclose(file)
    }

    let wanted: Set = ["sessionStarted", "stepStarted", "cue", "waiting", "sessionEnded"]
    // What is written is nobody else's business.
    umask(0o077)
    let variables = ProcessInfo.processInfo.environment
    let state = variables["XDG_STATE_HOME"] ?? (variables["HOME"] ?? ".") + "/.local/state"
    var path = state + "/limber-NAME.txt"
    while let line = readLine() {
      // A line that was torn by the end of the input is passed over.
      guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
        let event = value as? [String: Any], let kind = event["kind"] as? String
      else { continue }
      if kind == "hello" {
        // The first line: who is there, and the options of this session.
        let sink = event["sink"] as? [String: Any]
        let options = sink?["options"] as? [String: String]
        if let given = options?["path"], !given.isEmpty {
          path = given
        } else {
          try? FileManager.default.createDirectory(
            atPath: state, withIntermediateDirectories: true)
        }
      } else if wanted.contains(kind) {
        // Every other line has a ready-made sentence in 'text'. Kinds that you do not know may come at
        // any time: pass them over.
        append(event["text"] as? String ?? "", to: path)
      }
    }
    // The input has ended: the session is over. There are 2 s left for what is still to be done.

    """#
}
