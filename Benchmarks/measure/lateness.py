"""Lateness of events as an outside program sees them, beside cyclictest; and drift.

limber plays repetitions of 25 ms with --events into a pipe; a small reader notes when each line
arrives. Each event says at what civil time it was due (`time`, cut off to the millisecond) and how
long after the session's zero (`at`, exactly). Played at a speed of 1.0007 the due instants wander
through the millisecond, and that one of 600 which falls next to its end tells the zero to within
two microseconds. cyclictest (SCHED_OTHER, the same interval) runs at the same time and reports how
late it was woken itself; limber's event has been through one more program, the reader, when it is
timed.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from datetime import datetime

import peers
from machine import LIMBER, READER, Folder
from routines import paced, write
from table import duration

INTERVAL, EVENTS, SPEED = 0.025, 600, 1.0007


def measure(report, options):
    for title, loaded in (("idle", False), ("both cores loaded", True)):
        report.heading(
            f"Lateness of events, {title}",
            f"{EVENTS} events, {INTERVAL * 1000:g} ms apart; median of {options.runs} runs",
        )
        runs = []
        for _ in range(options.runs):
            one = with_load(beside_cyclictest) if loaded else beside_cyclictest()
            if isinstance(one, str):
                report.absent("lateness", one)
                return
            runs.append(one)
        compare(report, runs)
    drift(report, options.drift_minutes)


def compare(report, runs):
    for share, label, aim in ((0.5, "p50", 2), (0.99, "p99", 1.5), (1, "maximum", None)):
        own = statistics.median(quantile(mine, share) for mine, _ in runs)
        others = [quantile(theirs, share) for _, theirs in runs if theirs]
        if not others:
            report.row(f"lateness, {label}", duration(own))
            continue
        other = statistics.median(others)
        report.row(
            f"lateness, {label}", duration(own), f"{duration(other)} cyclictest", own / other, aim
        )


def drift(report, minutes):
    report.heading(f"Drift over {minutes:g} minutes", "the first 100 events beside the last 100")
    interval = 0.1
    session = listen(interval, int(minutes * 60 / interval))
    if isinstance(session, str):
        report.absent("drift", session)
        return
    first, last = statistics.median(session[:100]), statistics.median(session[-100:])
    report.row("lateness, p50, last beside first", duration(last), duration(first), last / first, 2)


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


# What limber does.


def beside_cyclictest():
    """The lateness of limber's events and of cyclictest's wake-ups in seconds, or a reason."""
    cyclictest = start_cyclictest()
    own = listen(INTERVAL, EVENTS)
    theirs = finish_cyclictest(cyclictest) if cyclictest else []
    return own if isinstance(own, str) else (own, theirs)


def listen(interval, count):
    """Plays events at an interval and returns how late each came, in seconds."""
    with Folder() as folder:
        routine = write(folder.path / "beat.json", [paced(count, interval)])
        received = folder.path / "received"
        arguments = [LIMBER, "play", routine, "--events", "--unattended", "--lead-in", "0s"]
        with open(received, "wb") as output, open(folder.path / "errors", "wb") as errors:
            reader = subprocess.Popen([READER], stdin=subprocess.PIPE, stdout=output)
            limber = subprocess.Popen(
                [*arguments, "--speed", str(SPEED)],
                stdin=subprocess.DEVNULL,
                stdout=reader.stdin,
                stderr=errors,
                env=folder.environment,
            )
            reader.stdin.close()
            limber.wait()
            reader.wait()
        if limber.returncode != 0:
            return (folder.path / "errors").read_text().strip()[:200] or "limber failed"
        return lateness(received.read_text())


def lateness(text):
    """How late each event came, from the reader's lines; the first is part of the start."""
    arrivals, instants, times = [], [], []
    for line in text.splitlines():
        arrival, event = line.split("\t", 1)
        event = json.loads(event)
        if event["kind"] == "phaseStarted":
            arrivals.append(int(arrival))
            instants.append(event["at"] * 1e9 / SPEED)
            times.append(datetime.fromisoformat(event["time"]).timestamp() * 1e9)
    if len(arrivals) < 100:
        return f"only {len(arrivals)} events came"
    # An event was due within the millisecond that follows its time.
    zero = min(time - instant for time, instant in zip(times, instants)) + 1e6
    late = [arrival - instant - zero for arrival, instant in zip(arrivals, instants)]
    return [nanoseconds / 1e9 for nanoseconds in late[1:]]


# What cyclictest does.


def start_cyclictest():
    cyclictest = peers.debian("cyclictest", "rt-tests")
    if cyclictest is None:
        return None
    arguments = [cyclictest, "--threads=1", "--policy=other", f"--interval={INTERVAL * 1e6:.0f}"]
    arguments += [f"--loops={EVENTS}", "--histogram=50000", "--quiet"]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def finish_cyclictest(process):
    """Every latency it counted, in seconds; those beyond its histogram at its maximum."""
    output, _ = process.communicate()
    values = []
    for line in output.splitlines():
        if line.startswith("# Max Latencies:"):
            most = int(line.split(":")[1]) / 1e6
        elif line and line[0].isdigit():
            microseconds, count = line.split()
            values += [int(microseconds) / 1e6] * int(count)
    return values + [most] * (EVENTS - len(values))


# Load.


def with_load(work):
    """Does some work while as many busy loops run as there are cores."""
    loops = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count())
    ]
    time.sleep(1)
    try:
        return work()
    finally:
        for loop in loops:
            loop.terminate()
            loop.wait()
