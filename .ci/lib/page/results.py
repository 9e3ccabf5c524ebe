"""What the page keeps, and limber's history."""

import os
import time

from suite.checks import check

from .browser import Browser
from .playing import MIXED, expected, page, play, waits


@check("what the page saves is imported once, however often, and says what was done")
def imported(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        play(browser, waits(expected(home, "mixed")))
        browser.click("#save")
        first = saved(home)
        browser.click("#effort label:nth-child(5)")
        browser.click("#pain label:nth-child(3)")
        lines = browser.run("return limber.lines()")
    assert home.read(first) and lines.startswith(home.read(first)), lines
    second = home.write("work/second.jsonl", lines)
    for path, words in [(home.join(first), "Added 1 session."), (second, "Added 0 sessions, and 1 line to others."),
                        (second, "Added 0 sessions."), (home.join(first), "Added 0 sessions.")]:
        told = home.run("history", "import", path)
        assert (told.code, told.out.strip()) == (0, words), told
    sessions = home.run("history", "--json").json()
    (session,) = sessions if isinstance(sessions, list) else sessions["sessions"]
    assert (session["outcome"], session["effort"], session["pain"]) == ("completed", 4, 2), session
    played = home.run("play", "mixed", "--dry-run", "--events").out
    assert f'"seconds":{session["didSeconds"]:g}' in played, session["didSeconds"]
    # The next session at the terminal knows of it.
    told = home.run("progress", "mixed")
    assert "one comfortable session" in told.out, told


@check("a page that was closed in the middle still has what was done")
def cut(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        path = page(home, "mixed")
        browser.open(path)
        browser.click("#begin")
        browser.click("#answers .main")
        browser.run("limberClock.advance(80)")
        browser.open(path)
        browser.click("#show-kept")
        lines = browser.run("return limber.lines()")
        assert browser.faults() == [], browser.faults()
    told = home.run("history", "import", home.write("work/cut.jsonl", lines))
    assert told.out.strip() == "Added 1 session.", told
    assert "interrupted" in home.run("history").out


@check("a session in which nothing was done says so, and counts for nothing")
def nothing(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        browser.click("#begin")
        browser.click("#pause")
        browser.click("#stop")
        assert browser.text("#outcome") == "Nothing was done."
        lines = browser.run("return limber.lines()")
    assert '"outcome":"stopped"' in lines and '"didSeconds":0' in lines, lines


def saved(home):
    """The file that the browser saved, by its path in the home."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for name in os.listdir(home.join("work")):
            if name.startswith("limber-") and name.endswith(".jsonl"):
                return f"work/{name}"
        time.sleep(0.05)
    raise AssertionError("nothing was saved")
