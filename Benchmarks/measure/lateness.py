"""Lateness of events as an outside program sees them, beside cyclictest; and drift.

limber plays repetitions of 25 ms with --events into a pipe; a small reader notes on the monotonic
clock when each line arrives. An event is due at its `at` on the session's clock. Where that clock's
zero lies is read from the kernel: while limber sleeps, /proc shows how long its timer has yet to
run, so now plus that, and plus the 2 ms by which it goes off ahead of a deadline
(DispatchScheduler.lead), is the due instant of the event that arrives next. (Where /proc does not tell,
the earliest event counts as punctual, and a line says so.) cyclictest (SCHED_OTHER, the same
interval) runs at the same time and reports how late it was woken itself; limber's event has been
through one more program, the reader, when it is timed.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from bisect import bisect
from pathlib import Path

import peers
from machine import LIMBER, READER, Folder
from routines import paced, write
from table import duration

INTERVAL, EVENTS = 0.025, 600
LEAD = 2_000_000


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
        with open(received, "wb") as output, open(folder.path / "errors", "wb") as errors:
            reader = subprocess.Popen([READER], stdin=subprocess.PIPE, stdout=output)
            limber = subprocess.Popen(
                [LIMBER, "play", routine, "--events", "--unattended", "--lead-in", "0s"],
                stdin=subprocess.DEVNULL,
                stdout=reader.stdin,
                stderr=errors,
                env=folder.environment,
            )
            reader.stdin.close()
            deadlines = timer_deadlines(limber)
            reader.wait()
        if limber.returncode != 0:
            return (folder.path / "errors").read_text().strip()[:200] or "limber failed"
        return lateness(received.read_text(), deadlines)


def timer_deadlines(process):
    """Samples the instants, in nanoseconds, for which a process's timer is set, until it ends."""
    deadlines = []
    while process.poll() is None:
        time.sleep(0.317)
        for info in sorted(Path(f"/proc/{process.pid}/fdinfo").glob("*")):
            try:
                text = info.read_text()
            except OSError:
                continue
            now = time.monotonic_ns()
            fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
            if fields.get("clockid", "").strip() == "1":
                seconds, nanoseconds = fields["it_value"].strip(" ()").split(",")
                left = int(seconds) * 1_000_000_000 + int(nanoseconds)
                if left:
                    deadlines.append(now + left + LEAD)
    return deadlines


def lateness(text, deadlines):
    """How late each event of the middle came, from the reader's lines."""
    arrivals, instants = [], []
    for line in text.splitlines():
        arrival, event = line.split("\t", 1)
        event = json.loads(event)
        if event["kind"] == "phaseStarted":
            arrivals.append(int(arrival))
            instants.append(round(event["at"] * 1e9))
    if len(arrivals) < 100:
        return f"only {len(arrivals)} events came"
    # The first event is part of the start.
    arrivals, instants = arrivals[1:], instants[1:]
    zeros = []
    for deadline in deadlines:
        place = bisect(arrivals, deadline)
        if place < len(arrivals) and arrivals[place] - deadline < 5_000_000:
            zeros.append(deadline - instants[place])
    if len(zeros) >= 5:
        zero = statistics.median(zeros)
    else:
        print("the kernel does not tell the due instants: the earliest event counts as punctual")
        zero = min(arrival - instant for arrival, instant in zip(arrivals, instants))
    return [(arrival - instant - zero) / 1e9 for arrival, instant in zip(arrivals, instants)]


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
