"""Programs at the socket that mean no good, and names that become something else."""

import os
import shutil
import stat
import subprocess
import time

from suite.checks import Unavailable, check
from suite.home import LIMBER

from .session import Client, Session, sockets, until

ASK = """import socket, sys
s = socket.socket(socket.AF_UNIX)
s.settimeout(10)
s.connect(sys.argv[1])
try:
    print(len(s.recv(100)))
except OSError:
    print(0)
"""


@check("sessions that start at once each have a socket that answers", alone=True)
def together(home):
    home.routine("tempo")
    for _ in range(5):
        playing = [
            subprocess.Popen(
                [LIMBER, "play", "tempo", "--unattended", "--sink", "log"], env=home.variables,
                cwd=home.join("work"), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(4)]
        try:
            def alive():
                try:
                    return sum(Client(path).line()["kind"] == "hello" for path in sockets(home)) == 4
                except (OSError, TypeError):
                    return False
            until(alive)
        finally:
            for process in playing:
                process.kill()
                process.wait()


@check("a program that takes nothing is cut off after 10 s, and no sooner", alone=True)
def deaf(home):
    with Session(home) as session:
        client = Client(session.path)
        client.line()
        client.socket.setblocking(False)
        begun = time.monotonic()
        last = begun
        # Its answers pile up until the session has no room for more of them.
        while time.monotonic() - last < 1:
            try:
                client.socket.send(b'{"command":"status"}\n')
                last = time.monotonic()
            except BlockingIOError:
                time.sleep(0.05)
            assert time.monotonic() - begun < 30
        stopped = time.monotonic()

        # It was bound under another name, which is the one that the system goes on to show.
        bound = "/." + os.path.basename(session.path)

        def is_cut():
            with open("/proc/net/unix") as file:
                return not any(line.rstrip().endswith(bound) and line.split()[5] == "03" for line in file)
        until(is_cut, seconds=20)
        assert time.monotonic() - stopped > 5, time.monotonic() - stopped
        assert home.run("status").code == 0


@check("a socket that becomes a link, a folder or a file is not gone through and not taken away")
def replaced(home):
    for kind in ("link", "folder", "file"):
        with Session(home) as session:
            os.unlink(session.path)
            if kind == "link":
                home.write("mine", "mine")
                os.symlink(home.join("mine"), session.path)
            elif kind == "folder":
                os.mkdir(session.path)
            else:
                home.write(os.path.relpath(session.path, home.path), "mine")
            nothing = home.run("ctl", "pause")
            assert nothing.code == 69 and nothing.err == "limber: nothing plays\n", nothing
            assert session.process.poll() is None
            session.end()
            mode = os.lstat(session.path).st_mode
            assert {"link": stat.S_ISLNK, "folder": stat.S_ISDIR, "file": stat.S_ISREG}[kind](mode)
        with Session(home) as after:
            assert home.run("ctl", "pause").code == 0
            after.end()
        os.rmdir(session.path) if kind == "folder" else os.unlink(session.path)


@check("another user's program is hung up on: by its user, by a namespace, by a set user id", alone=True)
def strangers(home):
    debian = "/usr/bin/python3"
    if os.getuid() or not all(map(shutil.which, ("setpriv", "unshare", debian))):
        raise Unavailable("that takes root, setpriv, unshare and Debian's Python")
    python = home.join("python")
    shutil.copy(os.path.realpath(debian), python)
    os.chown(python, 65534, 65534)
    os.chmod(python, 0o4755)
    other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    with Session(home) as session:
        for folder in (home.path, home.join("runtime"), os.path.dirname(session.path)):
            os.chmod(folder, 0o755)
        os.chmod(session.path, 0o777)
        ways = {
            "its user": [*other, debian],
            "a namespace": [*other, "unshare", "--user", "--map-root-user", debian],
            "a set user id": [python]}
        for way, command in ways.items():
            result = subprocess.run([*command, "-c", ASK, session.path], capture_output=True, text=True)
            assert result.stdout == "0\n", (way, result)
        assert session.process.poll() is None
        own = subprocess.run([debian, "-c", ASK, session.path], capture_output=True, text=True)
        assert own.stdout == "100\n", own


@check("somebody else's socket, or a program that does not answer, is told as what it is")
def impostor(home):
    import socket
    folder = home.join("runtime/limber")
    os.mkdir(folder, 0o700)
    silent = socket.socket(socket.AF_UNIX)
    silent.bind(os.path.join(folder, "aaaaaaaa.sock"))
    silent.listen(1)
    begun = time.monotonic()
    nothing = home.run("status")
    assert nothing.code == 69 and time.monotonic() - begun < 6, nothing
    # With as many waiting as it has room for, nobody waits in front of it for ever.
    waiting = []
    for _ in range(8):
        one = socket.socket(socket.AF_UNIX)
        one.setblocking(False)
        try:
            one.connect(os.path.join(folder, "aaaaaaaa.sock"))
        except BlockingIOError:
            pass
        waiting.append(one)
    assert home.run("status").code == 69
    with Session(home) as session:
        assert home.run("ctl", "pause").code == 0
        session.end()
