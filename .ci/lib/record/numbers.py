"""No number of a file reaches arithmetic unchecked."""

import json
import os
import time

from suite import past
from suite.checks import check

HUGE = [9223372036854775807, -9223372036854775808, 9007199254740993, 10 ** 18, -1, -100000, 0, 1e308, 1e18, 10 ** 40]


def quick_and_whole(home, faults, what, *arguments, seconds=4):
    begun = time.monotonic()
    result = home.run(*arguments, seconds=seconds)
    if result.code is None or result.code < 0 or result.code >= 128:
        faults.append(f"{what}: {' '.join(arguments)}: exit {result.code} after {time.monotonic() - begun:.1f} s")
    return result


@check("a programme begun on any day neither traps nor hangs")
def programme_days(home):
    faults = []
    for day in HUGE:
        home.write("state/limber/programme.json", '{"v":1,"programme":"walk-first","day":%r,"date":"2026-01-01"}' % day)
        for command in (["today"], ["programme", "status"], ["report"]):
            quick_and_whole(home, faults, f"day {day}", *command)
    assert not faults, "\n".join(faults)


@check("a report of a programme begun by a clock at 1970 with 2,000 sessions takes less than 3 s", alone=True)
def programme_of_1970(home):
    home.write("state/limber/programme.json", '{"v":1,"programme":"walk-first","day":0,"date":"1970-01-01"}')
    past.keep(home, *[past.calf(number * 0.35) for number in range(2000, 0, -1)])
    begun = time.monotonic()
    result = home.run("report", seconds=20)
    assert result.code == 0 and time.monotonic() - begun < 3, f"{time.monotonic() - begun:.1f} s, {result.code}"


@check("no number of a reminder traps or hangs")
def reminders(home):
    faults = []
    for key in ("created", "pausedUntil", "snoozedUntil", "testAt", "grace"):
        for number in HUGE:
            entry = {"id": "a", "routine": "warm-up", "schedule": {"at": "07:00", "on": "daily"}, "by": ["terminal"],
                     "created": 1795276877, key: number}
            for command in (["list"], ["run", "a"], ["pause", "a", "--yes"], ["doctor"]):
                home.write("config/limber/reminders.json", {"version": 1, "reminders": [entry]})
                quick_and_whole(home, faults, f"{key} {number}", "remind", *command, seconds=6)
    assert not faults, "\n".join(faults)


@check("no number of a history line traps or hangs")
def history_lines(home):
    faults = []
    lines = past.calf(1)
    for number in HUGE:
        changed = json.loads(json.dumps(lines))
        for line in changed:
            for part in [line, *line.get("doses", [])]:
                for key in ("did", "target", "min", "max", "planned", "pain", "effort"):
                    if key in part:
                        part[key] = number
        past.keep(home, changed)
        for command in (["history"], ["history", "--csv"], ["report"], ["progress", "calf-step-stretch"],
                        ["history", "show", lines[0]["id"][:8]], ["today"]):
            quick_and_whole(home, faults, str(number), *command)
    assert not faults, "\n".join(faults)


@check("no number of a kept place traps or hangs")
def places(home):
    home.routine("short")
    screen = home.terminal("play", "short", "--lead-in", "0s", "--no-questions")
    assert screen.until("Lean", 10), screen.words()
    screen.send("q")
    screen.wait()
    folder = home.join("state/limber/positions")
    name = next(name for name in os.listdir(folder) if name.endswith(".json"))
    place = json.loads(home.read(os.path.join(folder, name)))
    faults = []
    for key in ("leadIn", "step", "elapsed", "repetitions", "target"):
        for number in HUGE[:6]:
            changed = json.loads(json.dumps(place))
            for part in [changed, *changed.get("targets", [])]:
                if key in part:
                    part[key] = number
            home.write(os.path.join(folder, name), changed)
            quick_and_whole(home, faults, f"{key} {number}", "resume", "--unattended", "--no-inhibit", "--speed", "100",
                            seconds=4)
    assert not faults, "\n".join(faults)


@check("pain beyond 10 is no pain")
def pain(home):
    past.keep(home, past.calf(12), past.calf(10), past.calf(8, pain=99), past.calf(4, pain=10 ** 18))
    report, history = home.run("report"), home.sessions()
    assert report.code == 0 and "99" not in report.out and "1000000" not in report.out, report
    assert not any(session["pain"] and session["pain"] > 10 for session in history), history
    assert "pain of" not in home.run("progress", "calf-step-stretch").out
