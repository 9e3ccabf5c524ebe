"""What is asked after a session, and what is mended later."""

from suite import past
from suite.checks import check


def asked(home, keys):
    """Plays, answers with the keys a question, and answers what the history says of it."""
    home.routine("short")
    screen = home.terminal("play", "short", "--lead-in", "0s", "--no-inhibit")
    assert screen.until("How hard", 12), screen.words()
    for key in keys:
        screen.look(0.15)
        screen.send(key)
    screen.look(0.3)
    if screen.wait(3) is None:
        screen.send("\r")
        assert screen.wait(5) is not None, screen.words()
    last = home.sessions()[-1]
    return last["effort"], last["pain"]


@check("10 typed at a question from 0 to 10 is ten")
def ten(home):
    found = asked(home, ["1", "0", "\r", "10", "\r"])
    assert found == (10, 10), found


@check("Backspace takes a digit of an answer back")
def backspace(home):
    found = asked(home, ["7", "\x7f", "3", "\r", "9", "\x7f", "2", "\r"])
    assert found == (3, 2), found


@check("there is a way from the second question back to the first")
def back(home):
    home.routine("short")
    for keys in ("b", "\x1b[A", "\x7f"):
        screen = home.terminal("play", "short", "--lead-in", "0s", "--no-inhibit")
        assert screen.until("How hard", 12), screen.words()
        screen.send("7\r")
        assert screen.until("How much", 5), screen.words()
        mark = screen.mark()
        screen.look(0.2)
        screen.send(keys)
        if screen.until("How hard", 1.5, since=mark):
            screen.look(0.2)
            mark = screen.mark()
            screen.send("\x7f4\r")
            assert screen.until("How much", 5, since=mark), screen.words()[mark:]
            screen.look(0.2)
            screen.send("1\r")
            assert screen.wait(5) == 0, screen.words()
            last = home.sessions()[-1]
            assert (last["effort"], last["pain"]) == (4, 1), last
            return
        screen.end()
    raise AssertionError("no key leads back")


@check("'history rate' mends an answer later, and the dose follows it")
def rate(home):
    lines = past.calf(3, 9, pain=1)
    past.keep(home, past.calf(20), past.calf(16), past.calf(12), lines)
    id = lines[0]["id"][:8]
    result = home.run("history", "rate", id, "--pain", "8", "--effort", "6")
    assert result.code == 0, result
    last = home.sessions()[-1]
    assert (last["effort"], last["pain"]) == (6, 8), last
    assert "pain of 8" in home.run("progress", "calf-step-stretch").out
    for wrong in (["--pain", "11"], ["--pain", "-1"], ["--pain", "x"], []):
        result = home.run("history", "rate", id, *wrong)
        assert result.code == 64, f"{wrong}: {result}"
