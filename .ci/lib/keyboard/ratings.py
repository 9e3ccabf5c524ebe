"""What is typed before a question stands does not answer it; what is typed after is never lost."""

from suite.checks import check


def asked(home, early, late):
    home.routine("short")
    screen = home.terminal("play", "short", "--lead-in", "0s", "--no-inhibit")
    assert screen.until("Lean", 12), screen.words()
    screen.send(early)
    assert screen.until("How hard", 12), screen.words()
    screen.send(late)
    assert screen.wait(5) == 0, screen.words()
    last = home.sessions()[-1]
    return last["effort"], last["pain"]


@check("both answers typed at once, as soon as the first question stands, are kept")
def at_once(home):
    for late, expected in (("7\r3\r", (7, 3)), ("10\r10\r", (10, 10)), ("\r4\r", (None, 4)), ("1\x7f5\r0\r", (5, 0))):
        found = asked(home, "", late)
        assert found == expected, (late, found)


@check("what is typed before the first question stands does not answer it")
def too_early(home):
    found = asked(home, "8\r9\r10", "2\r1\r")
    assert found == (2, 1), found
