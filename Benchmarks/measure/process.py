"""Running whole processes and reading what they cost."""

import os
import signal
import statistics
import time
from dataclasses import dataclass

import peers
from machine import WORK


@dataclass
class Cost:
    """What one process took: seconds of real time and of processor time, and its exit code."""

    seconds: float
    processor: float
    code: int


def run(arguments, environment, output=os.devnull, errors=os.devnull, stdin=os.devnull):
    """Runs a program to its end, with as little of our own as can be in the measured time."""
    arguments = [str(argument) for argument in arguments]
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, str(stdin), os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(output), write, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, str(errors), write, 0o600),
    ]
    begun = time.monotonic()
    pid = os.posix_spawn(arguments[0], arguments, environment, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    ended = time.monotonic()
    processor = usage.ru_utime + usage.ru_stime
    return Cost(ended - begun, processor, os.waitstatus_to_exitcode(status))


def until_first_output(arguments, environment):
    """The seconds until a program has written something; it is then asked to end."""
    arguments = [str(argument) for argument in arguments]
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    begun = time.monotonic()
    pid = os.posix_spawn(arguments[0], arguments, environment, file_actions=actions)
    os.close(writing)
    written = os.read(reading, 1)
    ended = time.monotonic()
    os.close(reading)
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    return ended - begun if written else None


def peak_memory(arguments, environment):
    """The KiB that a program holds at its peak, or None.

    GNU time starts it, because the peak that a process reports begins with that of whoever
    started it, and a Python holds more than limber does.
    """
    measure = peers.debian("time", "time")
    if measure is None:
        return None
    written = WORK / "peak-memory"
    run([measure, "--format=%M", f"--output={written}", *arguments], environment)
    return int(written.read_text().split()[-1])


def median_of(costs):
    """The medians of several costs of the same thing."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        max(cost.code for cost in costs),
    )


def interleaved(programs, environment, times):
    """The median cost of each named program, run in turn so that all see the same machine."""
    costs = {name: [] for name in programs}
    for _ in range(times):
        for name, arguments in programs.items():
            costs[name].append(run(arguments, environment))
    return {name: median_of(each) for name, each in costs.items()}
