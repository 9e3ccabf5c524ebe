"""`limber` alone: the list to choose from."""

import fcntl
import signal
import struct
import termios

from suite.checks import check

from .playing import MIX


def begin(home, rows=24, columns=80, **options):
    home.routine("zz-mix", MIX)
    screen = home.terminal(rows=rows, columns=columns, **options)
    assert screen.until("What would you like", 15), screen.words()
    return screen


def is_left(screen):
    return screen.drawn.rfind(b"\x1b[?1049l") > screen.drawn.rfind(b"\x1b[?1049h") and screen.is_as_before()


@check("arrows, j, k, pages and a filter choose a routine, and Enter plays it")
def chooses(home):
    screen = begin(home)
    for key in ("\x1b[B", "\x1b[A", "j", "k", "\x1b[6~", "\x1b[5~", "\x1b[F", "\x1b[H"):
        screen.send(key)
    screen.look(0.5)
    screen.send("zz")
    assert screen.until("Only with: zz", 3), screen.words()
    screen.send("\r")
    assert screen.until("Lie down", 8), screen.words()
    screen.send("q")
    assert screen.wait(5) == 0
    assert is_left(screen)


@check("every way out of the list gives the terminal back")
def ways_out(home):
    for key in ("q", "\x1b", "zz\x1b\x1b"):
        screen = begin(home)
        for one in key:
            screen.send(one)
            screen.look(0.3)
        assert screen.wait(5) == 0, key
        assert is_left(screen), key
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSEGV):
        screen = begin(home)
        screen.signal(kind)
        assert screen.wait(8) == -kind, kind
        assert is_left(screen), kind


@check("pasted text chooses nothing in the list")
def pasted(home):
    screen = begin(home)
    screen.send("\x1b[200~zz\rq\x1b[201~")
    screen.look(0.5)
    assert screen.process.poll() is None
    assert "Only with" not in screen.words()
    screen.send("q")
    assert screen.wait(5) == 0


@check("the list fits 12 rows, and is drawn again where the window changes")
def fits(home):
    screen = begin(home, rows=12, columns=60)
    first = screen.drawn.split(b"\x1b[J")[0]
    assert first.count(b"\r\n") <= 11, first
    screen.send("\x1b[F")
    assert screen.until("› .*Mix", 3), screen.words()
    mark = screen.mark()
    fcntl.ioctl(screen.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 8, 40, 0, 0))
    screen.signal(signal.SIGWINCH)
    assert screen.until("Mix", 3, since=mark), screen.words()
    screen.send("q")
    assert screen.wait(5) == 0
