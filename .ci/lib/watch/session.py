"""A session that plays without a display, and programs at its socket."""

import glob
import json
import os
import signal
import socket
import subprocess
import time

from suite.home import LIMBER

TEMPO = {
    "format": 1, "title": "Tempo", "cautions": ["Stop when it hurts."], "steps": [
        {"type": "reps", "name": "Drop", "cue": "Drop.", "reps": 20, "sides": "each",
         "figure": {"view": "side", "poses": {"up": {"near": {"thigh": 2}}, "down": {"near": {"thigh": 60, "shin": -60}}}},
         "tempo": [{"cue": "Lower", "duration": "3s"}, {"cue": "Rise", "duration": "1s"}]},
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "10m"}]}


class Session:
    def __init__(self, home, *options, routine=TEMPO):
        self.home = home
        home.routine("tempo", routine)
        before = set(sockets(home))
        self.events = home.join(f"events-{time.monotonic_ns()}")
        with open(self.events, "w") as out:
            self.process = subprocess.Popen(
                [LIMBER, "play", "tempo", "--unattended", "--events", "--lead-in", "0s", *options],
                cwd=home.join("work"), env=home.variables, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.PIPE)
        until(lambda: "stepStarted" in self.text())
        self.path = next(iter(set(sockets(home)) - before), None)

    def text(self):
        with open(self.events) as file:
            return file.read()

    def kinds(self):
        return [json.loads(line)["kind"] for line in self.text().splitlines() if line.endswith("}")]

    def end(self, kind=signal.SIGTERM):
        self.process.send_signal(kind)
        return self.process.communicate(timeout=20)[1].decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


class Client:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(20)
        self.socket.connect(path)
        self.rest = b""

    def line(self):
        while b"\n" not in self.rest:
            try:
                more = self.socket.recv(65536)
            except (ConnectionError, TimeoutError):
                return None
            if not more:
                return None
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def ask(self, **request):
        self.socket.sendall(json.dumps(request).encode() + b"\n")
        return self.line()


def sockets(home):
    return glob.glob(os.path.join(home.join("runtime/limber"), "*.sock"))


def until(condition, seconds=10):
    """Waits for something; answers it."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.02)
