"""Nothing is written through what another has planted, and no secret is left behind."""

import os
import signal
import socket
import stat
import subprocess
import time

from suite import past
from suite.checks import Unavailable, check
from suite.home import LONG


@check("a report is not written through a link that another has planted")
def planted_link(home):
    past.keep(home, past.calf(2))
    secret = home.write("secret.txt", "mine")
    open_to_all = home.join("shared")
    os.mkdir(open_to_all)
    os.chmod(open_to_all, 0o1777)
    os.symlink(secret, os.path.join(open_to_all, "report.html"))
    os.lchown(os.path.join(open_to_all, "report.html"), 65534, 65534)
    os.chown(open_to_all, 65534, 65534)
    home.run("report", "--html", os.path.join(open_to_all, "report.html"))
    assert home.read("secret.txt") == "mine", "the file behind the link was replaced"


def broker(home):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home.write("broker.conf", f"listener {port} 127.0.0.1\nallow_anonymous true\n")
    try:
        process = subprocess.Popen(["/usr/sbin/mosquitto", "-c", home.join("broker.conf")],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Unavailable("there is no mosquitto")
    time.sleep(0.5)
    return process, port


def with_password(home, variables, then):
    process, port = broker(home)
    try:
        home.routine("long", LONG)
        home.write("password", "abracadabra\n")
        home.variables = {key: value for key, value in home.variables.items() if key not in variables}
        path = os.path.join(home.data, "routines/long.json")
        screen = home.terminal("play", path, "--lead-in", "0s", "--no-inhibit", "--sink", "console", "--sink",
                               f"mqtt:port={port},user=me,password-file={home.join('password')}")
        assert screen.until("Wait", 10), screen.words()
        time.sleep(1)
        then(screen)
    finally:
        process.kill()
        process.wait()


def holding(folder):
    found = []
    for parent, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(parent, name)
            try:
                if stat.S_ISREG(os.lstat(path).st_mode):
                    with open(path, "rb") as file:
                        if b"abracadabra" in file.read():
                            found.append(path)
            except OSError:
                pass
    return found


@check("a killed mqtt sink leaves no password behind")
def no_password(home):
    def killed(screen):
        for _ in range(2):
            for pid in home.processes("limber-sink-mqtt"):
                os.kill(pid, signal.SIGKILL)
            time.sleep(1.5)
        screen.send("q")
        screen.wait(15)
    with_password(home, (), killed)
    os.unlink(home.join("password"))
    assert not holding(home.path), holding(home.path)


@check("without a home of its own the mqtt sink writes no secret below /tmp")
def no_secret_in_tmp(home):
    before = set(os.listdir("/tmp"))

    def looked(screen):
        shared = [f"/tmp/limber-{os.geteuid()}"] + [
            os.path.join("/tmp", name) for name in set(os.listdir("/tmp")) - before if name.startswith("limber-")
            and not name.startswith("limber-suite")]
        found = [path for folder in shared for path in holding(folder)]
        screen.send("q")
        screen.wait(15)
        assert not found, found
    with_password(home, ("HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"), looked)


@check("no template of a sink writes to /tmp")
def templates(home):
    for language in ("sh", "python", "swift"):
        result = home.run("sinks", "new", f"lamp{language}", "--language", language, "-o", home.join("work"))
        # Without a compiler one of Swift is written all the same.
        assert result.code in (0, 69), result
    written = [os.path.join(parent, name) for parent, _, names in os.walk(home.join("work")) for name in names]
    assert written
    for path in written:
        with open(path) as file:
            assert "/tmp" not in file.read(), path
