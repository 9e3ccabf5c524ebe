"""A training that was interrupted and gone on with is one."""

import glob
import json
import os

from suite import past
from suite.checks import check

HOPS = {"format": 1, "title": "Hops", "summary": "Hops.", "limits": {"perWeek": 3}, "steps": [
    {"type": "reps", "name": "Hop", "cue": "Hop.", "reps": {"min": 2, "max": 5}},
    {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "3s"}]}


def interrupted(home, kind=None, name="hops"):
    """Does the repetitions, and is stopped in the second step by a key or a signal."""
    home.routine(name, HOPS)
    screen = home.terminal("play", name, "--lead-in", "0s", "--no-questions", "--no-inhibit")
    assert screen.until("Hop", 10), screen.words()
    screen.look(1.3)
    screen.send("\r")
    assert screen.until("Hold", 10), screen.words()
    screen.look(1.2)
    screen.send("q") if kind is None else screen.signal(kind)
    screen.wait(10)
    screen.end()


def gone_on(home, *arguments):
    screen = home.terminal("resume", *arguments, "--no-questions", "--no-inhibit")
    while screen.wait(1.5) is None:
        if "Get ready" not in screen.words()[-400:]:
            screen.send("\r")
        if len(screen.words()) > 200_000:
            break
    return screen


@check("a session that was resumed is one: one in the report, one for limits, and it counts for growth")
def one(home):
    interrupted(home)
    screen = gone_on(home)
    assert screen.process.returncode == 0, screen.words()
    starts = [line for line in home.lines() if line["kind"] == "start"]
    assert len(starts) == 2 and starts[1].get("resumes") == starts[0]["id"], starts
    said = home.run("progress", "hops").out
    assert "one comfortable session" in said, said
    screen = home.terminal("play", "hops", "--no-inhibit")
    screen.until("this week|Hop", 5)
    screen.look(0.3)
    assert "third" not in screen.words(), screen.words()
    report = home.run("report").out
    assert "hops  2 sessions" not in report.lower(), report


@check("after kill -9 the first half keeps the minutes that its lines show")
def minutes(home):
    steps = [past.timed("calf-step-stretch", "/steps/1", "Heel drop", seconds=600)]
    past.keep(home, past.session("calf-step-stretch", 1, steps, outcome=None, minutes=20))
    report = home.run("report", "--json")
    assert "10" in home.run("history").out, home.run("history")
    assert report.code == 0


@check("'fmt' or a mended typo does not make 'resume' refuse")
def laid_out(home):
    interrupted(home)
    changed = dict(HOPS, summary="Some hops.", cautions=["Stop when it hurts."])
    home.write("data/limber/routines/hops.json", json.dumps(changed))
    assert home.run("fmt", os.path.join(home.data, "routines/hops.json")).code == 0
    screen = gone_on(home)
    assert screen.process.returncode == 0 and home.ends()[-1]["outcome"] == "completed", screen.words()


@check("a step that has changed makes 'resume' refuse")
def changed(home):
    interrupted(home)
    other = json.loads(json.dumps(HOPS))
    other["steps"].insert(0, {"type": "timed", "name": "New", "cue": "New.", "duration": "2s"})
    home.write("data/limber/routines/hops.json", other)
    result = home.run("resume", "--unattended", "--no-inhibit", seconds=20)
    assert result.code not in (0, None) and len(home.ends()) == 1, result


@check("a place of a deleted routine blocks nobody, and 'resume --list' and '--forget' know it")
def deleted(home):
    interrupted(home)
    interrupted(home, name="gone")
    os.unlink(os.path.join(home.data, "routines/gone.json"))
    listed = home.run("resume", "--list")
    assert listed.code == 0 and "hops" in listed.out.lower(), listed
    screen = gone_on(home)
    assert screen.process.returncode == 0 and home.ends()[-1]["outcome"] == "completed", screen.words()
    def places():
        return glob.glob(os.path.join(home.state, "positions", "*.json"))

    if places():
        id = json.loads(home.read(places()[0]))["session"]
        result = home.run("resume", "--forget", id[:8])
        if result.code != 0:
            result = home.run("resume", "--forget", "gone")
        if result.code != 0:
            result = home.run("resume", "--forget")
        assert result.code == 0 and not places(), result
