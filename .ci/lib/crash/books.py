"""Reminders and imports: the book and the crontab agree after the next command, and an import is finished by the next."""

import json
import os
import re

from suite import past

from .points import failing, killed, strace, trapped

THEIRS = "MAILTO=\"\"\n# another's\n0 1 1 1 * true\n"


class Reminder:
    name = "remind add"
    arguments = ["remind", "add", "foot-soak", "--at", "8:00", "--yes"]

    @staticmethod
    def prepare(home):
        home.write("crontab.txt", THEIRS)
        result = home.run("remind", "add", "warm-up", "--at", "7:00", "--yes")
        assert result.code == 0, result

    @staticmethod
    def judge(home, code, faults):
        before = (book(home), table(home))
        listed = home.run("remind", "list", seconds=15)
        if listed.code not in (0, 1):
            faults.append(f"the list cannot be had: {listed}")
        other = home.run("remind", "add", "ice-pack", "--at", "9:00", "--yes", seconds=15)
        if other.code != 0:
            faults.append(f"the next addition fails: {other}")
        if book(home) != table(home) or "ice-pack" not in book(home) or "warm-up" not in book(home):
            faults.append(f"the book has {book(home)}, the crontab {table(home)}")
        if not home.read("crontab.txt").startswith(THEIRS):
            faults.append("another's lines are not what they were")
        if before[0] != before[1]:
            if not re.search("foot-soak|cut short", listed.err + other.err):
                faults.append(f"nothing is said of what was mended: {listed.err}{other.err}")
            return "mended by the next"
        return "added" if "foot-soak" in before[0] else "not added"


class Import:
    name = "history import"
    arguments = ["history", "import", "theirs.jsonl"]
    OWN = [past.calf(days, id=f"aaaaaaaa-0000-4000-8000-0000000000{days:02}") for days in (5, 4, 3)]
    THEIRS = [past.calf(days, id=f"bbbbbbbb-0000-4000-8000-0000000000{days:02}") for days in range(50, 38, -1)]

    @staticmethod
    def prepare(home):
        past.keep(home, *Import.OWN)
        home.write("work/theirs.jsonl", past.text(*Import.THEIRS))

    @staticmethod
    def judge(home, code, faults):
        first = home.run("history", "--json")
        found = sessions(first, faults)
        if not {lines[0]["id"] for lines in Import.OWN} <= set(found):
            faults.append("own sessions are gone")
        again = home.run("history", "import", "theirs.jsonl")
        if again.code != 0:
            faults.append(f"the next import fails: {again}")
        after = sessions(home.run("history", "--json"), faults)
        wanted = sorted(lines[0]["id"] for lines in [*Import.OWN, *Import.THEIRS])
        if sorted(after) != wanted:
            faults.append(f"{len(after)} sessions after the next import, {len(wanted)} are wanted")
        lines = home.read("state/limber/history.jsonl").split("\n")
        if len([line for line in lines if line]) != len(set(line for line in lines if line)):
            faults.append("lines are there twice")
        return "imported" if len(found) == len(wanted) else "nothing" if len(found) == 3 else "half, finished by the next"


class Programme:
    name = "programme start"
    arguments = ["programme", "start", "walk-first", "--yes"]

    @staticmethod
    def prepare(home):
        result = home.run("programme", "start", "ease-back")
        assert result.code == 0, result

    @staticmethod
    def judge(home, code, faults):
        first = home.run("programme", "status")
        begun = [name for name in ("Ease back", "Walk first") if first.out.startswith(name)]
        if first.code != 0 or not begun:
            faults.append(f"there is no programme: {first}")
        again = home.run(*Programme.arguments)
        if again.code != 0 or not home.run("programme", "status").out.startswith("Walk first"):
            faults.append(f"the next start fails: {again}")
        return "".join(begun)


def sessions(result, faults):
    if result.code != 0:
        faults.append(f"the history cannot be read: {result}")
        return []
    return [session["id"] for session in json.loads(result.out)]


def book(home):
    try:
        return sorted(entry["id"] for entry in json.loads(home.read("config/limber/reminders.json"))["reminders"])
    except (ValueError, KeyError):
        return ["unreadable"]


def table(home):
    return sorted(re.findall(r"remind run '?([a-z0-9-]+)", home.read("crontab.txt")))


def run(scenario, home, options):
    return home.execute([*strace(home, *options), *scenario.arguments], seconds=20)


def reference(home, scenario):
    scenario.prepare(home)
    result = run(scenario, home, [])
    assert result.code == 0, f"{scenario.name}: {result}"


def kill(scenario, home, point):
    scenario.prepare(home)
    result = run(scenario, home, killed(home, point))
    faults = ["it hangs"] if result.code is None else []
    outcome = scenario.judge(home, result.code, faults)
    return ("not reached" if result.code == 0 else outcome), faults


def fail(scenario, home, point, error, is_harmless):
    scenario.prepare(home)
    result = run(scenario, home, failing(home, point, error))
    faults = []
    if result.code is None or trapped(result.code):
        faults.append(f"it ended with {result.code}")
    was_hit = any(failed_file(home, line) for line in home.read("trace").split("\n"))
    if result.code == 0 and was_hit and not is_harmless:
        faults.append(f"it ended with 0: {result}")
    if result.code not in (0, None) and len([line for line in result.err.split("\n") if line.strip()]) not in (1, 2):
        faults.append(f"not one line: {result.err}")
    scenario.judge(home, result.code, faults)
    return "refused" if result.code else "done", faults


def failed_file(home, line):
    """Whether a file of limber's own was failed; a folder's fsync is more than a file needs to be there."""
    path = re.search(r"<(/[^>]*)>", line)
    return "INJECTED" in line and path and path.group(1).startswith((home.state, home.config)) \
        and not os.path.isdir(path.group(1))
