"""However a session ends, the terminal is as it was."""

import signal
import termios

from suite.checks import check

from .playing import begin

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM, signal.SIGUSR1,
           signal.SIGUSR2, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT,
           signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP, signal.SIGSYS, signal.SIGIO]


@check("every signal that can be caught gives modes, pasting and the screen before the stage back")
def signals(home):
    faults = []
    for kind in SIGNALS:
        screen = begin(home, shown="Enter|1:00|0:[0-9]|left", display="console:style=stage")
        screen.signal(kind)
        code = screen.wait(8)
        if code is None:
            faults.append(f"{kind.name}: it did not end")
        elif code != -kind:
            faults.append(f"{kind.name}: exit {code}")
        if not screen.is_as_before():
            faults.append(f"{kind.name}: the terminal is left raw")
        if screen.drawn.rfind(b"\x1b[?2004l") <= screen.drawn.rfind(b"\x1b[?2004h"):
            faults.append(f"{kind.name}: pasting is left marked")
        if b"\x1b[?1049h" not in screen.drawn:
            faults.append(f"{kind.name}: it was no stage")
        if screen.drawn.rfind(b"\x1b[?1049l") <= screen.drawn.rfind(b"\x1b[?1049h"):
            faults.append(f"{kind.name}: the stage is left standing")
        if screen.drawn.rfind(b"\x1b[?25h") < screen.drawn.rfind(b"\x1b[?25l"):
            faults.append(f"{kind.name}: the cursor is left hidden")
    assert not faults, "\n".join(faults)


@check("Ctrl-S does nothing while a session is played, and holds output again afterwards")
def ctrl_s(home):
    screen = begin(home)
    assert not termios.tcgetattr(screen.slave)[0] & termios.IXON, "it holds the picture"
    screen.send("\x13")
    mark = screen.mark()
    assert screen.until("left", 4, since=mark), "the picture stands still"
    screen.send("q")
    assert screen.wait(5) == 0
    assert screen.is_as_before()


@check("LC_ALL=C and Latin-1 get ASCII, and a terminal without a name plain lines")
def plain(home):
    for variables in ({"LC_ALL": "C"}, {"LANG": "de_DE"}, {"LANG": "de_DE.ISO-8859-1"}):
        home.variables |= {"LC_ALL": "", "LANG": ""} | variables
        screen = begin(home, display="console")
        screen.look(1.2)
        screen.send("q")
        assert screen.wait(5) == 0
        assert all(byte < 0x80 for byte in screen.drawn), (variables, screen.words())
        assert "===" in screen.words() or "---" in screen.words(), screen.words()
    home.variables |= {"LANG": "C.UTF-8", "LC_ALL": "", "TERM": ""}
    screen = begin(home, display="console")
    screen.send("q")
    assert screen.wait(5) == 0
    assert b"\x1b" not in screen.drawn, screen.drawn
