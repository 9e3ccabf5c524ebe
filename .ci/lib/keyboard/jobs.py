"""A session in the background leaves the terminal to whoever has it."""

import os

from suite.checks import check
from suite.home import LIMBER

from .playing import MIX

PLAY = f"{LIMBER} play mix --from 2 --lead-in 0s --no-questions --no-inhibit"


def shell(home):
    home.routine("mix", MIX)
    home.variables |= {"PS1": "$ "}
    screen = home.terminal("--norc", "--noprofile", "-i", program="/bin/bash")
    screen.send("echo re''ady\n")
    assert screen.until("ready", 10), screen.words()
    return screen


def quiet(screen, seconds):
    """What is drawn within that time; the terminal echoes nothing meanwhile."""
    before = len(screen.drawn)
    screen.look(seconds)
    return screen.drawn[before:]


def front(screen):
    return os.tcgetpgrp(screen.slave)


@check("a session that is started with & draws nothing until it is in front, and then all of it")
def ampersand(home):
    screen = shell(home)
    screen.send(PLAY + " & echo be''gun\n")
    assert screen.until("begun", 10), screen.words()
    quiet(screen, 0.4)
    drawn = quiet(screen, 2.5)
    assert b"Eins" not in drawn and b"left" not in drawn, drawn
    mark = screen.mark()
    screen.send("q\x7fecho a''live\n")
    assert screen.until("alive", 5, since=mark), "the shell does not get its keys"
    mark = screen.mark()
    screen.send("fg\n")
    assert screen.until("Eins", 5, since=mark), screen.words()[mark:]
    screen.look(0.3)
    screen.send("q")
    assert screen.until("Stopped", 5, since=mark), screen.words()[mark:]
    screen.send("exit\n")
    screen.wait(5)


@check("Ctrl-Z and bg leave the prompt alone, and fg draws again")
def background(home):
    screen = shell(home)
    screen.send(PLAY + "\n")
    assert screen.until("Eins", 10), screen.words()
    screen.look(0.3)
    mark = screen.mark()
    screen.send("\x1a")
    assert screen.until("Stopped", 5, since=mark), screen.words()[mark:]
    screen.send("bg\n")
    quiet(screen, 0.6)
    drawn = quiet(screen, 3)
    assert drawn == b"", drawn
    mark = screen.mark()
    screen.send("fg\n")
    assert screen.until("left", 5, since=mark), screen.words()[mark:]
    screen.look(0.3)
    mark = screen.mark()
    screen.send("q")
    assert screen.until("resume", 5, since=mark), screen.words()[mark:]
    screen.send("exit\n")
    screen.wait(5)
