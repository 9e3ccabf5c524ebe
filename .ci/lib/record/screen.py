"""No byte of a file, of another program or of an argument gives an order to the terminal."""

import json
import os
import re

from suite import past
from suite.checks import check
from suite.home import SHORT

EVIL = "e\x1b]52;c;YWJj\x07\x1b[2J\u009b31m\u202ex"
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069]")


def fill(home):
    """Every file that limber reads, full of what a terminal obeys."""
    steps = [past.reps(EVIL, "/steps/1" + EVIL, EVIL, 8) | {"side": EVIL}]
    doses = [past.dose(EVIL, "/steps/1" + EVIL, EVIL, 8, 10, 8)]
    lines = past.session([EVIL], 2, steps, doses, pain=1, id="abcd\x1b[2Jef")
    lines.append({"v": 1, "kind": "note", "id": lines[0]["id"], "note": EVIL})
    past.keep(home, lines, past.calf(1), past.session(["short" + EVIL], 1, outcome=None))
    home.routine("short")
    routine = json.loads(json.dumps(SHORT))
    routine["title"] = "T\u202eitle"
    routine["steps"][0]["name"] = "H\u202eold"
    home.write("data/limber/routines/turned.json", json.dumps(routine, ensure_ascii=False))
    home.write(f"data/limber/routines/{EVIL.replace('/', '')}.json", SHORT)
    home.write("work/evil.json", json.dumps(dict(SHORT, title=EVIL)))
    home.write(f"data/limber/programmes/{EVIL}.json", '{"format":1,"title":"P","weeks":[]}')
    entry = {"id": "evening", "routine": EVIL, "schedule": {"at": "07:00", "on": "daily"}, "by": ["terminal"],
             "created": 1795276877}
    home.write("config/limber/reminders.json", {"version": 1, "reminders": [entry]})
    home.write("state/limber/reminders/firings.jsonl", json.dumps(
        {"v": 1, "id": "evening", "time": past.moment(0.1), "at": 1795276877000, "offset": 0, "instant": 1795276860,
         "outcome": "failed", "notes": [f"notify: {EVIL}", f"speech: {EVIL}"]}, ensure_ascii=False) + "\n")
    home.write("state/limber/programme.json", {"v": 1, "programme": EVIL, "day": 20770, "date": EVIL})
    home.write("state/limber/positions/abcd.json", json.dumps({
        "v": 1, "session": "abcd" + EVIL, "time": past.moment(0.01), "routines": [EVIL],
        "hashes": [{"id": EVIL, "hash": EVIL}], "targets": [], "leadIn": 0, "step": 1, "choices": [], "elapsed": 10,
        "repetitions": 0, "stopped": False}))
    described = {"protocol": [1], "name": "evil", "summary": EVIL, "version": EVIL, "events": [EVIL],
                 "options": {"a" + EVIL: {"type": "text", "help": EVIL, "default": EVIL}, "b": {
                     "type": "choice", "values": [EVIL, "x"], "default": EVIL, "help": EVIL}}}
    home.sink("evil", "#!/bin/sh\ncat <<'X'\n" + json.dumps(described, ensure_ascii=False) + "\nX\n")
    home.sink("loud", "#!/bin/sh\nprintf 'a\\033]52;c;YQ==\\007\\033[2J' >&2\nexit 69\n")
    home.write("crontab.txt", f"SHELL=/bin/{EVIL}\nTZ={EVIL}\nHOME=/{EVIL}\n# >>> limber reminders >>>\n"
               f"0 7 * * * '/{EVIL}/limber' remind run evening >/dev/null 2>&1\n# <<< limber reminders <<<\n")
    home.write("config/limber/settings.json", {"sinks": {"terminal": [EVIL]}, EVIL: EVIL})


READERS = [
    ["list"], ["list", "--json"], ["history"], ["history", "--json"], ["history", "--csv"], ["history", "show", "abcd"],
    ["history", "export"], ["report"], ["report", "--json"], ["remind", "list"], ["remind", "list", "--json"],
    ["remind", "doctor"], ["remind", "doctor", "--json"], ["remind", "export", "--ics"], ["remind", "export", "--systemd"],
    ["sinks"], ["sinks", "--json"], ["sinks", "describe", "evil"], ["sinks", "describe", "evil", "--json"],
    ["sinks", "test", "evil"], ["programme", "status"], ["programme", "list"], ["today"], ["today", "--json"],
    ["resume"], ["resume", "--list"], ["progress", "short"], ["progress"], ["settings"], ["settings", "--json"],
    ["show", "turned"], ["show", "turned", "--json"], ["show", "turned", "--format", "markdown"],
    ["check", "evil.json"], ["check", "evil.json", "--json"], ["check", "evil.json", "--format", "github"],
    ["check", "evil.json", "--format", "sarif"], ["fmt", "--check", "evil.json"],
    ["play", "turned", "--dry-run", "--plain"], ["play", "turned", "--dry-run", "--events"],
    ["play", "turned", "--dry-run", "--plain", "--sink", "log:path=turned.log", "--sink", "console"],
    ["play", "short", "--unattended", "--lead-in", "0s", "--plain", "--sink", "console", "--sink", "loud"],
    ["__complete", "--", "play", ""], ["__complete", "--", "sinks", "describe", ""],
    ["__complete", "--", "history", "--routine", ""], ["__complete", "--", "remind", "remove", ""],
    ["__complete", "--", "programme", "start", ""], ["__complete", "--", "play", "x", "--sink", "evil:"],
    ["play", EVIL], ["show", EVIL], ["remind", "run", EVIL], ["history", "import", EVIL], ["history", "show", EVIL],
    ["new", "x", "-o", EVIL], ["report", "--html", f"/nowhere/{EVIL}"], ["settings", EVIL], ["programme", "start", EVIL],
    ["play", "short", "--sink", EVIL], ["play", "short", "--sink", f"log:path=/nowhere/{EVIL}"], [EVIL],
    ["play", "short", f"--{EVIL}"], ["programme", "stop"],
]


def obeys(text):
    """What of the text a terminal would obey; newlines and tabs are harmless."""
    return BAD.findall(text.replace("\r\n", "\n"))


@check("no command sends a raw control character, C1 or direction mark to the terminal")
def all_readers(home):
    faults = []
    for arguments in READERS:
        fill(home)
        if arguments[0] == "history":
            for junk in ("settings.json",):
                os.unlink(os.path.join(home.config, junk))
        if arguments[0] in ("play", "resume"):
            os.unlink(os.path.join(home.config, "settings.json"))
        result = home.run(*arguments, seconds=20)
        for name, text in (("output", result.out), ("error", result.err)):
            found = obeys(text)
            if found and not (name == "output" and arguments == ["history", "export"]):
                place = BAD.search(text.replace("\r\n", "\n")).start()
                faults.append(f"{ascii(' '.join(arguments))}, {name}: {ascii(text[max(0, place - 30):place + 30])}")
        if result.code is None or result.code < 0:
            faults.append(f"{ascii(' '.join(arguments))}: exit {result.code}")
    if os.path.exists(home.join("work/turned.log")):
        log = home.read("work/turned.log")
        if obeys(log):
            faults.append(f"the log: {ascii(log[:200])}")
    else:
        faults.append("there is no log")
    assert not faults, f"{len(faults)} of {len(READERS)}:\n" + "\n".join(faults)
