"""What is said on the screen when something is missing, wrong or not there."""

import re
import socket

from suite.checks import check


def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@check("'settings' finds what 'play' would find, and both name the file")
def settings(home):
    home.routine("short")
    for sinks in (["console", "bel"], ["console:style=wild"], ["log:nothing=1"]):
        path = home.write("config/limber/settings.json", {"sinks": {"terminal": sinks, "elsewhere": sinks}})
        shown = home.run("settings")
        played = home.run("play", "short", "--lead-in", "0s", "--unattended", "--plain", "--no-inhibit")
        assert shown.code != 0 and "settings.json" in shown.err, f"{sinks}: {shown}"
        assert "settings.json" in played.err, f"{sinks}: {played}"
        assert path


@check("an empty settings.json is empty settings")
def empty(home):
    home.routine("short")
    for text in ("", "\n", "  \n\t"):
        home.write("config/limber/settings.json", text)
        assert home.run("settings").code == 0, home.run("settings")
        result = home.run("play", "short", "--dry-run", "--plain")
        assert result.code == 0 and not result.err, result


@check("a webhook without its url refuses the session before it begins, in one line")
def no_url(home):
    home.routine("short")
    result = home.run("play", "short", "--lead-in", "0s", "--unattended", "--no-inhibit", "--sink", "console", "--sink",
                      "webhook")
    assert result.code in (64, 69, 78) and "url" in result.err and not home.lines(), result
    assert "Hold" not in result.out, result


@check("a port that is closed is said in one line on the screen, for webhook and for mqtt")
def closed(home):
    home.routine("short")
    faults = []
    address = home.write("url", f"http://127.0.0.1:{closed_port()}/\n")
    for sink in (f"webhook:url-file={address}", f"mqtt:port={closed_port()}"):
        screen = home.terminal("play", "short", "--lead-in", "0s", "--no-inhibit", "--no-questions", "--sink", "console",
                               "--sink", sink)
        code = screen.wait(25)
        name = sink.split(":")[0]
        lines = [line for line in screen.words().split("\n") if f"'{name}'" in line or f"{name}:" in line]
        if code != 0 or not lines:
            faults.append(f"{name}: exit {code}, {screen.words()[-300:]}")
        screen.end()
    assert not faults, "\n".join(faults)


@check("'play' without a name on a terminal offers the menu")
def menu(home):
    screen = home.terminal("play")
    assert screen.until("calf-step-stretch|Calf step-stretch", 4), screen.words()
    assert screen.process.poll() is None, screen.words()
    screen.send("\x03")
    screen.wait(3)
    assert screen.is_as_before()


@check("'play calf' names all that fit")
def both(home):
    result = home.run("play", "calf")
    assert result.code == 66 and "calf-massage" in result.err and "calf-step-stretch" in result.err, result


@check("a word that a command does not take is said with what it does take")
def superfluous(home):
    for arguments in (["today", "now"], ["list", "calf"], ["show", "warm-up", "morning-legs"]):
        result = home.run(*arguments)
        assert result.code == 64 and "there is no place for" not in result.err and arguments[0] in result.err, result


@check("messages wrap at words on a terminal")
def wraps(home):
    for columns in (40, 60):
        screen = home.terminal("play", "nobody-has-written", columns=columns)
        screen.wait(5)
        lines = [line for line in screen.words().split("\n") if line.strip()]
        assert all(len(line) <= columns for line in lines), lines
        screen.end()
        screen = home.terminal("history", "--since", "yesterdayish", columns=columns)
        screen.wait(5)
        lines = [line for line in screen.words().split("\n") if line.strip()]
        assert lines and all(len(line) <= columns for line in lines), lines
        screen.end()


@check("'sinks test' says what the shipped sinks miss, and does not call it a failure")
def shipped(home):
    # speech-dispatcher's own tool may start its server for everybody, which stays and is no sink's.
    for name in ("webhook", "sound", "notify", "speech", "speech:engine=espeak-ng", "mqtt", "mpris"):
        result = home.run("sinks", "test", name, seconds=90, variables={"DISPLAY": ""})
        failures = re.findall(r"^not ok.*$", result.out, re.M)
        assert result.code == 0 and not failures, f"{name}: exit {result.code}, {failures}"
