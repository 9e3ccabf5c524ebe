"""What steers a session from the bus, and what it shows there."""

import os
import re
import signal
import subprocess
import time

from suite.checks import check

from .desk import NAME, PATH, PLAYER, desk, until


@check("playerctl pauses, goes on, skips, goes back, confirms and stops, and the session says who did")
def steered(home):
    with desk(home) as here:
        session = here.play()
        here.playerctl("pause")
        paused = session.comes("paused")
        assert (paused["by"], paused["controller"]) == ("control", "mpris"), paused
        until(lambda: here.playerctl("status") == "Paused", "Paused")
        here.playerctl("pause")
        here.playerctl("play")
        session.comes("resumed", by="control")
        until(lambda: here.playerctl("status") == "Playing", "Playing")
        here.playerctl("play-pause")
        session.comes("paused", count=2)
        until(lambda: here.playerctl("status") == "Paused", "Paused")
        here.playerctl("play-pause")
        session.comes("resumed", count=2)
        here.playerctl("next")
        session.comes("stepStarted", "Hold", count=2)
        here.playerctl("previous")
        session.comes("stepStarted", "Hold", count=3)
        here.playerctl("next")
        session.comes("stepStarted", "Hold", count=4)
        here.playerctl("next")
        session.comes("waiting")
        until(lambda: here.playerctl("status") == "Paused", "a prompt is Paused")
        here.playerctl("play")
        assert session.comes("answered")["by"] == "control"
        session.comes("stepStarted", "Lean")
        here.playerctl("next")
        session.comes("waiting", count=2)
        until(lambda: here.playerctl("status") == "Paused", "a choice is Paused")
        here.playerctl("play-pause")
        assert session.comes("answered", count=2)["answer"] == "Two"
        session.comes("stepStarted", "B")
        here.playerctl("stop")
        assert session.comes("sessionEnded")["outcome"] == "stopped"
        session.process.communicate(timeout=20)
        assert here.playerctl("-l", code=None) in ("", "No players found")


@check("the step, its side, its routine, its number and its length are shown, and a position that runs")
def shown(home):
    with desk(home) as here:
        here.play()
        shown = {
            key: here.playerctl("metadata", key)
            for key in ("mpris:trackid", "mpris:length", "title", "artist", "album", "xesam:trackNumber")}
        assert shown == {
            "mpris:trackid": "'/org/limber/step/1'", "mpris:length": "600000000", "title": "Hold, right side",
            "artist": "limber", "album": "Holds & more", "xesam:trackNumber": "1"}, shown
        first = float(here.playerctl("position"))
        until(lambda: float(here.playerctl("position")) > first, "the position runs")
        here.playerctl("next")
        until(lambda: here.playerctl("metadata", "title") == "Hold, left side", "the next side")
        assert float(here.playerctl("position")) < 5
        here.playerctl("pause")
        until(lambda: here.playerctl("status") == "Paused", "Paused")
        assert here.playerctl("position") == here.playerctl("position")


