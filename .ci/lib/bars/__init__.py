"""A session in waybar, polybar, tmux and i3blocks, each with the lines of the page StatusBars."""

import contextlib
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import tempfile
import time

from suite.checks import check
from suite.home import LIMBER, ROOT

GREEN, RED = (0, 255, 0), (255, 0, 0)
# What bars would read as commands of their own, and as markup.
HOLD = {
    "format": 1, "title": "Bars", "steps": [
        {"type": "timed", "name": "Hold <b>%{R}#[reverse]", "cue": "Hold.", "duration": "10m"}]}


def page(heading, language):
    """The first lines of a language under a heading of the page."""
    with open(os.path.join(ROOT, "Sources/LimberEvents/LimberEvents.docc/StatusBars.md")) as file:
        part = file.read().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.search(rf"```{language}\n(.*?)```", part, re.S).group(1)


def until(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)


@contextlib.contextmanager
def desktop(home):
    """Starts programs that end with the check, in a home where `limber` is on the path."""
    home.program("limber", f'#!/bin/sh\nexec "{LIMBER}" "$@"\n')
    home.routine("hold", HOLD)
    started = []

    def start(*command, log="log", **variables):
        with open(home.join(log), "ab") as out:
            process = subprocess.Popen(
                command, env=home.variables | variables, cwd=home.join("work"), stdin=subprocess.DEVNULL,
                stdout=out, stderr=out, start_new_session=True)
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in reversed(started):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def play(home):
    screen = home.terminal("play", "hold", "--lead-in", "0s", "--no-inhibit", "--no-questions")
    until(lambda: home.run("status", "--format", "{state}").out == "playing\n", "a session plays")
    return screen


def stop(screen):
    screen.send("q")
    assert screen.wait(10) == 0


@check("tmux shows the session in its status line, and nothing afterwards")
def tmux(home):
    def outer(*words):
        return home.run("-L", "outer", *words, program="tmux").out

    # One tmux in another, which says what stands on the screen of the first.
    with desktop(home):
        home.write("tmux.conf", page("tmux", "sh"))
        inner = f"env -u TMUX tmux -L bar -f {home.join('tmux.conf')} new-session -n window 'exec cat'"
        outer("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "12", inner)
        try:
            screen = play(home)
            until(lambda: "Hold <b>%{R}#[reverse]" in outer("capture-pane", "-p"), "a status line")
            stop(screen)
            until(lambda: "Hold" not in outer("capture-pane", "-p"), "an empty status line")
            assert "window" in outer("capture-pane", "-p"), outer("capture-pane", "-p")
        finally:
            for server in ("bar", "outer"):
                home.run("-L", server, "kill-server", program="tmux")


@check("i3blocks shows the session as a block, and an empty one afterwards")
def i3blocks(home):
    def blocks():
        """What stands in the bar now, by the bar's own protocol: after a head a line for each change."""
        lines = [line for line in home.read("blocks").split("\n")[:-1] if line.startswith(",[")]
        return json.loads(lines[-1][1:])[-1] if lines else {}

    with desktop(home) as start:
        home.write("i3blocks.conf", page("i3blocks", "ini"))
        start("i3blocks", "-c", home.join("i3blocks.conf"), log="blocks")
        screen = play(home)
        until(lambda: "Hold" in blocks().get("full_text", ""), "a block")
        assert blocks()["markup"] == "none" and "<" not in blocks()["full_text"], blocks()
        stop(screen)
        until(lambda: blocks().get("full_text") == " ", f"an empty block: {blocks()}")


def drawn(folder):
    """The colours on a screen of Xvfb, which keeps it in a file: an XWD header, and four bytes a pixel."""
    with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
        data = file.read()
    header, colours = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[76:80])[0]
    return coloured(data[header + 12 * colours:], 4, (2, 1, 0))


def coloured(pixels, size, order):
    """How many pixels are green and how many red."""
    planes = [pixels[place::size] for place in order]
    found = list(zip(*planes))
    return found.count(GREEN), found.count(RED)


@check("polybar shows the session on a screen, and hides the module where nothing plays")
def polybar(home):
    with desktop(home) as start:
        os.mkdir(home.join("screen"))
        start("Xvfb", "-displayfd", "1", "-screen", "0", "400x60x24", "-nolisten", "tcp", "-fbdir", home.join("screen"),
              log="display")
        display = ":" + until(lambda: re.search(r"^\d+$", home.read("display"), re.M), "a screen").group()
        home.write("polybar.ini", "[bar/test]\nwidth = 100%\nheight = 24\nmodules-left = limber\n"
                   "background = #000000\nfont-0 = DejaVu Sans:size=10\n"
                   + page("polybar", "ini") + "format-background = #00ff00\n")
        start("polybar", "--config=" + home.join("polybar.ini"), "test", DISPLAY=display)
        screen = play(home)
        until(lambda: drawn(home.join("screen"))[0] > 200, f"the module: {home.read('log')[-800:]}")
        stop(screen)
        until(lambda: drawn(home.join("screen"))[0] == 0, "the module is hidden")


@check("waybar shows the session under sway, with a class for its state, and hides it where nothing plays")
def waybar(home):
    folder = tempfile.mkdtemp(prefix="limber-sway-")
    display = f"{folder}/wayland-1"
    try:
        shown(home, folder, display)
    finally:
        shutil.rmtree(folder)


def shown(home, folder, display):
    def colours():
        picture = home.execute(["grim", "-t", "ppm", "-"], variables={"WAYLAND_DISPLAY": display})
        data = picture.out.encode("utf-8", "surrogateescape")
        return coloured(data.split(b"\n", 3)[3], 3, (0, 1, 2)) if picture.code == 0 else (0, 0)

    with desktop(home) as start:
        with open(f"{folder}/config", "w") as file:
            file.write("output HEADLESS-1 resolution 400x60\n")
        # sway refuses to run as root, who may look at everybody's screen.
        other = []
        if os.getuid() == 0:
            os.chown(folder, 65534, 65534)
            other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        start(*other, "sway", "-c", f"{folder}/config", WLR_BACKENDS="headless", WLR_LIBINPUT_NO_DEVICES="1",
              WLR_RENDERER="pixman", XDG_RUNTIME_DIR=folder)
        until(lambda: os.path.exists(display), "a compositor")
        home.write("waybar.json", '{"modules-left": ["custom/limber"], ' + page("waybar", "json") + "}")
        home.write("waybar.css", page("waybar", "css"))
        start("dbus-run-session", "--", "waybar", "-c", home.join("waybar.json"), "-s", home.join("waybar.css"),
              WAYLAND_DISPLAY=display, GDK_BACKEND="wayland")
        screen = play(home)
        until(lambda: colours()[0] > 200, f"the module: {colours()} {home.read('log')[-800:]}")
        home.run("ctl", "pause")
        until(lambda: colours()[1] > 200 and colours()[0] == 0, "the class of a pause")
        stop(screen)
        until(lambda: colours() == (0, 0), "the module is hidden")
        assert "rror" not in "".join(line for line in home.read("log").split("\n") if "limber" in line), home.read("log")
