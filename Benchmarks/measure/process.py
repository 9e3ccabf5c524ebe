"""Running whole processes and reading what they cost."""

import os
import statistics
import time
from dataclasses import dataclass


@dataclass
class Cost:
    """What one process took: seconds of real time, seconds of processor time, KiB at its peak."""

    seconds: float
    processor: float
    memory: int
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
    return Cost(
        ended - begun,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss,
        os.waitstatus_to_exitcode(status),
    )


def median_of(costs):
    """The medians of several costs of the same thing."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.memory for cost in costs),
        max(cost.code for cost in costs),
    )


def interleaved(programs, environment, times):
    """The median cost of each named program, run in turn so that all see the same machine."""
    costs = {name: [] for name in programs}
    for _ in range(times):
        for name, arguments in programs.items():
            costs[name].append(run(arguments, environment))
    return {name: median_of(each) for name, each in costs.items()}
