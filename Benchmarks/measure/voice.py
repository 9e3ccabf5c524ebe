"""Lateness of a prepared sentence, as the program that plays it is started.

limber plays repetitions of half a second with a voice that was prepared: an engine that copies a file,
which nobody waits for any more when the session runs, and a player that notes when it was started. Each
event says at what time it was due, cut off to the millisecond, so that what is told here is up to a
millisecond too much. The aim is 20 ms at the 99th percentile, of all sentences: one that was left out
counts as late.
"""

import bisect
import json
import statistics
import subprocess
from datetime import datetime

from lateness import quantile, with_load
from machine import LIMBER, PLAYER, Folder
from routines import paced, write
from table import duration

INTERVAL, SENTENCES, AIM = 0.5, 120, 0.020
RATE = 8000


def measure(report, options):
    for title, loaded in (("idle", False), ("both cores loaded", True)):
        report.heading(
            f"Lateness of a prepared sentence, {title}",
            f"{SENTENCES} sentences, {INTERVAL:g} s apart; median of {options.runs} runs",
        )
        runs = []
        for _ in range(options.runs):
            one = with_load(play) if loaded else play()
            if isinstance(one, str):
                report.absent("a prepared sentence", one)
                return
            runs.append(one)
        for share, label, aim in ((0.5, "p50", None), (0.99, "p99", None if loaded else 1)):
            own = statistics.median(quantile(late, share) for late in runs)
            report.row(
                f"a prepared sentence, {label}",
                duration(own),
                f"{duration(AIM)} at most" if aim else "",
                own / AIM if aim else None,
                aim,
            )


def play():
    """How late each sentence was begun, in seconds, or why that cannot be told."""
    with Folder() as folder:
        routine = write(folder.path / "beat.json", [paced(SENTENCES, INTERVAL)])
        programs = folder.path / "bin"
        programs.mkdir()
        (programs / "afplay").symlink_to(PLAYER)
        sound = folder.path / "sound.wav"
        sound.write_bytes(wave(0.3))
        script = programs / "voice"
        script.write_text(f"#!/bin/sh\ncat >/dev/null\nexec cp '{sound}' \"$1\"\n")
        script.chmod(0o700)
        notes = folder.path / "notes"
        environment = dict(folder.environment, LIMBER_NOTES=str(notes))
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        voice = r'speech:prepare=on,on=phases,player=afplay,engine=["voice"\,"{file}"]'
        arguments = [LIMBER, "play", routine, "--events", "--unattended", "--lead-in", "0s"]
        limber = subprocess.run(
            [str(argument) for argument in [*arguments, "--sink", voice]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=environment,
        )
        if limber.returncode != 0 or not notes.exists():
            return limber.stderr.strip()[:200] or "nothing was played"
        due = [
            datetime.fromisoformat(event["time"]).timestamp()
            for event in map(json.loads, limber.stdout.splitlines())
            if event["kind"] == "phaseStarted"
        ]
        late = {}
        for line in notes.read_text().split():
            start = int(line) / 1e9
            index = bisect.bisect_right(due, start) - 1
            if index >= 0:
                late.setdefault(index, start - due[index])
        # A sentence that never came is as late as can be. The first is part of the start.
        return [late.get(index, INTERVAL) for index in range(1, len(due))]


def wave(seconds):
    """A WAV file of one loud channel."""
    samples = b"\x00\x30" * int(seconds * RATE)
    number = int.to_bytes
    head = b"WAVEfmt " + number(16, 4, "little") + b"\x01\x00\x01\x00"
    head += number(RATE, 4, "little") + number(2 * RATE, 4, "little") + b"\x02\x00\x10\x00"
    head += b"data" + number(len(samples), 4, "little")
    return b"RIFF" + number(len(head) + len(samples), 4, "little") + head + samples
