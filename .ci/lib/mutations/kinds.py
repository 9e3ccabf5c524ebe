"""The kinds of files, an innocent one of each, and the commands that read it."""

import json

from suite import past
from suite.home import SHORT

HISTORY = past.text(past.calf(6, id="11111111-0000-4000-8000-000000000001"),
                    past.session("short", 2, [past.timed("short", "/steps/0", "Hold")], outcome=None,
                                 id="11111111-0000-4000-8000-000000000002", unattended=True))
PLACE = {"v": 1, "session": "11111111-0000-4000-8000-000000000002", "time": past.moment(0.01), "routines": ["short"],
         "hashes": [{"id": "short", "hash": "2988cd21092dbf82"}],
         "targets": [{"routine": "short", "path": "/steps/0", "unit": "seconds", "target": 1}], "leadIn": 0, "step": 1,
         "choices": [], "elapsed": 981, "repetitions": 0, "stopped": False}
BOOK = {"version": 1, "reminders": [
    {"id": "evening", "routine": "short", "schedule": {"at": "07:00,18:30", "on": "mon,fri"}, "by": ["terminal"],
     "created": 1795276877, "pausedUntil": 1795276999, "snoozedUntil": 1795276998, "grace": 900},
    {"id": "often", "routine": "warm-up", "schedule": {"every": "90m", "from": "09:00", "to": "17:00"}, "by": ["mail"],
     "created": 1795276877},
    {"id": "cron", "routine": "today", "schedule": {"cron": "0 21 * * 2,5"}, "by": ["notify"], "play": True,
     "sinks": ["console"], "created": 1795276877}]}
FIRING = {"v": 1, "id": "evening", "time": "2026-11-21T16:22:50.746+00:00", "at": 1795278170746, "offset": 3600,
          "instant": 1795278120, "outcome": "failed", "way": "terminal", "notes": ["notify: no bus", "mail: none"],
          "test": True}
SETTINGS = {"sinks": {"terminal": ["console", "bell:on=countdown"], "elsewhere": ["log:path=a.log,max-size=100"],
                      "commands": {"lamp": ["/bin/cat", "-"]}}, "leadIn": "10s", "dose": "mid", "plain": False}
PROGRAMME = {"format": 1, "title": "Mine", "summary": "S", "cautions": ["Stop when it hurts."], "weeks": [
    {"name": "One", "weeks": 2, "routines": [{"routine": "short", "perWeek": 3}], "goOn": {"sessions": 2, "maxPain": 2}},
    {"name": "Two", "weeks": 1, "routines": [{"routine": "short", "perWeek": 7}]}]}
