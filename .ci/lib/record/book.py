"""Reminders: the book and the crontab say the same, and of two sessions at once one is played."""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time

from suite.checks import check
from suite.home import LIMBER

BREATH = {"format": 1, "title": "Breath", "steps": [
    {"type": "timed", "name": "Breathe", "cue": "Slowly.", "duration": "1s"}]}


def book(home):
    text = home.read("config/limber/reminders.json")
    return sorted(entry["id"] for entry in json.loads(text)["reminders"]) if text else []


def table(home):
    return sorted(re.findall(r"remind run '?([a-z0-9-]+)", home.read("crontab.txt")))


@check("of two reminders of one minute that play, one plays and none is lost without a word")
def one_plays(home):
    home.routine("breath", BREATH)
    home.write("config/limber/settings.json", {"leadIn": "0s"})
    for name in "ab":
        log = home.join(f"work/{name}.log")
        result = home.run("remind", "add", "breath", "--id", name, "--cron", "* * * * *", "--play", "--sink",
                          f"log:path={log}", "--yes")
        assert result.code == 0, result
    played = []
    # Each lock of the first is late, and the second comes at every place between two of them.
    for late in range(2, 6):
        shutil.rmtree(home.state, ignore_errors=True)
        slow = threading.Thread(target=lambda: home.execute(
            ["strace", "-f", "-qq", "-o", home.join("trace"), "-e", "trace=flock", "-e",
             "inject=flock:delay_enter=150000:when=1..4", LIMBER, "remind", "run", "a"], seconds=15))
        slow.start()
        time.sleep(0.15 + 0.075 * late)
        home.run("remind", "run", "b", seconds=15)
        slow.join()
        played.append(len([line for line in home.lines() if line["kind"] == "start"]))
    assert max(played) == 1, f"sessions of each minute: {played}"


def standing_still(home):
    """Starts an addition and waits until the table is about to be written."""
    assert home.run("remind", "add", "warm-up", "--at", "7:00", "--yes", seconds=15).code == 0
    home.write("hold", "")
    process = subprocess.Popen([LIMBER, "remind", "add", "foot-soak", "--at", "8:00", "--yes"], env=home.variables,
                               cwd=home.join("work"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + 15
    while not os.path.exists(home.join("held")):
        assert time.monotonic() < end and process.poll() is None, "it never wrote the table"
        time.sleep(0.05)
    return process


def ended(home, process, kind):
    (os.killpg if kind == signal.SIGKILL else os.kill)(process.pid, kind)
    if kind != signal.SIGKILL:
        # The table's program is as deaf as it likes; Ctrl-C goes to it as well.
        time.sleep(0.2)
        for pid in home.processes("sleep"):
            os.kill(pid, signal.SIGKILL)
    process.wait(10)
    os.unlink(home.join("hold"))


def mended(home):
    """What the next commands say on standard error; book and table are alike after them."""
    result = home.run("remind", "list", seconds=15)
    other = home.run("remind", "add", "ice-pack", "--at", "9:00", "--yes", seconds=15)
    assert other.code == 0, other
    assert book(home) == table(home), f"book {book(home)}, table {table(home)}"
    return result.err + other.err


@check("a kill between book and crontab is found and mended by the next command, which says so")
def killed_between(home):
    ended(home, standing_still(home), signal.SIGKILL)
    was = book(home) != table(home)
    said = mended(home)
    assert not was or re.search("foot-soak|cut short", said), f"nothing is said of it: {said}"


@check("Ctrl-C between book and crontab leaves both alike")
def interrupted_between(home):
    ended(home, standing_still(home), signal.SIGINT)
    was = book(home) != table(home)
    said = mended(home)
    assert not was or re.search("foot-soak|cut short", said), f"nothing is said of it: {said}"


@check("Ctrl-C in the wait for cron's quiet second leaves both alike")
def interrupted_while_waiting(home):
    # From second 59 to 3 of a minute nothing is written to the crontab.
    wait = (59.2 - time.time()) % 60
    time.sleep(wait)
    process = subprocess.Popen([LIMBER, "remind", "add", "foot-soak", "--at", "8:00", "--yes"], env=home.variables,
                               cwd=home.join("work"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    process.wait(10)
    was = book(home) != table(home)
    said = mended(home)
    assert not was or re.search("foot-soak|cut short", said), f"nothing is said of it: {said}"
