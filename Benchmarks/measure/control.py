"""A session that is asked, told and followed from outside, beside one that is left alone.

Nobody connected: sessions with and without a socket play the same long step, side by side, and what
their threads' voluntary context switches and their files grow by is compared. Followed: 16 programs,
of which one hangs and one asks as much as it can, follow a session of events 25 ms apart, in turn
with one that nobody follows. Told: each command's answer is timed, which comes behind its events.
`limber status --follow` is watched over a stretch of a long step and counted up to an hour.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time

from lateness import lateness, quantile
from machine import LIMBER, READER, Folder
from process import interleaved
from routines import paced, timed, write
from table import duration
from terminal import context_switches, processor_time

STRETCH, COMMANDS, FOLLOWERS = 30, 500, 16
INTERVAL, EVENTS, SPEED = 0.025, 600, 1.0007

FOLLOW = """
import select, socket, sys, time
path, count = sys.argv[1], int(sys.argv[2])
def connect():
    one = socket.socket(socket.AF_UNIX)
    one.connect(path)
    one.sendall(b'{"command":"follow"}\\n')
    return one
guests = [connect() for _ in range(count)]
hung, flooding = guests[0], guests[1]
reading = guests[1:]
print("ready", flush=True)
while reading:
    for one in select.select(reading, [], [], 0.01)[0]:
        try:
            if not one.recv(65536):
                reading.remove(one)
        except OSError:
            reading.remove(one)
    try:
        flooding.send(b'{"command":"status"}\\n' * 5, socket.MSG_DONTWAIT)
    except OSError:
        pass
