"""No sink, no terminal and no lack of descriptors or threads holds a session up."""

import fcntl
import os
import pwd
import resource
import signal
import struct
import termios
import time

from suite.checks import Unavailable, check
from suite.home import LONG, SHORT

FLOOD = """#!/usr/bin/env python3
import os, sys, threading
if "--describe" in sys.argv:
    print('{"protocol":[1],"name":"flood","controls":true}'); sys.exit()
def read():
    while os.read(0, 65536): pass
    os._exit(0)
threading.Thread(target=read, daemon=True).start()
lines = b'{"command":"%s"}\\n' * 1000
while True: os.write(1, lines)
"""


def memory(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))


def flooded(home, command, kind):
    home.routine("long", LONG)
    home.sink("flood", FLOOD % command)
    screen = home.terminal("play", "long", "--lead-in", "0s", "--no-questions", "--sink", "console", "--sink", "flood")
    assert screen.until("Wait", 10), screen.words()
    end, peak = time.monotonic() + 3, 0
    while time.monotonic() < end and screen.process.poll() is None:
        screen.look(0.1)
        if screen.process.poll() is None:
            peak = max(peak, memory(screen.pid))
    begun = time.monotonic()
    if screen.process.poll() is None:
        screen.signal(kind) if isinstance(kind, int) else screen.send(kind)
    assert screen.wait(10) is not None, f"it does not end; {peak:.0f} MB"
    spent = time.monotonic() - begun
    assert spent < 4, f"it ended after {spent:.1f} s"
    assert peak < 60, f"{peak:.0f} MB"
    return screen


@check("a sink that floods with 'toggle' neither fills the memory nor delays SIGTERM", alone=True)
def toggles(home):
    flooded(home, "toggle", signal.SIGTERM)


@check("a sink that floods with 'restart' neither fills the memory nor delays the key q", alone=True)
def restarts(home):
    flooded(home, "restart", "q")


@check("the bell rings on at one terminal while another is held", alone=True)
def held_terminal(home):
    if os.geteuid() != 0:
        raise Unavailable("not root, so nobody can be logged in")
    home.routine("short", SHORT)
    held, side = os.openpty()
    free, other = os.openpty()
    os.set_blocking(side, False)
    try:
        while True:
            os.write(side, b"x" * 4096)
    except BlockingIOError:
        termios.tcflow(side, termios.TCOOFF)
    logins, before = "/run/utmp", None
    if os.path.exists(logins):
        with open(logins, "rb") as file:
            before = file.read()
    name = pwd.getpwuid(os.geteuid()).pw_name
    try:
        with open(logins, "ab") as file:
            for end in (side, other):
                line = os.ttyname(end).removeprefix("/dev/").encode()
                file.write(struct.pack("hi32s4s32s256shhiii4i20s", 7, os.getpid(), line, line[-4:], name.encode(),
                                       b"", 0, 0, 0, int(time.time()), 0, 0, 0, 0, 0, b""))
        result = home.run("play", "short", "--lead-in", "0s", "--unattended", "--sink", "bell:to=all", seconds=14)
        fcntl.fcntl(free, fcntl.F_SETFL, os.O_NONBLOCK)
        try:
            rung = os.read(free, 4096)
        except BlockingIOError:
            rung = b""
        assert result.code == 0, result
        assert rung.count(b"\a") >= 3, f"the other terminal got {rung!r}"
    finally:
        if before is None:
            os.unlink(logins)
        else:
            with open(logins, "wb") as file:
                file.write(before)
        termios.tcflow(side, termios.TCOON)
        for descriptor in (held, side, free, other):
            os.close(descriptor)


@check("with 4 to 16 descriptors a session ends with an exit code, and soon")
def few_descriptors(home):
    home.routine("short", SHORT)
    faults = []
    for count in range(4, 17):
        def before():
            resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
        log = home.join("work/few.log")
        for more in (["--dry-run"], ["--unattended", "--sink", "console", "--sink", f"log:path={log}", "--sink", "bell"]):
            result = home.run("play", "short", "--lead-in", "0s", *more, seconds=8, before=before)
            if result.code is None or result.code < 0 or result.code >= 128:
                faults.append(f"{count} descriptors, {more[0]}: {result.code}")
    assert not faults, "\n".join(faults)


@check("ten sinks that never answer --describe are asked all at once", alone=True)
def slow_descriptions(home):
    for number in range(10):
        home.sink(f"slow{number}", "#!/bin/sh\nexec sleep 30\n")
    begun = time.monotonic()
    result = home.run("sinks", seconds=25)
    spent = time.monotonic() - begun
    assert result.code == 0, result
    assert spent < 4.5, f"{spent:.1f} s"
