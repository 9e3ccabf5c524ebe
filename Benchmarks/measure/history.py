"""A history of 100,000 sessions, beside jq; and what it costs to begin a session behind it.

The history is made up: a session every two hours, three steps and one dose each. `limber history`
and `limber report` read all of it, `jq -c .` parses and prints the same lines; each as one whole
process. A session's start is the time until its first event, behind this history and behind none:
each of these sessions is ended at once and stays in the history.
"""

import datetime
import json
import random
import statistics
from pathlib import Path

import peers
from machine import LIMBER, Folder
from process import interleaved, peak_memory, until_first_output
from table import duration, mebibytes

MANY, FEW = 100_000, 10_000
SHARE_OF_JQ = 0.3
AIM_OF_A_START = 1.2
MEMORY_KIB = 64 * 1024
STATE = ".local/state/limber"


def measure(report, options):
    report.heading("A long history", f"median of {options.runs} runs, in turn")
    with Folder() as folder:
        homes = {count: home(folder, count) for count in (0, FEW, MANY)}
        path = homes[MANY] + f"/{STATE}/history.jsonl"

        def limber(count, *arguments):
            return ["/usr/bin/env", f"HOME={homes[count]}", LIMBER, *arguments]

        programs = {
            "history": limber(MANY, "history"),
            "report": limber(MANY, "report"),
            "few": limber(FEW, "history"),
            "begin": limber(MANY, "show", "calf-step-stretch"),
            "begin anew": limber(0, "show", "calf-step-stretch"),
        }
        jq = peers.debian("jq", "jq")
        if jq:
            programs["jq"] = [jq, "-c", ".", path]
        costs = interleaved(programs, folder.environment, options.runs)
        for name in ("history", "report"):
            if "jq" not in costs:
                report.absent(f"limber {name}", "jq cannot be had")
                continue
            report.row(
                f"limber {name}, {MANY:,} sessions",
                duration(costs[name].seconds),
                f"{duration(costs['jq'].seconds)} jq -c .",
                costs[name].seconds / costs["jq"].seconds,
                SHARE_OF_JQ,
            )
        report.row(
            f"cost of a session, {MANY:,} beside {FEW:,}",
            duration(costs["history"].seconds / MANY),
            duration(costs["few"].seconds / FEW),
            costs["history"].seconds / costs["few"].seconds * FEW / MANY,
            1.25,
        )
        report.row(
            f"doses of a session, behind {MANY:,} sessions",
            duration(costs["begin"].seconds),
            f"{duration(costs['begin anew'].seconds)} behind none",
            costs["begin"].seconds / costs["begin anew"].seconds,
            AIM_OF_A_START,
        )
        starts(report, folder, homes)
        for name in ("history", "report", "begin"):
            memory = peak_memory(programs[name], folder.environment)
            words = " ".join(programs[name][3:])
            report.memory(f"memory of limber {words}, beside 64 MiB", memory, MEMORY_KIB, 1)


def starts(report, folder, homes):
    """How long `limber play` takes until its first event, behind many sessions and behind none."""
    times = {0: [], MANY: []}
    for _ in range(50):
        # What is behind none has not even the session before, but has its folders.
        Path(f"{homes[0]}/{STATE}/history.jsonl").unlink(missing_ok=True)
        for count, each in times.items():
            environment = {**folder.environment, "HOME": homes[count]}
            play = [LIMBER, "play", "calf-step-stretch", "--events"]
            each.append(until_first_output(play, environment))
    if None in times[0] + times[MANY]:
        report.absent("limber play --events", "it prints nothing")
        return
    none, many = (statistics.median(each) for each in times.values())
    report.row(
        f"start of a session, behind {MANY:,} sessions",
        duration(many),
        f"{duration(none)} behind none",
        many / none,
        AIM_OF_A_START,
    )


def home(folder, count):
    """A home folder with a history of so many sessions, the last of them today."""
    path = folder.path / f"home-{count}"
    state = path / STATE
    state.mkdir(parents=True)
    numbers = random.Random(7)
    first = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=2 * count)
    with open(state / "history.jsonl", "w") as file:
        for number in range(count):
            for line in session(number, first + datetime.timedelta(hours=2 * number), numbers):
                print(json.dumps({"v": 1, **line}, separators=(",", ":")), file=file)
    return str(path)


def session(number, begun, numbers):
    """The lines of one session."""
    identity = f"{number:08x}-0000-4000-8000-{number:012x}"
    time = begun.isoformat(timespec="milliseconds")
    routine = ("calf-step-stretch", "leg-elevation", "cooldown-walk")[number % 3]
    yield {
        "kind": "start",
        "id": identity,
        "time": time,
        "routines": [{"id": routine, "hash": f"{number:016x}"}],
        "planned": 117.5,
    }
    for step in range(3):
        yield {
            "kind": "step",
            "id": identity,
            "routine": routine,
            "path": f"/steps/{step}",
            "name": "Heel drop",
            "side": "left",
            "target": 8,
            "did": 8,
            "outcome": "done",
        }
    dose = {
        "routine": routine,
        "path": "/steps/1",
        "unit": "repetitions",
        "name": "Heel drop",
        "min": 8,
        "max": 10,
        "target": 8,
        "did": 8,
    }
    yield {"kind": "doses", "id": identity, "doses": [dose]}
    yield {"kind": "end", "id": identity, "time": time, "outcome": "completed", "did": 112}
    yield {"kind": "rating", "id": identity, "effort": 3, "pain": numbers.randrange(3)}
