"""Lateness of events at a healthy sink, with and without a gallery of hostile ones beside it.

The healthy sink is the small reader of the other lateness section, attached as an external sink.
Sessions with and without the others take turns. Whether every event reaches it, in order, is
checked as well.
"""

import json
import statistics
import subprocess

from lateness import EVENTS, INTERVAL, SPEED, lateness, quantile
from machine import LIMBER, READER, Folder
from routines import paced, write
from table import duration

GALLERY = {
    "never-reads": "exec sleep 100",
    "reads-slowly": "while dd bs=1 count=1 >/dev/null 2>&1; do sleep 1; done",
    "ends-at-once": "exit 0",
    "will-not-work": "exit 69",
    "crashes": "read -r line; kill -SEGV $$",
    "floods": "head -c 100000000 /dev/zero; head -c 100000000 /dev/zero >&2; exec cat >/dev/null",
    "ignores-the-end": "trap '' TERM; while :; do sleep 1; done",
    "leaves-a-child": "sleep 100 & exec cat >/dev/null",
    "closes-its-input": "exec <&-; exec sleep 100",
    "starts-slowly": "sleep 30; exec cat >/dev/null",
    "deletes-itself": 'rm -f "$0"; exit 1',
}


def measure(report, options):
    report.heading(
        f"Lateness at a healthy sink, beside {len(GALLERY)} hostile ones",
        f"{EVENTS} events, {INTERVAL * 1000:g} ms apart; median of {options.runs} runs each",
    )
    alone, beset = [], []
    for _ in range(options.runs):
        for runs, others in ((alone, {}), (beset, GALLERY)):
            one = play(others)
            if isinstance(one, str):
                report.absent("hostile sinks", one)
                return
            runs.append(one)
    for share, label, aim in ((0.5, "p50", None), (0.99, "p99", 1.1), (1, "maximum", None)):
        mine = statistics.median(quantile(run, share) for run in beset)
        other = statistics.median(quantile(run, share) for run in alone)
        beside = f"{duration(other)} without them"
        report.row(f"lateness, {label}", duration(mine), beside, mine / other, aim)


def play(others):
    """How late each event came to the healthy sink, or what went wrong."""
    with Folder() as folder:
        received = folder.path / "received"
        install(folder, "healthy", f"exec '{READER}' >'{received}'")
        for name, body in others.items():
            install(folder, name, body)
        routine = write(folder.path / "beat.json", [paced(EVENTS, INTERVAL)])
        arguments = [LIMBER, "play", routine, "--unattended", "--lead-in", "0s"]
        arguments += ["--speed", str(SPEED)]
        for name in ("healthy", *others):
            arguments += ["--sink", name]
        environment = {**folder.environment, "LIMBER_PLUGIN_PATH": str(folder.path)}
        played = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment
        )
        if played.returncode != 0:
            return played.stderr.strip()[-200:] or f"it ended with {played.returncode}"
        text = received.read_text()
    events = [json.loads(line.split("\t", 1)[1]) for line in text.splitlines()]
    numbers = [event["seq"] for event in events if "seq" in event]
    beats = sum(event["kind"] == "phaseStarted" for event in events)
    if beats != EVENTS or numbers != sorted(numbers) or events[-1]["kind"] != "sessionEnded":
        return f"{beats} of {EVENTS} events came, the last of them {events[-1]['kind']}"
    return lateness(text)


def install(folder, name, body):
    path = folder.path / f"limber-sink-{name}"
    path.write_text(f'#!/bin/sh\n[ "$1" = --describe ] && exit 1\n{body}\n')
    path.chmod(0o755)