"""


def measure(report, options):
    alone(report)
    followed(report, options.runs)
    told(report)
    asked(report)
    follower(report)


class Played:
    """A session that plays one step for long, without a display."""

    def __init__(self, folder, *options, name="one", steps=None):
        self.home = folder.path / name
        (self.home / "run").mkdir(parents=True, mode=0o700)
        self.environment = folder.environment | {
            "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home / "run")}
        routine = write(self.home / "long.json", steps or [timed(3600)])
        self.process = subprocess.Popen(
            [LIMBER, "play", routine, "--unattended", "--sink", "log", "--lead-in", "0s", *options],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)

    def connect(self):
        path = self.socket()
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(10)
        connection.connect(str(path))
        lines = connection.makefile("rb")
        json.loads(lines.readline())
        return connection, lines

    def socket(self):
        for _ in range(500):
            for path in (self.home / "run" / "limber").glob("*.sock"):
                return path
            time.sleep(0.01)
        raise RuntimeError("no socket")

    def written(self):
        """Bytes and calls that wrote since it began."""
        with open(f"/proc/{self.process.pid}/io") as file:
            fields = dict(line.split(": ") for line in file)
        return int(fields["wchar"]), int(fields["syscw"])

    def end(self):
        self.process.terminate()
        self.process.wait()


def alone(report):
    report.heading("Nobody connected", f"{STRETCH} s of a long step, side by side")
    with Folder() as folder:
        open_, closed = Played(folder, name="open"), Played(folder, "--no-control", name="closed")
        try:
            time.sleep(8)
            before = [(context_switches(one.process.pid), *one.written()) for one in (open_, closed)]
            time.sleep(STRETCH)
            after = [(context_switches(one.process.pid), *one.written()) for one in (open_, closed)]
        finally:
            open_.end(), closed.end()
        mine, other = [[b - a for a, b in zip(*pair)] for pair in zip(before, after)]
        for what, with_, without in zip(("context switches", "bytes written", "writes"), mine, other):
            # One switch more or less is where the stretch was cut.
            ratio = with_ / without if without else float(with_)
            report.row(
                f"with a socket: {what}", str(with_), f"{without} without",
                1.0 if abs(with_ - without) <= 1 else ratio, 1)


def followed(report, runs):
    report.heading(
        f"{FOLLOWERS} programs that follow, one hung, one flooding",
        f"lateness of {EVENTS} events, {INTERVAL * 1000:g} ms apart; median of {runs} runs, in turn")
    with_, without = [], []
    for _ in range(runs):
        for count, into in ((0, without), (FOLLOWERS, with_)):
            late = listen(count)
            if isinstance(late, str):
                return report.absent("lateness while followed", late)
            into.append(late)
    for share, label, aim in ((0.5, "p50", None), (0.99, "p99", 1.1)):
        mine = statistics.median(quantile(late, share) for late in with_)
        other = statistics.median(quantile(late, share) for late in without)
        report.row(
            f"lateness while followed, {label}", duration(mine), f"{duration(other)} alone",
            mine / other, aim)


def listen(followers):
    """How late each event came to a reader, in seconds, while so many programs follow."""
    with Folder() as folder:
        routine = write(folder.path / "beat.json", [timed(2), paced(EVENTS, INTERVAL)])
        received = folder.path / "received"
        run = folder.path / "run"
        run.mkdir(mode=0o700)
        guests = None
        with open(received, "wb") as output:
            reader = subprocess.Popen([READER], stdin=subprocess.PIPE, stdout=output)
            limber = subprocess.Popen(
                [LIMBER, "play", routine, "--events", "--unattended", "--lead-in", "0s", "--speed", str(SPEED)],
                stdin=subprocess.DEVNULL, stdout=reader.stdin, stderr=subprocess.DEVNULL,
                env=folder.environment | {"XDG_RUNTIME_DIR": str(run)})
            reader.stdin.close()
            if followers:
                for _ in range(200):
                    paths = list((run / "limber").glob("*.sock"))
                    if paths:
                        break
                    time.sleep(0.005)
                guests = subprocess.Popen(
                    [sys.executable, "-c", FOLLOW, str(paths[0]), str(followers)], stdout=subprocess.PIPE)
                guests.stdout.readline()
            limber.wait()
            reader.wait()
            if guests:
                guests.kill()
                guests.wait()
        return lateness(received.read_text())


def told(report):
    report.heading("Commands", f"{COMMANDS} of them, 25 ms apart")
    with Folder() as folder:
        session = Played(folder)
        try:
            connection, lines = session.connect()
            took = []
            for number in range(COMMANDS):
                time.sleep(0.025)
                begun = time.monotonic()
                connection.sendall(b'{"command":"toggle"}\n')
                answer = json.loads(lines.readline())
                took.append(time.monotonic() - begun)
                assert answer["changed"], answer
        finally:
            session.end()
    for share, label, aim in ((0.5, "p50", None), (0.99, "p99", 1)):
        mine = quantile(took, share)
        report.row(f"a command has acted, {label}", duration(mine), "5 ms", mine / 0.005, aim)


def asked(report):
    report.heading("limber status, once", "median of 200 starts each, in turn")
    with Folder() as folder:
        session = Played(folder)
        try:
            session.connect()[0].close()
            costs = interleaved(
                {"status": [LIMBER, "status"], "version": [LIMBER, "--version"]}, session.environment, 200)
        finally:
            session.end()
    status, version = costs["status"], costs["version"]
    if status.code:
        return report.absent("limber status", f"it ends with {status.code}")
    report.row(
        "limber status", duration(status.seconds), f"{duration(version.seconds)} --version",
        status.seconds / version.seconds, 2)


def follower(report):
    report.heading("limber status --follow", f"{STRETCH} s of a long step, counted up to an hour")
    with Folder() as folder:
        session = Played(folder)
        session.socket()
        formats = {"with a running time": "{step} {left}", "without": "{state} {step}"}
        follows = {
            name: subprocess.Popen(
                [LIMBER, "status", "--follow", "--format", form], env=session.environment,
                stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
            for name, form in formats.items()}
        try:
            time.sleep(3)
            before = {name: context_switches(one.pid) for name, one in follows.items()}
            cpu = {name: processor_time(one.pid) for name, one in follows.items()}
            time.sleep(STRETCH)
            for (name, one), allowed in zip(follows.items(), (STRETCH, 0)):
                switches = context_switches(one.pid) - before[name]
                spent = processor_time(one.pid) - cpu[name]
                ratio = switches / allowed if allowed else float(switches)
                report.row(
                    f"{name}: wake-ups in an hour", f"{switches * 3600 // STRETCH}",
                    f"{allowed * 3600 // STRETCH}, {spent * 3600 / STRETCH:.1f} s of processor",
                    ratio, 1 if allowed else 0)
        finally:
            for one in follows.values():
                one.kill()
                one.wait()
            session.end()