@check("a key of the person's shows on the bus, once, and nothing is told while nothing changes")
def told(home):
    with desk(home) as here:
        session = here.play()
        monitor = here.start(
            "gdbus", "monitor", "--session", "--dest", f"{NAME}{session.sink}", stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        before = switches(session.sink)
        # A countdown of nothing: no cue, no step, no pause falls into these seconds.
        time.sleep(3)
        assert switches(session.sink) - before <= 1, "the sink woke although nothing happened"
        home.run("ctl", "pause")
        home.run("ctl", "resume")
        home.run("ctl", "more")
        home.run("ctl", "next")
        until(lambda: here.playerctl("metadata", "title") == "Hold, left side", "the next side")
        session.end()
        monitor.terminate()
        output = monitor.communicate(timeout=10)[0]
        changes = [line for line in output.split("\n") if "PropertiesChanged" in line]
        words = ["'Paused'", "'Playing'", "610000000", "left side", "'Stopped'"]
        assert len(changes) == len(words), output
        for change, word in zip(changes, words):
            assert word in change, output
        assert "Position" not in "".join(changes)


def switches(process):
    """How often a process was woken."""
    with open(f"/proc/{process}/status") as file:
        return int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", file.read(), re.M)[1])


@check("busctl and gdbus find the player by looking around, and each mistake has its error")
def looked(home):
    with desk(home) as here:
        session = here.play()
        name = f"{NAME}{session.sink}"
        tree = here.busctl("tree", "--list", name).split("\n")
        assert tree == ["/org", "/org/mpris", PATH] or tree[-1] == PATH, tree
        described = here.ask("gdbus", "introspect", "--session", "-d", name, "-o", "/", "-r")
        assert "readonly s PlaybackStatus = 'Playing'" in described and "Seeked(x Position)" in described, described
        assert "PlaybackStatus" in here.busctl("introspect", name, PATH)
        assert here.busctl("get-property", name, PATH, PLAYER, "CanPause", "CanSeek").split("\n") == ["b true", "b false"]
        assert here.busctl("get-property", name, PATH, "org.mpris.MediaPlayer2", "Identity") == 's "limber"'
        here.busctl("set-property", name, PATH, PLAYER, "Rate", "d", "1.0")
        for fault, arguments in {
            "UnknownMethod": ("-o", PATH, "-m", f"{PLAYER}.Rewind"),
            "UnknownObject": ("-o", "/elsewhere", "-m", f"{PLAYER}.Play"),
            "UnknownInterface": ("-o", PATH, "-m", "org.example.Other.Play"),
            "UnknownProperty": ("-o", PATH, "-m", "org.freedesktop.DBus.Properties.Get", PLAYER, "Colour"),
            "NotSupported": ("-o", PATH, "-m", f"{PLAYER}.OpenUri", "file:///etc/passwd"),
            "PropertyReadOnly": (
                "-o", PATH, "-m", "org.freedesktop.DBus.Properties.Set", PLAYER, "CanPlay", "<false>"),
        }.items():
            said = here.ask("gdbus", "call", "--session", "-d", name, *arguments, code=1)
            assert fault in said, said
        assert here.ask("gdbus", "call", "--session", "-d", name, "-o", PATH, "-m", "org.mpris.MediaPlayer2.Raise") == "()"
        here.ask("gdbus", "call", "--session", "-d", name, "-o", PATH, "-m", "org.mpris.MediaPlayer2.Quit")
        session.comes("sessionEnded")


@check("two sessions are two players, and each takes its own keys")
def two(home):
    with desk(home) as here:
        first, second = here.play(), here.play()
        assert first.sink != second.sink
        here.busctl("call", f"{NAME}{second.sink}", PATH, PLAYER, "Pause")
        second.comes("paused")
        assert not [line for line in first.lines() if line["kind"] == "paused"]
        first.end()
        second.end()


@check("a sink that was killed is a player again, and knows where the session is")
def again(home):
    with desk(home) as here:
        session = here.play()
        here.playerctl("next")
        session.comes("stepStarted", "Hold", count=2)
        until(lambda: here.playerctl("metadata", "title") == "Hold, left side", "the next side")
        old = session.sink
        os.kill(old, signal.SIGKILL)
        until(lambda: session.sink not in (None, old), "it is there again")
        assert here.playerctl("status") == "Playing"
        assert here.playerctl("metadata", "album") == "Holds & more"
        assert here.playerctl("metadata", "title") == "Hold, left side"
        here.playerctl("pause")
        session.comes("paused")
        session.end()


@check("without a bus, or where it goes away, the sink says so and the session plays on")
def without(home):
    with desk(home) as here:
        session = here.play()
        here.leave()
        until(lambda: not home.processes("limber-sink-mpris"), "the sink ends")
        said = session.end()
        assert "the session bus: it is gone" in said, said
    result = home.run(
        "play", "holds", "--unattended", "--speed", "1000", "--sink", "mpris", "--sink", "console",
        variables={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}, seconds=60)
    assert result.code == 0 and "nobody answers at 'unix:path=/nowhere/bus'" in result.said, result
