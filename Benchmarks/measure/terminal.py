"""Programs on a terminal of their own, and what they cost while they run."""

import fcntl
import os
import pty
import signal
import struct
import termios
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROWS, COLUMNS = 24, 80


class OnTerminal:
    """A program on a pseudo-terminal of 80 by 24, whose output is read and thrown away."""

    def __init__(self, arguments, environment):
        arguments = [str(argument) for argument in arguments]
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            try:
                os.execve(arguments[0], arguments, environment)
            finally:
                os._exit(127)
        self.read = 0
        self.last = b""
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self):
        try:
            while data := os.read(self.master, 1 << 16):
                self.read += len(data)
                self.last = (self.last + data)[-2000:]
        except OSError:
            pass  # the other side is closed

    def end(self):
        return end(self.pid)


def end(pid):
    """Ends a process that was started here, and returns its exit code."""
    os.kill(pid, signal.SIGTERM)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


@dataclass
class Usage:
    """What a process and its children have used so far."""

    processor: float  # seconds
    wakeups: int  # how often a thread went to sleep, which is how often one was woken

    def __sub__(self, earlier):
        return Usage(self.processor - earlier.processor, self.wakeups - earlier.wakeups)


def usage(pid):
    """Asks the kernel, to the nanosecond, without disturbing the process."""
    seconds = wakeups = 0
    for process in (pid, *_children(pid)):
        # The clock of another process's processor time, made as clock_getcpuclockid makes it.
        seconds += time.clock_gettime((~process << 3) | 2)
        for task in Path(f"/proc/{process}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    wakeups += int(line.split()[1])
    return Usage(seconds, wakeups)


def _children(pid):
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _children(int(child))
