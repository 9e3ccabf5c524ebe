"""Processor time and wake-ups in a minute of a session, beside termdown.

A step of 20 minutes is played on the stage of a terminal, and with the log sink only; so are
repetitions with a tempo, whose bar moves on the stage. termdown counts down the same 20 minutes on a
terminal of the same size. All four run at once. When what the start
needed is over, which takes eight seconds at most (a worker thread that has nothing to do ends after
five), their processor time is read, and a minute later again; and their threads' voluntary context
switches four times a second in between. Quarters of a second in which there is any count as one
time awake where they follow each other.
"""

import itertools
import os
import statistics
import time
from dataclasses import dataclass

import peers
from machine import LIMBER, Folder
from routines import timed, write
from table import duration, mebibytes
from terminal import OnTerminal, context_switches, end, own, processor_time, resident

SETTLING, MINUTE = 8, 60


@dataclass
class Minute:
    """What a process and its children used in a minute."""

    processor: float
    switches: int
    times_awake: int
    # The most memory that was resident, in KiB, of the process alone; a system that maps files in large pieces makes
    # that nearly the whole program.
    memory: int
    # What of it is no file's, in KiB.
    own: int


def measure(report, options):
    report.heading("A minute of a session", f"median of {options.runs} runs, side by side")
    runs = []
    for _ in range(options.runs):
        one = minute()
        if isinstance(one, str):
            report.absent("a minute of a session", one)
            return
        runs.append(one)
    names = runs[0].keys()
    cost = {
        name: Minute(
            statistics.median(run[name].processor for run in runs),
            statistics.median(run[name].switches for run in runs),
            statistics.median(run[name].times_awake for run in runs),
            statistics.median(run[name].memory for run in runs),
            statistics.median(run[name].own for run in runs),
        )
        for name in names
    }
    live, paced, log = cost["live"], cost["paced"], cost["log"]
    termdown = cost.get("termdown")

    def beside(what, mine, aim):
        if termdown is None:
            report.row(f"{what}: processor time", duration(mine.processor))
            return
        report.row(
            f"{what}: processor time",
            duration(mine.processor),
            f"{duration(termdown.processor)} termdown",
            mine.processor / termdown.processor,
            aim,
        )

    beside("the stage, a step", live, 1 / 12)
    beside("the stage, repetitions", paced, 1 / 12)
    beside("log only", log, 1 / 100)
    shown = (("the stage, a step", live), ("the stage, repetitions", paced), ("log only", log))
    for what, mine in shown:
        woken = f"{termdown.switches:g} termdown" if termdown else ""
        report.row(f"{what}: context switches", f"{mine.switches:g}", woken)
    for what, mine, most in (("the stage, a step", live, 12), ("log only", log, 8)):
        report.memory(f"{what}: resident memory, beside {most} MiB", mine.memory, most * 1024, 1)
        report.row(f"{what}: memory that is not the program's file", mebibytes(mine.own))
    # The step has no event in this minute; its place to resume from is kept once in 10 s.
    kept = MINUTE // 10
    report.row(
        "log only: times awake",
        f"{log.times_awake:g}",
        f"{kept} times the place is kept",
        log.times_awake / kept,
        1,
    )


def minute():
    """What each program used in a minute, or why limber could not be measured."""
    with Folder() as folder:
        routine = write(folder.path / "long.json", [timed(20 * 60)])
        play = [LIMBER, "play", routine]
        tempo = [
            {"cue": "Lower the heel", "duration": "3s"},
            {"cue": "Hold", "duration": "2s"},
            {"cue": "Rise", "duration": "2s"},
        ]
        reps = {"type": "reps", "name": "Heel drop", "reps": 90, "tempo": tempo}
        stair = write(folder.path / "stair.json", [dict(reps, sides="alternate")])
        shown = ["--sink", "console"]
        running = {
            "live": OnTerminal([*play, *shown], folder.environment),
            "paced": OnTerminal([LIMBER, "play", stair, *shown], folder.environment),
        }
        python = peers.pypi("termdown", "termdown")
        if python:
            arguments = [python, python.parent / "termdown", "20m"]
            running["termdown"] = OnTerminal(arguments, folder.environment)
        log = [*play, "--sink", f"log:path={folder.path / 'log'}"]
        pids = {name: program.pid for name, program in running.items()}
        pids["log"] = in_background(log, folder.environment)
        time.sleep(SETTLING)
        try:
            return watch(pids)
        except FileNotFoundError:
            return f"a program ended early: {running['live'].last.decode(errors='replace')[-300:]}"
        finally:
            for pid in pids.values():
                end(pid)


def watch(pids):
    """What each of several processes uses in a minute."""
    processor = {name: processor_time(pid) for name, pid in pids.items()}
    counts = {name: [context_switches(pid)] for name, pid in pids.items()}
    begun = time.monotonic()
    for quarter in range(4 * MINUTE):
        time.sleep(max(0, begun + (quarter + 1) / 4 - time.monotonic()))
        for name, pid in pids.items():
            counts[name].append(context_switches(pid))
    return {
        name: Minute(
            processor_time(pid) - processor[name],
            counts[name][-1] - counts[name][0],
            times_awake(counts[name]),
            resident(pid),
            own(pid),
        )
        for name, pid in pids.items()
    }


def times_awake(counts):
    """How many runs of growing counts there are."""
    grew = [after > before for before, after in itertools.pairwise(counts)]
    return sum(now and not before for before, now in itertools.pairwise([False, *grew]))


def in_background(arguments, environment):
    """Starts a program that has no terminal to read from or write to."""
    arguments = [str(argument) for argument in arguments]
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    return os.posix_spawn(arguments[0], arguments, environment, file_actions=actions)