ROUTINE = {"format": 1, "title": "All", "summary": "Every kind of step.", "tags": ["calf"], "equipment": ["a stair"],
           "cautions": ["Stop."], "limits": {"perDay": 2, "perWeek": 7}, "steps": [
               {"type": "prompt", "cue": "Ready?"},
               {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": {"min": "20s", "max": "1m 30s"}, "sides": "each"},
               {"type": "reps", "name": "Rise", "cue": "Rise.", "reps": {"min": 3, "max": 12, "step": 2}, "sides": "alternate",
                "tempo": [{"cue": "Up", "duration": "2s"}, {"cue": "Down", "duration": "3s"}], "sets": 3, "rest": "30s"},
               {"type": "rest", "duration": "15s"},
               {"type": "rounds", "rounds": 3, "steps": [{"type": "timed", "name": "Run", "cue": "Run.", "duration": "1m"}]},
               {"type": "routine", "routine": "warm-up"}]}
TABLE = ("MAILTO=\"\"\nSHELL=/bin/sh\nTZ=Europe/Berlin\n0 1 1 1 * true\n# >>> limber reminders >>>\n"
         "0 7 * * * '/usr/bin/limber' remind run evening >/dev/null 2>&1\n*/5 1-5 1,2 jan-mar mon '/usr/bin/limber' remind run often "
         ">/dev/null 2>&1\n# <<< limber reminders <<<\n@daily echo 100\\% done\n")
DESCRIPTION = {"protocol": [1], "name": "odd", "version": "1.0", "summary": "Odd.", "events": ["tick", "cue"],
               "options": {"level": {"type": "number", "min": 1, "max": 10, "default": 5, "help": "How loud."},
                           "mode": {"type": "choice", "values": ["a", "b"], "default": "a", "help": "Which."},
                           "text": {"type": "text", "help": "What.", "default": "x"}},
               "acks": False, "drainSeconds": 2, "controls": False}
CONTROLS = [{"command": "adjust", "seconds": -5}, {"command": "choose", "option": 3}, {"command": "toggle", "id": 7},
            {"ack": 12}, {"tell": "hello"}, {"command": "next"}, {"command": "pause"}]


class Kind:
    """A file's place and its innocent content; the commands take turns, each for so many changes at once."""

    def __init__(self, name, path, content, *commands, together=1):
        self.name, self.path, self.commands, self.together = name, path, commands, together
        self.content = content.encode() if isinstance(content, str) else json.dumps(content, indent=1).encode()


def line(value):
    return json.dumps(value) + "\n"


KINDS = [
    Kind("history", "state/limber/history.jsonl", HISTORY, ["history"], ["report"], ["history", "--json"],
         ["history", "--csv"], ["progress", "calf-step-stretch"], ["history", "show", "1111"], ["today"], ["report", "--json"],
         ["report", "--html", "report.html"], ["resume", "--list"], ["history", "--since", "2w"], ["show", "calf-step-stretch"],
         ["history", "import", "../state/limber/history.jsonl"], ["history", "repair"], ["progress"]),
    Kind("place", "state/limber/positions/11111111-0000-4000-8000-000000000002.json", line(PLACE), ["resume", "--list"],
         ["resume", "--unattended", "--plain", "--no-inhibit", "--speed", "1000"], ["history"]),
    Kind("reminders", "config/limber/reminders.json", BOOK, ["remind", "list"], ["remind", "list", "--json"],
         ["remind", "export", "--ics"], ["remind", "export", "--systemd"], ["remind", "export", "--launchd"],
         ["remind", "doctor"], ["remind", "pause", "evening", "--yes"], ["remind", "edit", "often", "--at", "9:00", "--yes"],
         ["report"], ["remind", "resume", "evening", "--yes"]),
    Kind("firings", "state/limber/reminders/firings.jsonl", line(FIRING) * 2, ["remind", "list"],
         ["remind", "list", "--json"], ["remind", "doctor"], ["remind", "doctor", "--json"]),
    Kind("settings", "config/limber/settings.json", SETTINGS, ["settings"], ["settings", "--json"],
         ["play", "short", "--dry-run", "--plain"], ["sinks"], ["show", "short"]),
    Kind("programme that was begun", "state/limber/programme.json",
         line({"v": 1, "programme": "walk-first", "day": 20770, "date": "2026-11-13"}), ["today"], ["today", "--json"],
         ["programme", "status"], ["report"], ["programme", "list"]),
    Kind("programme", "data/limber/programmes/mine.json", PROGRAMME, ["programme", "list"], ["programme", "status"],
         ["today"], ["check", "../data/limber/programmes/mine.json"], ["report"]),
    Kind("routine", "data/limber/routines/all.json", ROUTINE, ["check", "../data/limber/routines/all.json"],
         ["show", "all"], ["show", "all", "--format", "html"], ["show", "all", "--json"], ["list"],
         ["play", "all", "--dry-run", "--plain"],
         ["check", "../data/limber/routines/all.json", "--format", "sarif"], ["progress", "all"],
         ["show", "all", "--format", "markdown"]),
    Kind("crontab", "crontab.txt", TABLE, ["remind", "doctor"], ["remind", "list"],
         ["remind", "add", "warm-up", "--at", "8:00", "--dry-run"], ["remind", "doctor", "--fix", "--dry-run"],
         ["remind", "remove", "evening", "--yes"]),
    Kind("description of a sink", "described", DESCRIPTION, ["sinks", "describe", "odd"], ["sinks"], ["sinks", "--json"],
         ["play", "short", "--dry-run", "--plain", "--sink", "console", "--sink", "odd:level=3"]),
    Kind("control lines", "controls", "".join(map(line, CONTROLS)),
         ["play", "short", "--plain", "--speed", "100", "--lead-in", "0s", "--no-inhibit", "--no-questions", "--sink", "console",
          "--sink", "pedal"], together=20),
]


def fill(home):
    """Everything that is read beside the file that is changed."""
    home.routine("short", SHORT)
    home.sink("odd", '#!/bin/sh\n[ "$1" = --describe ] && exec cat "$HOME/described"\nexec cat >/dev/null\n')
    home.sink("pedal", '#!/bin/sh\nif [ "$1" = --describe ]; then\n'
              'echo \'{"protocol":[1],"name":"pedal","controls":true,"acks":true,"tells":true,"drainSeconds":1}\'; exit; fi\n'
              'cat "$HOME/controls"; sleep 0.3; exit 0\n')
    home.write("described", DESCRIPTION)
    home.write("config/limber/reminders.json", BOOK)
    home.write("crontab.txt", TABLE)
    home.write("state/limber/programme.json", {"v": 1, "programme": "mine", "day": 20770, "date": "2026-11-13"})
    home.write("data/limber/programmes/mine.json", PROGRAMME)
    past.keep(home, past.calf(3), past.calf(1))
