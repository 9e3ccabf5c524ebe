"""The pedals of the pages, and those that `limber sinks new --controls` makes."""

import os
import re
import subprocess

from suite.checks import check
from suite.home import LIMBER, ROOT

from .session import Session, until

PAGE = os.path.join(ROOT, "Sources/LimberEvents/LimberEvents.docc/ExternalSinks.md")


def example(language, word):
    """The program of the page in that language that has the word."""
    with open(PAGE) as file:
        found = re.findall(rf"```{language}\n(.*?)```", file.read(), re.S)
    return next(text for text in found if word in text)


def press(pipe, text, session, kind):
    """Writes to a pipe until an event has come of it."""
    count = session.kinds().count(kind)
    with open(os.open(pipe, os.O_RDWR), "w") as writer:
        writer.write(text)
        writer.flush()
        until(lambda: session.kinds().count(kind) > count)


@check("the pedal of the page, in 12 lines of Python, pauses and goes on")
def python(home):
    text = example("python", "pedal")
    assert len(text.strip().split("\n")) == 12
    home.sink("pedal", text)
    device = home.join("device")
    os.mkfifo(device)
    # Held open, so that the pedal does not end between two presses.
    held = os.open(device, os.O_RDWR)
    with Session(home, "--sink", f"pedal:device={device}") as session:
        press(device, "x", session, "paused")
        press(device, "x", session, "resumed")
        assert '"controller":"pedal"' in session.text()
        session.end()
    os.close(held)
    until(lambda: not home.processes("limber-sink-pedal"))


@check("the pedal of the page, in shell over limber ctl, pauses and goes on")
def shell(home):
    path = home.write("pedal", example("sh", "limber ctl"), 0o755)
    os.symlink(LIMBER, home.join("bin/limber"))
    device = home.join("device")
    os.mkfifo(device)
    # Held open, so that the pedal does not end between two presses.
    held = os.open(device, os.O_RDWR)
    pedal = subprocess.Popen([path, device], env=home.variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with Session(home) as session:
            press(device, "x\n", session, "paused")
            press(device, "x\n", session, "resumed")
            assert '"controller":"ctl"' in session.text()
    finally:
        os.close(held)
        pedal.kill()
        pedal.wait()


@check("the sinks that limber sinks new --controls makes do what is written into their pipe")
def templates(home):
    for language in ("sh", "python"):
        made = home.run("sinks", "new", language, "--controls", "--language", language)
        assert made.code == 0, made
        pipe = home.join(f'{language} "pipe"')
        with Session(home, "--sink", f"{language}:path={pipe}") as session:
            until(lambda: os.path.exists(pipe))
            press(pipe, "nonsense\npause\n", session, "paused")
            press(pipe, "resume\n", session, "resumed")
            press(pipe, "more\n", session, "adjusted")
            assert f'"controller":"{language}"' in session.text()
            session.end()
        until(lambda: not os.path.exists(pipe))
        assert not home.processes(f"limber-sink-{language}")
