"""However a session ends, the terminal, the history and the programs that it started are left in order."""

import os
import signal
import socket
import subprocess
import time

from suite.checks import Unavailable, check
from suite.home import LONG

# A sink that heeds neither its input's end nor a polite signal, and leaves its number behind.
DEAF = """#!/bin/sh
case "$1" in --describe) echo '{"protocol":[1],"name":"deaf"}'; exit 0 ;; esac
echo $$ >> "$HOME/deaf.pids"
trap '' INT TERM HUP PIPE
while :; do sleep 0.2; done
"""


def lives(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


def begin(home, *more):
    home.routine("long", LONG)
    screen = home.terminal("play", "long", "--lead-in", "0s", *more)
    assert screen.until("Wait", 10), screen.words()
    time.sleep(0.3)
    return screen


def pids(home):
    return [int(line) for line in home.read("deaf.pids").split()]


def ended_by(home, kind):
    home.sink("deaf", DEAF)
    screen = begin(home, "--sink", "console", "--sink", "deaf")
    assert until(lambda: pids(home), 5)
    screen.signal(kind)
    code = screen.wait(12)
    assert code is not None, "it did not end"
    assert screen.is_as_before(), f"the terminal is left raw (exit {code})"
    assert [end["outcome"] for end in home.ends()] == ["interrupted"], home.read("state/limber/history.jsonl")
    assert until(lambda: not any(map(lives, pids(home))), 3), "a sink lives on"


@check("Ctrl-C's signal ends a session in order while the machine is kept awake")
def interrupted(home):
    ended_by(home, signal.SIGINT)


@check("SIGTERM ends a session in order while the machine is kept awake")
def terminated(home):
    ended_by(home, signal.SIGTERM)


@check("SIGHUP ends a session in order while the machine is kept awake")
def hung_up(home):
    ended_by(home, signal.SIGHUP)


@check("no thread of a session takes a signal that ends it but the one that waits for signals")
def blocked(home):
    screen = begin(home)
    open_to = []
    for thread in os.listdir(f"/proc/{screen.pid}/task"):
        with open(f"/proc/{screen.pid}/task/{thread}/status") as file:
            mask = int(next(line for line in file if line.startswith("SigBlk")).split()[1], 16)
        if not all(mask >> (kind - 1) & 1 for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)):
            open_to.append(thread)
    assert len(open_to) <= 1, f"{len(open_to)} threads take them"


def mode_is_given_back(home, kind):
    screen = begin(home)
    screen.signal(kind)
    assert screen.wait(5) is not None, "it did not end"
    assert screen.is_as_before(), "the terminal is left raw"


@check("SIGQUIT gives the terminal back")
def quit_signal(home):
    mode_is_given_back(home, signal.SIGQUIT)


@check("SIGALRM gives the terminal back")
def alarm(home):
    mode_is_given_back(home, signal.SIGALRM)


@check("SIGUSR1 gives the terminal back")
def user_signal(home):
    mode_is_given_back(home, signal.SIGUSR1)


@check("three quick Ctrl-C leave no deaf sink")
def three_times(home):
    home.sink("deaf", DEAF)
    screen = begin(home, "--sink", "console", "--sink", "deaf")
    assert until(lambda: pids(home), 5)
    for _ in range(3):
        screen.signal(signal.SIGINT)
        time.sleep(0.15)
    assert screen.wait(5) is not None, "it did not end"
    assert screen.is_as_before(), "the terminal is left raw"
    assert until(lambda: not any(map(lives, pids(home))), 3), "a deaf sink lives on"


@check("a kill -9 of limber takes a sink along that never looks at its input")
def killed(home):
    home.sink("deaf", DEAF)
    screen = begin(home, "--sink", "console", "--sink", "deaf")
    assert until(lambda: pids(home), 5)
    screen.signal(signal.SIGKILL)
    screen.wait(5)
    gone = until(lambda: not any(map(lives, pids(home))), 8)
    for pid in filter(lives, pids(home)):
        os.kill(pid, signal.SIGKILL)
    assert gone, "it lives on"


@check("a kill -9 of limber and of its mqtt sink leaves no mosquitto_pub, and the broker says offline")
def killed_with_broker(home):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home.write("broker.conf", f"listener {port} 127.0.0.1\nallow_anonymous true\n")
    try:
        broker = subprocess.Popen(["/usr/sbin/mosquitto", "-c", home.join("broker.conf")],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Unavailable("there is no mosquitto")
    try:
        def availability():
            return home.run("-p", str(port), "-t", "limber/availability", "-C", "1", "-W", "1",
                            program="/usr/bin/mosquitto_sub").out.strip()
        time.sleep(0.5)
        screen = begin(home, "--sink", "console", "--sink", f"mqtt:port={port}")
        assert until(lambda: availability() == "online", 8), "it never was online"
        sinks = home.processes("limber-sink-mqtt")
        assert sinks, "no sink was found"
        for pid in [*sinks, screen.pid]:
            os.kill(pid, signal.SIGKILL)
        screen.wait(5)
        offline = until(lambda: availability() == "offline", 12)
        left = home.processes("mosquitto_pub")
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        assert offline and not left, f"availability: {availability()!r}, mosquitto_pub: {left}"
    finally:
        broker.kill()
        broker.wait()
