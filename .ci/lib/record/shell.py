"""No completion runs what a file's name holds."""

import os
import shutil

from suite.checks import Unavailable, check
from suite.home import LIMBER, SHORT

NAMES = ["zz$(touch PWNED).json", "zz;touch PWNED2;.json", "zz`touch PWNED3`.json", "zz' ; touch PWNED4 ; '.json"]
LINES = ["limber history --routine zz", "limber play zz", "limber show zz", "limber progress zz", "limber remind add zz"]


def completed(home, shell, start, load):
    path = shutil.which(shell)
    if not path:
        raise Unavailable(f"there is no {shell}")
    os.symlink(LIMBER, home.join("bin/limber"))
    names = []
    for name in NAMES:
        folder = home.join("data/limber/routines")
        shutil.rmtree(folder, ignore_errors=True)
        home.write(f"data/limber/routines/{name}", SHORT)
        screen = home.terminal(*start, program=path)
        screen.look(0.4)
        screen.send(load + "; echo lo''aded\n")
        assert screen.until("loaded", 8), screen.words()
        for line in LINES:
            screen.send(line + "\t")
            screen.look(0.35)
            screen.send(" \n")
            screen.look(0.3)
            for made in (made for made in os.listdir(home.join("work")) if made.startswith("PWNED")):
                names.append(f"{line}<TAB> with {name} made {made}")
                os.unlink(home.join(f"work/{made}"))
            screen.send("\x03")
        screen.end()
    assert not names, "\n".join(names)


@check("Tab in bash runs nothing of a file's name")
def bash(home):
    completed(home, "bash", ["--norc", "-i"], "source <(limber completions bash)")


@check("Tab in zsh runs nothing of a file's name")
def zsh(home):
    completed(home, "zsh", ["-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(limber completions zsh)")


@check("Tab in fish runs nothing of a file's name")
def fish(home):
    completed(home, "fish", ["--no-config", "-i"], "limber completions fish | source")


@check("Tab knows every sink and every programme")
def knows_all(home):
    home.sink("mine", "#!/bin/sh\ncat >/dev/null\n")
    sinks = {line.split("\t")[0] for line in home.run("__complete", "--", "play", "warm-up", "--sink", "").out.split("\n")}
    assert {"mine", "mqtt", "speech", "webhook", "console"} <= {name.rstrip(":") for name in sinks}, sinks
    named = home.run("__complete", "--", "sinks", "describe", "").out
    assert "mine" in named and "mqtt" in named, named
    programmes = home.run("__complete", "--", "programme", "start", "").out
    assert "walk-first" in programmes and "ease-back" in programmes, programmes
