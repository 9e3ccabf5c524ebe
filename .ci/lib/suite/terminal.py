"""A program on a pseudo-terminal, as a person has it before them."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time

CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b.|[\r\a]")


class Terminal:
    """The program's process, what it has drawn, and the keys it is sent."""

    def __init__(self, command, variables, folder, rows=30, columns=100, redirect=None):
        self.descriptors = self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(self.slave)
        self.drawn = b""

        def own():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=redirect or self.slave, stderr=self.slave, env=variables,
            cwd=folder, preexec_fn=own)

    @property
    def pid(self):
        return self.process.pid

    def look(self, seconds=0.0):
        """Takes in what is drawn within that time."""
        if not self.descriptors:
            return
        end = time.monotonic() + seconds
        while select.select([self.master], [], [], max(0, end - time.monotonic()))[0]:
            try:
                piece = os.read(self.master, 65536)
            except OSError:
                return
            if not piece:
                return
            self.drawn += piece

    def words(self):
        """All that was drawn, without what moves the cursor or gives colour."""
        self.look()
        return CONTROL.sub("", self.drawn.decode("utf-8", "replace"))

    def until(self, pattern, seconds=10, since=0):
        """Waits until the pattern is drawn; whether it was."""
        end = time.monotonic() + seconds
        while True:
            if re.search(pattern, self.words()[since:]):
                return True
            if time.monotonic() > end:
                return False
            if self.process.poll() is not None:
                self.look(0.05)
                return re.search(pattern, self.words()[since:]) is not None
            self.look(0.05)

    def mark(self):
        """The place in the words from which to look for what comes next."""
        return len(self.words())

    def send(self, keys):
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, kind):
        os.kill(self.pid, kind)

    def wait(self, seconds=10):
        """The exit code, or None where the program did not end in time."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > end:
                return None
            self.look(0.05)
        self.look(0.02)
        return self.process.returncode

    def is_as_before(self):
        """Whether lines are edited and echoed again, as they were at the start, and the cursor is shown."""
        now = termios.tcgetattr(self.slave)
        shown = self.drawn.rfind(b"\x1b[?25h") >= self.drawn.rfind(b"\x1b[?25l")
        return now[:4] == self.modes[:4] and shown

    def end(self):
        if self.process.poll() is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except OSError:
                self.process.kill()
            self.process.wait()
        # Closed once only: the number may be another's by now.
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors = ()
