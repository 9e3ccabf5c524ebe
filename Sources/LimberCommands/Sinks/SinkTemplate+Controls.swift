/// The beginnings of sinks that steer the session.
extension SinkTemplate {
  static let shellControls = #"""
    #!/bin/sh
    # limber-sink-NAME: a sink for limber that steers the session. A word that is written into its pipe is
    # a command:  echo pause > ~/.local/state/limber-NAME.pipe
    #
    # limber starts this program at the beginning of a session. What it prints are commands; what it reads
    # is what happens, one JSON object a line. The input ends when the session is over.

    # What this sink is. 'controls' says that it prints commands, and 'limber sinks' shows that it may.
    if [ "$1" = --describe ]; then
      cat <<'END'
    {"protocol": [1], "name": "NAME", "version": "1.0",
     "summary": "steers the session by words that are written into a pipe",
     "events": ["sessionEnded"], "controls": true,
     "options": {"path": {"type": "path",
                          "help": "the pipe; limber-NAME.pipe in your state folder unless given"}},
     "drainSeconds": 2}
    END
      exit 0
    fi

    \#(shellField)

    # A command for each word; what is printed must be one whole line. Here your pedal, button or strap
    # comes in: read from its device in place of the pipe.
    steer() {
      while IFS= read -r word; do
        case $word in
          pause | resume | toggle | next | previous | restart | confirm | done | hurt | stop)
            printf '{"command":"%s"}\n' "$word" ;;
          more) printf '{"command":"adjust","seconds":10}\n' ;;
          less) printf '{"command":"adjust","seconds":-10}\n' ;;
          [1-9]) printf '{"command":"choose","option":%s}\n' "$word" ;;
          # Standard error goes to limber's log of sinks.
          *) echo "'$word' is no command" >&2 ;;
        esac
      done
    }

    # The first line is 'hello', with the options of this session; where 'path' is not given it is empty.
    IFS= read -r line
    pipe=$(field path)
    if [ -z "$pipe" ]; then
      state=${XDG_STATE_HOME:-$HOME/.local/state}
      mkdir -p "$state"
      pipe=$state/limber-NAME.pipe
    fi
    # Nobody else is to steer; and 69 says that it will not work here, with the reason in the line before.
    umask 077
    [ -p "$pipe" ] || mkfifo "$pipe" || { echo "'$pipe' cannot be made" >&2; exit 69; }

    # Opened for both, the pipe does not end when a writer leaves.
    steer <> "$pipe" &
    # Until the session is over: its events could be looked at here.
    while IFS= read -r event; do :; done
    kill $!
    rm -f "$pipe"
    exit 0

    """#

  static let pythonControls = #"""
    #!/usr/bin/env python3
    """limber-sink-NAME: a sink for limber that steers the session. A word that is written into its pipe is
    a command:  echo pause > ~/.local/state/limber-NAME.pipe

    limber starts this program at the beginning of a session. What it prints are commands; what it reads
    is what happens, one JSON object a line. The input ends when the session is over.
    """

    import json
    import os
    import stat
    import sys
    import threading

    # What this sink is. 'controls' says that it prints commands, and 'limber sinks' shows that it may.
    DESCRIPTION = {
        "protocol": [1],
        "name": "NAME",
        "version": "1.0",
        "summary": "steers the session by words that are written into a pipe",
        "events": ["sessionEnded"],
        "controls": True,
        "options": {
            "path": {
                "type": "path",
                "help": "the pipe; limber-NAME.pipe in your state folder unless given",
            },
        },
        "drainSeconds": 2,
    }

    PLAIN = "pause resume toggle next previous restart confirm done hurt stop".split()


    def command(word):
        """The command that a word stands for; None for a word that is none."""
        if word in PLAIN:
            return {"command": word}
        if word in ("more", "less"):
            return {"command": "adjust", "seconds": 10 if word == "more" else -10}
        if len(word) == 1 and word in "123456789":
            return {"command": "choose", "option": int(word)}
        return None


    def steer(pipe):
        """Prints a command for each word. Here your pedal, button or strap comes in: read its device."""
        for line in pipe:
            word = line.strip()
            found = command(word)
            if found:
                print(json.dumps(found), flush=True)
            else:
                # Standard error goes to limber's log of sinks.
                print(repr(word), "is no command", file=sys.stderr)


    def main():
        if sys.argv[1:] == ["--describe"]:
            print(json.dumps(DESCRIPTION))
            return

        # The first line: who is there, and the options of this session.
        try:
            hello = json.loads(sys.stdin.readline())
        except ValueError:
            return
        path = hello.get("sink", {}).get("options", {}).get("path")
        if not path:
            state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
            os.makedirs(state, exist_ok=True)
            path = os.path.join(state, "limber-NAME.pipe")
        # Nobody else is to steer.
        os.umask(0o077)
        if not os.path.exists(path):
            os.mkfifo(path)
        if not stat.S_ISFIFO(os.stat(path).st_mode):
            raise OSError(path + " is no pipe")
        # Opened for both, the pipe does not end when a writer leaves.
        pipe = open(os.open(path, os.O_RDWR), encoding="utf-8", errors="replace")
        threading.Thread(target=steer, args=(pipe,), daemon=True).start()
        # Until the session is over: its events could be looked at here.
        for line in sys.stdin:
            pass
        os.unlink(path)
        # The other thread still reads.
        os._exit(0)


    if __name__ == "__main__":
        try:
            main()
        except OSError as error:
            # 69 says that it will not work here, and the last line of standard error says why.
            print(error, file=sys.stderr)
            sys.exit(69)

    """#
}
