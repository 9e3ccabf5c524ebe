"""Sessions that are played or gone on with: whole, to be gone on with, or never said to be kept."""

import glob
import json
import os

from suite import past

from .points import failing, killed, strace, trapped

ROUTINE = {"format": 1, "title": "Short", "steps": [
    {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "1s"},
    {"type": "timed", "name": "Lean", "cue": "Lean.", "duration": {"min": "1s", "max": "5s"}}]}
# Long enough ago that nobody is asked how the morning after was.
EARLIER = [past.calf(4, id="aaaaaaaa-0000-4000-8000-000000000001"), past.calf(3, id="aaaaaaaa-0000-4000-8000-000000000002")]
PLAY = ["play", "short", "--lead-in", "0s", "--no-inhibit"]


def prepare(home):
    past.keep(home, *EARLIER)
    home.routine("short", ROUTINE)


def stopped(home):
    """A session that was stopped in its second step, to be gone on with."""
    prepare(home)
    screen = home.terminal(*PLAY, "--no-questions", "--plain", "--from", "1")
    screen.until("Lean, 1", 10)
    screen.look(0.3)
    screen.send("q")
    screen.wait(5)


class Attended:
    """On a terminal, with keys through to the rating."""
    name = "play, attended"
    arguments = [*PLAY, "--plain"]
    prepare = staticmethod(prepare)

    @staticmethod
    def run(home, options):
        command = strace(home, *options)
        screen = home.terminal(*command[1:], *Attended.arguments, program="/usr/bin/strace")
        if screen.until("How hard", 12):
            screen.look(0.1)
            screen.send("5\r")
            if screen.until("How much", 4):
                screen.look(0.1)
                screen.send("2\r")
        code = screen.wait(10)
        words = screen.words()
        screen.end()
        return code, words


class Unattended:
    name = "play, unattended"
    arguments = [*PLAY, "--unattended"]
    prepare = staticmethod(prepare)

    @classmethod
    def run(cls, home, options):
        result = home.execute([*strace(home, *options), *cls.arguments], seconds=20)
        return result.code, result.said


class Resumed(Unattended):
    name = "resume"
    arguments = ["resume", "--unattended", "--no-inhibit"]
    prepare = staticmethod(stopped)


def places(home):
    found = []
    for path in glob.glob(os.path.join(home.state, "positions", "*.json")):
        try:
            found.append(json.loads(home.read(path))["session"])
        except (ValueError, KeyError):
            pass
    return found


def judge(home, words, faults):
    """What is left after a kill: an outcome by name. A fault is a sentence in the list."""
    shown = home.run("history", "--json")
    if shown.code != 0:
        faults.append(f"the history cannot be read: {shown}")
        return "unreadable"
    mine = {lines[0]["id"] for lines in EARLIER}
    kept = [line for line in home.lines() if line["id"] in mine]
    if kept != [line for lines in EARLIER for line in lines]:
        faults.append("earlier sessions are not what they were")
    new = [line for line in home.lines() if line["id"] not in mine]
    completed = [line["id"] for line in new if line["kind"] == "end" and line["outcome"] == "completed"]
    if len(completed) > 1:
        faults.append(f"it was completed {len(completed)} times")
    said = "Session completed" in words or "Session done" in words
    going = [place for place in places(home) if place not in completed]
    listed = home.run("resume", "--list")
    if completed:
        again = home.run(*Resumed.arguments, seconds=15)
        ends = [line for line in home.lines() if line["kind"] == "end" and line["outcome"] == "completed"]
        if again.code != 66 or len(ends) != len(completed) + len(EARLIER):
            faults.append(f"a completed session is gone on with: {again}")
        return "whole"
    if going and "Short" in listed.said or going and "short" in listed.said:
        again = home.run(*Resumed.arguments, seconds=20)
        ends = [line for line in home.lines() if line["kind"] == "end" and line["outcome"] == "completed"]
        if again.code != 0 or len(ends) != 1 + len(EARLIER):
            faults.append(f"it cannot be gone on with: {again}")
        return "to be gone on with"
    if said:
        faults.append("it was said to be completed and is lost")
        return "lost"
    return "begun, not said" if new else "nothing begun"


def kill(scenario, home, point):
    scenario.prepare(home)
    code, words = scenario.run(home, killed(home, point))
    faults = []
    if code is None:
        faults.append("it hangs")
    outcome = judge(home, words, faults)
    if code == 0 and outcome != "whole":
        faults.append(f"it ended with 0 and is {outcome}")
    return ("not reached" if code == 0 else outcome), faults


def fail(scenario, home, point, error, is_harmless):
    """A write or fsync of the history that fails from the n-th on, or any other call that fails once."""
    scenario.prepare(home)
    is_lasting = point[0] in ("write", "fsync")
    code, words = scenario.run(home, failing(home, point, error, "+" if is_lasting else ""))
    if not is_lasting:
        faults = [f"it ended with {code}"] if code is None or trapped(code) else []
        outcome = judge(home, words, faults)
        if code == 0 and outcome != "whole":
            faults.append(f"it ended with 0 and is {outcome}")
        return ("kept" if outcome == "whole" else outcome), faults
    faults = []
    if code is None or trapped(code):
        faults.append(f"it ended with {code}")
    shown = home.run("history", "--json")
    mine = {lines[0]["id"] for lines in EARLIER}
    kept = [line for line in home.lines() if line["id"] in mine]
    if shown.code != 0 or kept != [line for lines in EARLIER for line in lines]:
        faults.append("the history is not what it was")
    ended = [line for line in home.lines() if line["kind"] == "end" and line["id"] not in mine]
    told = [line for line in words.replace("\r", "").split("\n") if "history" in line or "kept" in line or "space" in line]
    whole = [line["outcome"] for line in ended].count("completed") == 1
    if code == 0 and "INJECTED" in home.read("trace") and scenario is not Attended and not whole:
        faults.append(f"it ended with 0: {words[-300:]}")
    if not told and "INJECTED" in home.read("trace"):
        faults.append(f"nothing was said: {words[-300:]}")
    if len(told) > 5:
        faults.append(f"it was said {len(told)} times")
    return "told" if told and not ended else "told, written" if told else "kept", faults


def reference(home, scenario):
    """A run to which nothing is done, for its calls."""
    scenario.prepare(home)
    code, words = scenario.run(home, [])
    assert code == 0, f"{scenario.name}: exit {code}: {words}"
