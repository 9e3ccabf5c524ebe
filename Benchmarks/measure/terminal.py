"""Programs on a terminal of their own, and what they cost while they run."""

import fcntl
import os
import pty
import signal
import struct
import termios
import threading
import time
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


def processor_time(pid):
    """The seconds that a process and its children have computed so far, to the nanosecond."""
    # The clock of another process's processor time, made as clock_getcpuclockid makes it.
    return sum(time.clock_gettime((~each << 3) | 2) for each in (pid, *_children(pid)))


def resident(pid):
    """The most memory of a process that was resident at once so far, in KiB."""
    return _status(pid, "VmHWM")


def own(pid):
    """The memory of a process that is no file's, in KiB: what it costs beside the program, which any number share."""
    return _status(pid, "RssAnon")


def _status(pid, name):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])


def context_switches(pid):
    """How often a thread of a process or of its children has gone to sleep by itself so far."""
    count = 0
    for each in (pid, *_children(pid)):
        for task in Path(f"/proc/{each}/task").iterdir():
            try:
                status = (task / "status").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended just now
            for line in status.splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    count += int(line.split()[1])
    return count


def _children(pid):
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _children(int(child))
