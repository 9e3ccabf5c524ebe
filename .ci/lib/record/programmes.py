"""A programme counts what was done, and what is due is said once."""

import datetime
import json
import re

from suite import past
from suite.checks import check

from .done import begin

TASKS = {"cooldown-walk": ("/steps/0", "Walk"), "calf-step-stretch": ("/steps/1", "Heel drop")}


def task(home, routine, days, pain=1, together=None):
    """A session of one shipped routine (or several together), completed as a player would record it."""
    steps = []
    for name in together or [routine]:
        shown = home.shown.setdefault(name, home.run("show", name, "--json", "--dose", "min").json())
        steps += list(played(name, shown))
    return past.session(together or routine, days, steps, pain=pain, minutes=0)


def played(name, value):
    """Every timed step and all repetitions of a plan, done."""
    for step in find_steps(value):
        path = step.get("path", "/steps/0")
        if step["type"] == "timed":
            yield past.timed(step.get("routine", name), path, step.get("name") or "Step", seconds=60)
        elif step["type"] == "reps":
            yield past.reps(step.get("routine", name), path, step.get("name") or "Step", 8)


def find_steps(value):
    if isinstance(value, dict):
        if value.get("type") in ("timed", "reps") and ("path" in value or "index" in value or "name" in value):
            yield value
        else:
            for item in value.values():
                yield from find_steps(item)
    elif isinstance(value, list):
        for item in value:
            yield from find_steps(item)


def follow(home, programme, weeks, leaving_out=(), **more):
    """Does all that 'limber today' says, a day after the other; each day is now for the program.

    The past is moved back by a day before each new one, so that no clock is touched.
    """
    home.shown = {}
    done = []
    for day in range(weeks * 7):
        begin(home, programme, day)
        past.keep(home, *[task(home, None, day - when, together=names) for when, names in done])
        due = [name for name in home.run("today", "--json").json().get("due", []) if name not in leaving_out]
        if due:
            done.append((day, due))
    begin(home, programme, weeks * 7)
    past.keep(home, *[task(home, None, weeks * 7 - when, together=names) for when, names in done])
    return done


@check("who does all that 'limber today' says comes through walk-first")
def walk_first(home):
    follow(home, "walk-first", 5)
    status = home.run("programme", "status").out
    assert "finished" in status.lower(), status
    report = home.run("report", "--weeks", "5").out
    assert "100 %" in report, f"prescribed rest is called missed: {report}"


@check("who does all that 'limber today' says comes through ease-back")
def ease_back(home):
    follow(home, "ease-back", 6)
    status = home.run("programme", "status").out
    assert "finished" in status.lower(), status


@check("who leaves the walks out does not come through walk-first")
def no_walks(home):
    follow(home, "walk-first", 3, leaving_out=("cooldown-walk", "walk-run"))
    status = home.run("programme", "status").out
    assert "week 1" in status, status


@check("rest that a programme prescribes is not missed and breaks no streak")
def rest_days(home):
    done = follow(home, "walk-first", 2)
    days = len({day for day, _ in done})
    report = home.run("report").out
    assert "✗" not in report.split("✗ missed")[0], report
    streak = re.search(r"longest (\d+) day", report)
    assert streak and int(streak.group(1)) >= days, f"{days} days done: {report}"


@check("a foot soak does not stand for a calf stretch")
def another_routine(home):
    created = int((datetime.datetime.now() - datetime.timedelta(days=8)).timestamp())
    home.write("config/limber/reminders.json", {"version": 1, "reminders": [
        {"id": "calf", "routine": "calf-step-stretch", "schedule": {"at": "00:01", "on": "daily"}, "by": ["terminal"],
         "created": created}]})
    home.shown = {}
    past.keep(home, *[task(home, "foot-soak", days) for days in (5, 4, 3, 2)])
    report = home.run("report", "--json").json()
    text = json.dumps(report)
    assert '"adherence"' not in text or report_done(report) == 0, text
    assert "4 of" not in home.run("report").out, home.run("report")


def report_done(report):
    adherence = report.get("adherence") or {}
    return adherence.get("done", adherence.get("completed", 0)) if isinstance(adherence, dict) else 0


@check("'programme start' asks before it drops one")
def asks(home):
    begin(home, "walk-first", 10)
    before = home.read("state/limber/programme.json")
    for name in ("ease-back", "walk-first"):
        result = home.run("programme", "start", name)
        assert result.code != 0 and home.read("state/limber/programme.json") == before, f"{name}: {result}"
        screen = home.terminal("programme", "start", name)
        assert screen.until(r"\[y/N\]|\?", 5), screen.words()
        screen.send("n\n")
        screen.wait(5)
        assert home.read("state/limber/programme.json") == before, screen.words()
