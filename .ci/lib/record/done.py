"""What counts as done."""

import datetime

from suite import past
from suite.checks import check

# Six days of the first week of a programme that was begun eight days ago.
WEEK = (7, 6, 5, 4, 3, 2)
WITH_REST = {"format": 1, "title": "Rested", "steps": [
    {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "1s"},
    {"type": "rest", "duration": "40s"},
    {"type": "reps", "name": "Hop", "cue": "Hop.", "reps": {"min": 2, "max": 5}}]}


def start(home, *more):
    home.routine("rested", WITH_REST)
    return home.terminal("play", "rested", "--lead-in", "0s", "--no-questions", "--no-inhibit", "--plain", *more)


def hopped(screen):
    """Goes through the repetitions at the end."""
    assert screen.until("Press Enter when", 10), screen.words()
    screen.look(0.3)
    screen.send("\r")
    assert screen.wait(10) == 0, screen.words()


def play(home):
    """Plays a session attended, its rest cut short."""
    screen = start(home)
    assert screen.until(r"\nRest, 40", 10), screen.words()
    screen.look(0.3)
    screen.send("d")
    hopped(screen)
    return home.sessions()[-1]


def comfortable(home, routine):
    """What is said of how many sessions counted."""
    return home.run("progress", routine).out


@check("a rest that was cut short does not spoil a session")
def short_rest(home):
    assert play(home)["outcome"] == "completed"
    said = comfortable(home, "rested")
    assert "one comfortable session" in said, said


@check("a step that was played again does not spoil a session")
def repeated(home):
    screen = start(home)
    assert screen.until("Hold, 1", 10)
    screen.look(0.4)
    screen.send("r")
    assert screen.until(r"\nRest, 40", 10), screen.words()
    screen.look(0.3)
    mark = screen.mark()
    screen.send("b")
    assert screen.until(r"\nRest, 40", 10, since=mark), screen.words()
    screen.look(0.3)
    screen.send("d")
    hopped(screen)
    said = comfortable(home, "rested")
    assert "one comfortable session" in said, said
    assert not [step for step in home.sessions()[-1]["steps"] if step["outcome"] == "skipped"], home.sessions()


@check("three sessions with cut rests let the dose rise")
def rises(home):
    for _ in range(3):
        assert play(home)["outcome"] == "completed"
    days = iter((12, 10, 8))
    ids = {}
    lines = home.lines()
    for line in lines:
        ids.setdefault(line["id"], None)
    shift = dict(zip(ids, days))
    for line in lines:
        if "time" in line:
            line["time"] = past.moment(shift[line["id"]] - (0.001 if line["kind"] == "end" else 0))
    # Who never says how it was does not rise.
    past.keep(home, lines, [{"v": 1, "kind": "rating", "id": list(ids)[-1], "pain": 0}])
    value = home.run("progress", "rested").out
    assert "3 repetitions" in value, value


@check("skipping everything is no session")
def nothing(home):
    home.routine("short")
    screen = home.terminal("play", "short", "--lead-in", "0s", "--no-questions", "--no-inhibit")
    assert screen.until("Hold", 10)
    screen.look(0.15)
    # Another key in between: one that is held skips one step only.
    screen.send("n.n")
    assert screen.wait(10) == 0, screen.words()
    assert "✓ Session done" not in screen.words(), screen.words()
    assert home.sessions()[-1]["outcome"] != "completed", home.sessions()
    report = home.run("report").out
    assert "✓ " not in report.split("✓ done")[0] and "streak 0 days" in report, report


@check("six times the last step does not pass a programme's week")
def last_step_only(home):
    week_of(home, "short")
    # One that was really played says how the others are written.
    home.routine("short")
    screen = home.terminal("play", "short", "--from", "2", "--lead-in", "0s", "--no-questions", "--no-inhibit")
    assert screen.wait(10) == 0, screen.words()
    real = home.lines()
    sessions = []
    for day in WEEK:
        sessions.append([dict(line, id=f"{day:08}-0000-0000-0000-000000000000", **(
            {"time": past.moment(day)} if "time" in line else {}))
            for line in real])
    past.keep(home, *sessions)
    status = home.run("programme", "status").out
    assert "week 1" in status, status


def week_of(home, routine, times=6, begun=8):
    """A programme of one routine, begun that many days ago."""
    home.write("data/limber/programmes/mine.json", {
        "format": 1, "title": "Mine", "cautions": ["Stop when it hurts."], "weeks": [
            {"name": "One", "weeks": 1, "routines": [{"routine": routine, "perWeek": times}], "goOn": {"sessions": times}},
            {"name": "Two", "weeks": 1, "routines": [{"routine": routine, "perWeek": times}], "goOn": {"sessions": times}}]})
    begin(home, "mine", begun)


def begin(home, programme, ago):
    """The programme as begun so many days ago."""
    day = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=ago)
    number = (day - datetime.date(1970, 1, 1)).days
    home.write("state/limber/programme.json", {"v": 1, "programme": programme, "day": number, "date": day.isoformat()})


@check("an included routine that was never reached was not done")
def never_reached(home):
    # Of two routines in one session the second was never begun.
    past.keep(home, past.session(["cooldown-walk", "foot-soak"], 1, [past.timed(
        "cooldown-walk", "/steps/0", "Walk", False, 300) | {"outcome": "partial", "did": 9000}], outcome="stopped"))
    screen = home.terminal("play", "foot-soak", "--no-inhibit")
    screen.until("this week|Fill a bowl", 4)
    screen.look(0.3)
    assert "second" not in screen.words(), screen.words()


@check("a session at another speed is kept, marked and counts for nothing")
def rehearsal(home):
    screen = start(home, "--speed", "40")
    hopped(screen)
    assert len(home.sessions()) == 1, "it is not kept"
    said = home.run("progress", "rested").out
    assert "one comfortable session" not in said, said
    report = home.run("report").out
    assert "✓ " not in report.split("✓ done")[0], report
    assert "rehears" in (home.run("history").out + home.run("history", "--json").out).lower(), home.run("history")
    week_of(home, "rested", begun=0)
    today = home.run("today", "--json").json()
    assert today["routines"][0]["done"] == 0, today


@check("of six unattended sessions a programme's week is not passed")
def unattended(home):
    week_of(home, "short")
    home.routine("short")
    steps = [past.timed("short", "/steps/0", "Hold", seconds=1), past.timed("short", "/steps/1", "Lean", seconds=1)]
    past.keep(home, *[past.session("short", day, steps, unattended=True, minutes=0) for day in WEEK])
    status = home.run("programme", "status").out
    assert "week 1" in status, status
    past.keep(home, *[past.session("short", day, steps, minutes=0) for day in WEEK])
    status = home.run("programme", "status").out
    assert "week 2" in status, f"six that were attended pass it: {status}"
