"""`limber watch` beside the session that it shows."""

import os
import signal
import time

from suite.checks import check
from suite.home import LIMBER
from suite.window import Window

from .session import TEMPO, Client, Session, until


def play(window, *options):
    window("send-keys", f"{LIMBER} play tempo --lead-in 0s --no-questions --no-inhibit {' '.join(options)}", "Enter")
    window.until("repetition")


def shown(window):
    """The screen but for its last line, which is about keys, and what a pause says of them."""
    hint = " — space to go on"
    rows = [row.replace(hint, " " * len(hint)).rstrip() for row in window.screen().rstrip().split("\n")]
    return rows[:-1]


def alike(one, two):
    """Whether two windows show the same; what is told of a time is told in whole milliseconds, so that of a figure
    that moves a few dots may stand beside where they are in the session's own window."""
    rows, others = shown(one), shown(two)
    if len(rows) != len(others):
        return False
    differing = [pair for row, other in zip(rows, others)
                 for pair in zip(row.ljust(200), other.ljust(200)) if pair[0] != pair[1]]
    return len(differing) <= 3 and all(cell == " " or "\u2800" < cell <= "\u28ff"
                                       for pair in differing for cell in pair)


@check("watch shows what the session's own screen shows, joined in its middle", alone=True)
def same(home):
    home.routine("tempo", TEMPO)
    with Window(home, "one") as one, Window(home, "two") as two:
        play(one)
        time.sleep(1)
        two("send-keys", f"{LIMBER} watch", "Enter")
        two.until("q leaves")
        drawn = False
        for command in (["pause"], ["next"], ["next"], ["resume"], ["pause"]):
            assert home.run("ctl", *command).code == 0
            if command == ["resume"]:
                time.sleep(2.2)
                continue
            end = time.monotonic() + 5
            while not alike(one, two) or "PAUSE" in "".join(shown(one)):
                assert time.monotonic() < end, "\n".join(shown(one) + ["=" * 80] + shown(two))
                time.sleep(0.1)
            assert "Paused" in one.screen() and "Paused" in two.screen()
            # A figure of the author's own is drawn too.
            drawn = drawn or any("\u2800" < letter <= "\u28ff" for letter in two.screen())
        assert drawn, two.screen()
        # Another one, joined now, shows the same.
        two("send-keys", "q")
        two.until("‖")
        two("send-keys", f"{LIMBER} watch", "Enter")
        two.until("q leaves")
        end = time.monotonic() + 5
        while not alike(one, two):
            assert time.monotonic() < end, "\n".join(shown(one) + ["=" * 80] + shown(two))
            time.sleep(0.1)


@check("in watch q leaves with 0, every other key does nothing, and the session goes on")
def keys(home):
    with Session(home) as session:
        watch = home.terminal("watch")
        assert watch.until("q leaves"), watch.words()
        watch.send(" n!d+-\r\x1b[C12vmh")
        time.sleep(0.5)
        assert watch.process.poll() is None
        watch.send("q")
        assert watch.wait() == 0 and watch.is_as_before()
        assert set(session.kinds()) <= {"sessionStarted", "stepStarted", "phaseStarted", "cue"}


@check("watch counts down a session that has no display of its own, and its ticks end with it", alone=True)
def ticks(home):
    with Session(home) as session:
        assert home.run("ctl", "next").code == 0 and home.run("ctl", "next").code == 0
        client = Client(session.path)
        client.line()
        client.socket.sendall(b'{"command":"follow","events":["tick"]}\n')
        assert client.line()["ok"] and client.line()["kind"] == "status"
        seconds = [client.line()["elapsedSeconds"] for _ in range(3)]
        assert seconds[1] - seconds[0] == 1 and seconds[2] - seconds[1] == 1, seconds
        client.socket.close()
        time.sleep(1.5)
        before = switches(session.process.pid)
        time.sleep(3)
        assert switches(session.process.pid) - before <= 1


def switches(pid):
    """How often the threads of a process gave up the processor to wait."""
    count = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as file:
            count += int(file.read().split("voluntary_ctxt_switches:")[1].split()[0])
    return count


@check("watch ends with the session, with 0 and what became of it")
def ended(home):
    with Session(home) as session:
        watch = home.terminal("watch")
        assert watch.until("q leaves")
        session.end()
        assert watch.wait() == 0, watch.words()
        assert watch.until("Interrupted|interrupted|Stopped|stopped") and watch.is_as_before()


@check("watch says so and ends with 69 where the session is killed")
def killed(home):
    with Session(home) as session:
        watch = home.terminal("watch")
        assert watch.until("q leaves")
        session.end(signal.SIGKILL)
        assert watch.wait() == 69
        assert "is gone: its program was ended" in watch.words() and watch.is_as_before()
    nothing = home.run("watch")
    assert nothing.code == 69 and nothing.err == "limber: nothing plays\n", nothing


@check("watch goes on where the socket's name vanishes, and stays with its own where a second session begins")
def vanished(home):
    with Session(home) as session:
        watch = home.terminal("watch")
        assert watch.until("q leaves")
        os.unlink(session.path)
        with Session(home, routine=TEMPO | {"title": "Second"}) as second:
            mark = watch.mark()
            assert home.run("ctl", "next").code == 0
            time.sleep(0.5)
            assert "Second" not in watch.words()[mark:] and watch.process.poll() is None
            named = home.run("watch", "--plain", "--session", "00000000")
            assert named.code == 69 and "no session that plays" in named.err
            other = home.terminal("watch", "--session", os.path.basename(second.path)[:8])
            assert other.until("Second")
            second.end()
            assert other.wait() == 0
        session.end()
        assert watch.wait() == 0


@check("a watch that becomes narrower, lower, wider leaves one copy", alone=True)
def resized(home):
    home.routine("tempo", TEMPO)
    with Session(home), Window(home) as window:
        assert home.run("ctl", "pause").code == 0
        window("send-keys", f"{LIMBER} watch", "Enter")
        window.until("q leaves")
        for columns, rows in ((40, 12), (60, 24), (100, 30), (80, 24)):
            window("resize-window", "-x", str(columns), "-y", str(rows))
            time.sleep(0.8)
            assert window.screen().count("q leaves") == 1, window.screen()
        window("send-keys", "C-z")
        window.until("Stopped")
        window("send-keys", "fg", "Enter")
        window.until("q leaves")


@check("watch writes plain lines into a pipe, from where the session is, and ends with whoever reads them")
def plain(home):
    with Session(home):
        result = home.execute(["/bin/sh", "-c", f"'{LIMBER}' watch | head -n 3"])
        lines = result.out.splitlines()
        assert len(lines) == 3 and lines[0] == "Tempo" and "Drop" in lines[1], result
        assert not home.processes("watch")


@check("watch gives the terminal back at Ctrl-C, and dies by it")
def interrupted(home):
    with Session(home):
        watch = home.terminal("watch")
        assert watch.until("q leaves")
        watch.send("\x03")
        assert watch.wait() == -signal.SIGINT and watch.is_as_before()
        until(lambda: home.run("status").code == 0)
