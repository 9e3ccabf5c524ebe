"""A session bus of a check's own, what is on it, and limber playing with it."""

import contextlib
import json
import os
import signal
import subprocess
import time

from suite.home import LIMBER

NAME = "org.mpris.MediaPlayer2.limber.instance"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
HOLDS = {
    "format": 1, "title": "Holds & more", "steps": [
        {"type": "timed", "name": "Hold", "cue": "Breathe.", "duration": "10m", "sides": "each"},
        {"type": "prompt", "cue": "Go to the wall."},
        {"type": "timed", "name": "Lean", "cue": "Lean.", "duration": "10m"},
        {"type": "choice", "question": "Which?", "options": [
            {"label": "One", "steps": [{"type": "timed", "name": "A", "cue": "A.", "duration": "5m"}]},
            {"label": "Two", "default": True, "steps": [
                {"type": "timed", "name": "B", "cue": "B.", "duration": "5m"}]}]}]}


def until(condition, what, seconds=20):
    """Waits until something is so, and answers what it came to."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)


class Desk:
    """A bus, and all that is started on it, which ends with it."""

    def __init__(self, home, **variables):
        self.home = home
        self.started = []
        self.terminals = []
        # The shell ends with its input, and the bus with the shell.
        self.bus = subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=home.variables)
        self.variables = home.variables | variables | {"DBUS_SESSION_BUS_ADDRESS": self.bus.stdout.readline().strip()}
        home.routine("holds", HOLDS)

    def close(self):
        for process in self.started:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe:
                    pipe.close()
        for number in self.terminals:
            os.close(number)
        self.leave()
        self.bus.stdout.close()

    def leave(self):
        """Ends the bus."""
        self.bus.stdin.close()
        self.bus.wait(10)

    def start(self, *command, **options):
        process = subprocess.Popen(
            command, env=self.variables, cwd=self.home.join("work"), start_new_session=True, **options)
        self.started.append(process)
        return process

    def ask(self, *command, code=0):
        """Runs a program on the bus and answers with what it printed."""
        result = self.home.execute(list(command), variables=self.variables)
        assert code is None or result.code == code, f"{command}: {result}"
        return (result.out if code == 0 else result.said).strip()

    # Programs of others

    def playerctl(self, *arguments, name=None, code=0):
        chosen = ["--player", name] if name else []
        return self.ask("playerctl", *chosen, *arguments, code=code)

    def busctl(self, *arguments, code=0):
        return self.ask("busctl", "--user", *arguments, code=code)

    def player(self, name, status="Playing", volume=1.0):
        return Other(self, name, status, volume)

    # limber

    def play(self, *arguments, sink="mpris", steps=True):
        return Session(self, sink, *arguments, steps=steps)


class Other:
    """Another player on the bus."""

    def __init__(self, desk, name, status, volume):
        self.desk, self.name = desk, name
        self.log = desk.home.join(f"work/{name}.log")
        script = os.path.join(os.path.dirname(__file__), "player.py")
        self.process = desk.start("/usr/bin/python3", script, name, status, str(volume), self.log)
        until(self.deeds, f"{name} is ready")

    def deeds(self):
        with contextlib.suppress(FileNotFoundError):
            with open(self.log) as file:
                return file.read().split("\n")[:-1]
        return []

    @property
    def status(self):
        return self.desk.playerctl("status", name=self.name)

    @property
    def volume(self):
        return round(float(self.desk.playerctl("volume", name=self.name)), 3)

    def tell(self, *words):
        self.desk.playerctl(*words, name=self.name)

    def becomes(self, status=None, volume=None):
        if status:
            until(lambda: self.status == status, f"{self.name} is {status}: {self.deeds()}")
        if volume is not None:
            until(lambda: self.volume == volume, f"{self.name} is at {volume}: {self.deeds()}")


class Session:
    """limber playing, before somebody who touches no key."""

    def __init__(self, desk, sink, *arguments, steps=True):
        self.desk = desk
        self.events = desk.home.join(f"events-{time.monotonic_ns()}.jsonl")
        log = open(self.events, "w")
        # A terminal, so that somebody could be there: questions wait.
        desk.terminals += os.openpty()
        self.process = desk.start(
            LIMBER, "play", "holds", "--lead-in", "0", "--no-inhibit", "--events",
            *("--sink", sink), *arguments, stdin=desk.terminals[-1], stdout=log, stderr=subprocess.PIPE)
        log.close()
        if steps:
            self.comes("stepStarted", "Hold")
            until(lambda: self.sink, "the sink is on the bus")

    @property
    def sink(self):
        """The number of the sink's process, once it is on the bus with a step."""
        mine = set(self.desk.home.processes("limber-sink-mpris"))
        names = self.desk.busctl("list", "--no-legend").split("\n")
        for name in (line.split()[0] for line in names if line.startswith(NAME)):
            number = int(name[len(NAME):])
            if number in mine and self.children(number):
                with_step = self.desk.busctl("get-property", name, PATH, PLAYER, "Metadata")
                return number if "xesam:title" in with_step else None
        return None

    def children(self, number):
        """Whether a process was started by this limber."""
        with open(f"/proc/{number}/stat") as file:
            return int(file.read().rsplit(")", 1)[1].split()[1]) == self.process.pid

    def lines(self):
        with open(self.events) as file:
            return [json.loads(line) for line in file.read().split("\n")[:-1]]

    def comes(self, kind, name="", count=1, **facts):
        """Waits until so many events of a kind have come, of a step."""
        def found():
            return [
                line for line in self.lines()
                if line["kind"] == kind and name in line.get("step", {}).get("name", "")
                and all(line.get(key) == value for key, value in facts.items())][count - 1:]
        told = [(line["kind"], line.get("by")) for line in self.lines()]
        return until(found, f"{kind} {name} {facts} after {told}")[0]

    def end(self, number=signal.SIGTERM):
        """Ends limber, and answers with what it said to the person."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=20)[1].decode()


@contextlib.contextmanager
def desk(home, **variables):
    here = Desk(home, **variables)
    try:
        yield here
    finally:
        here.close()
