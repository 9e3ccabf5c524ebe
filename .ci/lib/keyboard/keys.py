"""What keys do, and what bytes that are none do not."""

import time

from suite.checks import check

from .playing import begin, events, steps

STRINGS = {
    "ESC ]": b"\x1b]", "ESC P": b"\x1bP", "ESC _": b"\x1b_", "ESC ^": b"\x1b^",
    "a paste without an end": b"\x1b[200~", "a click without its place": b"\x1b[M"}


@check("nothing that looks like the beginning of a sequence keeps the keyboard deaf")
def deaf(home):
    for name, begun in STRINGS.items():
        screen = begin(home)
        screen.send(begun)
        screen.look(1.3)
        screen.send("q")
        assert screen.wait(5) == 0, f"{name}: q does nothing"


@check("pasted text does nothing")
def paste(home):
    screen = begin(home)
    assert b"\x1b[?2004h" in screen.drawn, "pastes are not told from keys"
    screen.send("\x1b[200~Done! Next, breathe - q\r\x1b[201~")
    screen.look(0.6)
    assert steps(home) == ["First"] and screen.process.poll() is None, events(home)
    screen.send("q")
    assert screen.wait(5) == 0
    assert screen.drawn.rfind(b"\x1b[?2004l") > screen.drawn.rfind(b"\x1b[?2004h")


@check("a click, a function key of Linux and the bytes of an arrow 200 ms apart give no wrong key")
def slow(home):
    screen = begin(home, 3, "Zwei.")
    screen.look(2.2)
    screen.send(b"\x1b[Mn!q")
    screen.send(b"\x1b[[D\x1b[[B")
    for byte in (b"\x1b", b"[", b"q"):
        screen.send(byte)
        screen.look(0.2)
    assert steps(home) == ["Second"], events(home)
    for byte in (b"\x1b", b"[", b"D"):
        screen.send(byte)
        screen.look(0.2)
    screen.look(0.4)
    assert steps(home) == ["Second", "Second"], events(home)
    assert not any("stepEnded" in event for event in events(home)[-1:]), events(home)


@check("'=' is '+', and remotes and headsets go on, back and pause")
def remotes(home):
    home.write("config/limber/settings.json", {"resumeCountdown": "0s"})
    screen = begin(home, 1, "Lie down")
    for keys, expected in (
            ("\x1b[6~", "stepStarted First"), ("=", "adjusted First"), ("\x1b[57430u", "paused"),
            ("\x1b[57430u", "resumed"), ("\x1b[6~", "stepStarted Second"),
            ("\x1b[57435u", "stepStarted Third"), ("\x1b[5~", "stepStarted Second"),
            ("\x1b[57436u", "stepStarted First")):
        screen.send(keys)
        screen.look(0.9)
        assert events(home)[-1] == expected, (keys, expected, events(home))


@check("space confirms a prompt")
def confirms(home):
    screen = begin(home, 1, "Lie down")
    screen.send(" ")
    screen.look(0.4)
    assert steps(home)[-1] == "First" and "paused" not in str(events(home)), events(home)


@check("a choice that is paused keeps its options, and its digits work")
def chooses(home):
    screen = begin(home, 5, "How are you")
    screen.send(" ")
    assert screen.until("Paused", 5), screen.words()
    assert "2  Tired" in screen.words()[-700:], screen.words()[-700:]
    screen.send("2")
    screen.look(0.5)
    assert steps(home)[-1] == "Little", events(home)


@check("a key that is held acts once until it is released, and two presses twice")
def held(home):
    for key in ("n", "d", "-"):
        home.write("events.jsonl", "")
        screen = begin(home)
        screen.send(key)
        time.sleep(0.45)
        for _ in range(30):
            screen.send(key)
            time.sleep(0.033)
        screen.look(0.6)
        after = [event for event in events(home) if event.startswith(("stepEnded", "adjusted"))]
        assert len(after) == 1, (key, after)
        for _ in range(2):
            screen.send(key)
            time.sleep(0.3)
        screen.look(0.6)
        after = [event for event in events(home) if event.startswith(("stepEnded", "adjusted"))]
        assert len(after) == 3, (key, after)
        screen.send("q")
        assert screen.wait(5) == 0


@check("all keys fit 80 by 12, with those that stop")
def all_keys(home):
    screen = begin(home, rows=12, columns=80)
    mark = screen.mark()
    screen.send("?")
    screen.look(0.6)
    shown = screen.words()[mark:]
    for text in ("q      stop", "!      it hurts", "?      keys", "Enter  confirm", "1–9    choose"):
        assert text in shown, shown
