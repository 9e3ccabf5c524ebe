"""The first minute of somebody who has just installed limber, from each package."""

import os
import subprocess
import sys

from suite.checks import check

from .built import package, unpacked


def debian(home):
    subprocess.run(["dpkg-deb", "-x", package(".deb"), home.join("deb")], check=True, timeout=60)
    return home.join("deb/usr/bin/limber")


def wheel(home):
    """By pipx, which links a program from an environment of its own into a folder of the person's."""
    tools = home.join("tools")
    subprocess.run([sys.executable, "-m", "venv", tools], check=True, timeout=120)
    result = home.execute([os.path.join(tools, "bin/pip"), "install", "--quiet", "pipx"], seconds=300)
    assert result.code == 0, result
    places = home.variables | {
        "PIPX_HOME": home.join("pipx"), "PIPX_BIN_DIR": home.join("own-bin"), "PIPX_MAN_DIR": home.join("own-man")}
    result = home.execute([os.path.join(tools, "bin/pipx"), "install", package(".whl")], seconds=300, variables=places)
    assert result.code == 0, result
    assert os.path.exists(home.join("own-man/man1/limber.1")), result
    return home.join("own-bin/limber")


def tarball(home):
    return os.path.join(unpacked(home), "bin/limber")


def first_minute(home, limber):
    """What a person sees who types `limber` and nothing else, and then Enter twice."""
    terminal = home.terminal(program=limber, rows=24, columns=80)
    assert terminal.until("one minute of what a session is like"), terminal.words()
    shown = terminal.words()
    assert len(shown.splitlines()) <= 11 and "limber new" in shown, shown
    terminal.send("\r")
    assert terminal.until("A taste"), terminal.words()
    terminal.send("\r")
    assert terminal.until("Heel raise", seconds=30), terminal.words()
    terminal.send("q")
    # Whoever leaves is asked how it was; nobody must answer.
    for _ in range(6):
        if terminal.process.poll() is not None:
            break
        terminal.look(1)
        terminal.send("\r")
    terminal.end()


def sound(home, limber):
    """Its sinks are found, and its doctor knows it where the person's PATH does."""
    sinks = {sink["name"] for sink in home.run("sinks", "--json", program=limber).json() if sink["kind"] == "external"}
    assert sinks == {"mpris", "mqtt", "notify", "sound", "speech", "webhook"}, sinks
    path = os.path.dirname(limber) + ":" + home.variables["PATH"]
    said = home.run("doctor", program=limber, variables=home.variables | {"PATH": path})
    assert "which is not on your PATH" not in said.out, said


for name, take in (("the .deb", debian), ("the wheel by pipx", wheel), ("the tarball", tarball)):
    def begin(home, take=take):
        limber = take(home)
        first_minute(home, limber)
        sound(home, limber)

    check(f"whoever comes new with {name} is told what there is, has a taste, and leaves", alone=True)(begin)
