"""Whole sessions on the page, each beside the dry run of the same routine."""

import json
import os

from suite.checks import check
from suite.home import ROOT

from .browser import VIRTUAL, VOICE, Browser

# Every kind of step, with ranges, sides, sets, rounds, a tempo, sets in one's own time and a choice.
MIXED = {
    "format": 1, "title": "Mixed </script> & more", "cautions": ["Stop when it hurts."], "equipment": ["a step"],
    "steps": [
        {"type": "prompt", "cue": "Stand at the step."},
        {"type": "timed", "name": "Calf stretch", "cue": "Lean in.", "figure": "calf-stretch-straight",
         "duration": {"min": "30s", "max": "60s"}, "sides": "each"},
        {"type": "reps", "name": "Heel drop", "cue": "Slowly.", "figure": "heel-drop", "reps": {"min": 3, "max": 5},
         "sets": 2, "rest": "12s",
         "tempo": [{"cue": "Lower", "duration": "3s"}, {"cue": "Rise", "duration": "2s"}]},
        {"type": "rounds", "rounds": {"min": 2, "max": 3}, "rest": "10s", "steps": [
            {"type": "reps", "name": "Squat", "cue": "In your own time.", "reps": 6}]},
        {"type": "choice", "question": "How is the calf?", "options": [
            {"label": "Fine", "default": True, "steps": [{"type": "timed", "name": "Walk", "cue": "Walk.", "duration": "20s"}]},
            {"label": "It pulls", "steps": [{"type": "rest", "duration": "15s"}]}]},
        {"type": "timed", "name": "Shake out", "cue": "Shake.", "duration": "10s"}]}


# Laps that are filled by a rest, one of them in another, and rounds that are cut short by their time.
CLOCK = {
    "format": 1, "title": "By the clock", "cautions": ["Stop."], "steps": [
        {"type": "rounds", "rounds": {"min": 2, "max": 3}, "every": "70s", "steps": [
            {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "5s", "sets": 2, "every": "20s"},
            {"type": "timed", "name": "Reach", "cue": "Reach.", "duration": "30s"}]},
        {"type": "rounds", "rounds": {"within": "50s"}, "steps": [
            {"type": "timed", "name": "Push", "cue": "Push.", "duration": "20s"},
            {"type": "timed", "name": "Pull", "cue": "Pull.", "duration": "10s"}]}]}


def page(home, routine, *options):
    """The page of a routine; answers its path."""
    made = home.run("show", routine, "--format", "page", *options)
    assert made.code == 0, made
    return home.write(f"work/{routine.replace('/', '-')}.html", made.out)


def expected(home, routine):
    """What a dry run says, the ticks aside."""
    played = home.run("play", routine, "--dry-run", "--events")
    assert played.code == 0, played
    return [json.loads(line) for line in played.out.splitlines()]


def mark(event):
    """What the page and the dry run must agree in; what waits is asked for in words of its own on each."""
    kind = event["kind"]
    text = None if kind in ("waiting", "answered") else event.get("text", "")
    return (round(event["at"], 2), kind, text)


def waits(events):
    """How long each wait of a dry run lasts."""
    starts = {}
    found = []
    for event in events:
        if event["kind"] == "waiting":
            starts = event
        if event["kind"] == "answered":
            found.append((starts["for"], event["at"] - starts["at"]))
    return found


def play(browser, waiting, choose=None):
    """Plays to the end by touch, each wait as long as told."""
    browser.click("#begin")
    for kind, seconds in waiting:
        browser.run("limberClock.advance()")
        browser.run("limberClock.advance(arguments[0])", seconds)
        if kind == "choice" and choose is not None:
            browser.click(f"#answers button:nth-child({choose})")
        else:
            browser.click("#answers .main")
    browser.run("limberClock.advance()")
    assert browser.shown() == "end", browser.shown()
    return browser.run("return limber.log()")


def differences(mine, theirs):
    for place, (one, other) in enumerate(zip(mine, theirs)):
        if one != other:
            return f"event {place}: the page {one}, the dry run {other}"
    return None if len(mine) == len(theirs) else f"{len(mine)} events on the page, {len(theirs)} in the dry run"


@check("whole sessions on the page say at each instant what a dry run says")
def whole(home):
    home.routine("mixed", MIXED)
    home.routine("clock", CLOCK)
    with Browser(home) as browser:
        for routine in ("mixed", "clock", "calf-step-stretch", "warm-up", "walk-run", "cooldown-walk", "foot-soak"):
            browser.open(page(home, routine))
            events = expected(home, routine)
            log = play(browser, waits(events))
            fault = differences([mark(event) for event in log], [mark(event) for event in events])
            assert fault is None, f"{routine}: {fault}"
            cues = [event["cue"]["kind"] for event in events if event["kind"] == "cue"]
            assert [event.get("cue") for event in log if event["kind"] == "cue"] == cues
            assert len(browser.run("return spoken")) > 5, routine
            assert browser.faults() == [], browser.faults()
        asked = [url for url in browser.requests() if not url.startswith(("file://", "chrome://", "data:"))]
        assert asked == [], asked


@check("another option of a choice is another way, and it is kept which was taken")
def branch(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        log = play(browser, waits(expected(home, "mixed")), choose=2)
        texts = " ".join(event["text"] for event in log)
        assert "Chosen: It pulls." in texts and "Walk" not in texts, texts
        assert '"chose":"It pulls"' in browser.run("return limber.lines()")


@check("the keys of the terminal do on the page what they do there")
def keyboard(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        browser.click("#begin")
        browser.type("\ue007")
        browser.run("limberClock.advance(10)")
        assert browser.text("#digits") == "0:25", browser.text("#digits")
        browser.type("+")
        assert browser.text("#digits") == "0:35"
        for _ in range(3):
            browser.type("+")
        assert browser.text("#digits") == "0:55", "a range ends at its most"
        browser.type("-")
        browser.type(" ")
        browser.run("limberClock.advance(600)")
        assert (browser.text("#digits"), browser.text("#phase")) == ("0:45", "Paused")
        browser.type(" ")
        browser.run("limberClock.advance(2.5)")
        assert browser.text("#digits") == "1", "counted in"
        browser.run("limberClock.advance(1.5)")
        assert browser.text("#digits") == "0:44", browser.text("#digits")
        browser.type("b")
        assert browser.text("#digits") == "5", "to the lead-in of the same step"
        browser.type("n")
        assert browser.text("#side") == "LEFT", browser.text("#side")
        browser.run("limberClock.advance(6)")
        browser.type("!")
        assert browser.shown() == "end"
        assert browser.text("#outcome") == "Stopped because it hurts. Rest now."
        assert '"reason":"pain"' in browser.run("return limber.lines()")
        assert browser.faults() == []


@check("repetitions are added up to the most of their range, and the last is said when it is the last")
def more(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        browser.click("#begin")
        browser.click("#answers .main")
        for _ in range(2):
            browser.click("#skip")
        browser.run("limberClock.advance(6)")
        for _ in range(4):
            browser.click("#more")
        assert browser.text("#digits").split() == ["2", "/", "5"], "a range ends at its most"
        browser.click("#less")
        browser.run("limberClock.advance(11)")
        log = browser.run("return limber.log()")
        said = [event["text"] for event in log if event["kind"] in ("phaseStarted", "cue")]
        assert said[-5:] == [
            "3. Lower.", "Rise.", "3 repetitions: the minimum is done.", "The last one.", "4. Lower."], said
        browser.run("limberClock.advance(4)")
        ended = [event for event in browser.run("return limber.log()") if event["kind"] == "stepEnded"][-1]
        assert (ended["outcome"], ended["at"]) == ("done", log[-1]["at"] + 5), ended
        browser.click("#hurts")
        assert '"did":{"repetitions":4}' in browser.run("return limber.lines()")
        assert browser.faults() == []


@check("what goes on until it is ended counts up, says when its least is done, and ends by touch")
def opened(home):
    home.routine("open", {"format": 1, "title": "Open", "steps": [
        {"type": "timed", "name": "Hang", "duration": {"min": "20s"}},
        {"type": "reps", "name": "Pull", "reps": {"min": 2}, "tempo": [{"cue": "Up", "duration": "2s"}]},
        {"type": "reps", "name": "Push", "reps": {"min": 9}}]})
    with Browser(home) as browser:
        browser.open(page(home, "open"))
        browser.click("#begin")
        browser.run("limberClock.advance(40)")
        assert browser.text("#digits") == "0:35", browser.text("#digits")
        assert "20 seconds: the minimum is done." in [event["text"] for event in browser.run("return limber.log()")]
        browser.click("#answers .main")
        browser.run("limberClock.advance(12)")
        assert browser.text("#digits") == "4", browser.text("#digits")
        browser.click("#answers .main")
        browser.run("limberClock.advance(20)")
        for _ in range(3):
            browser.click("#more")
        assert browser.text("#digits") == "12 repetitions", browser.text("#digits")
        browser.click("#answers .main")
        assert browser.shown() == "end" and browser.text("#outcome") == "Session completed."
        lines = browser.run("return limber.lines()")
        for did in ('{"seconds":35}', '{"repetitions":3}', '{"repetitions":12}'):
            assert f'"did":{did}' in lines, lines
        assert browser.faults() == []


KEYS = {"more": "+", "less": "-", "next": "n", "previous": "b"}


@check("the same keys at the same times do on the page what they do to the session")
def same(home):
    """A test beside the session holds what it makes of them: PageKeysTests."""
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "keys.json"), encoding="utf-8") as file:
        scripts = json.load(file)
    with open(os.path.join(folder, "keys.txt"), encoding="utf-8") as file:
        told = dict((part.split("\n", 1)) for part in file.read().split("# ")[1:])
    with Browser(home) as browser:
        for script in scripts:
            home.routine("keys", {"format": 1, "title": "Keys", "cautions": ["Stop."], "steps": script["steps"]})
            browser.open(page(home, "keys"))
            browser.click("#begin")
            now = 0
            for at, word in (key.split() for key in script["keys"].split("; ")):
                browser.run("limberClock.advance(arguments[0])", float(at) - now)
                now = float(at)
                browser.type(KEYS[word])
            browser.run("limberClock.advance()")
            assert browser.shown() == "end", script["says"]
            # What is told of a length that was changed has words on the terminal that the page has not.
            log = [(f"{event['at']:.3f}", event["kind"], event.get("text", "")) for event in browser.run("return limber.log()")]
            theirs = [tuple((line.split(" ", 2) + [""])[:3]) for line in told[script["says"]].splitlines()]
            unsaid = [kind == "sessionEnded" or kind == "stepEnded" and not text for _, kind, text in log]
            theirs = [(at, kind, log[place][2] if unsaid[place:place + 1] == [True] else text)
                      for place, (at, kind, text) in enumerate(theirs)]
            fault = differences(log, theirs)
            assert fault is None, f"{script['says']}: {fault}"
            assert browser.faults() == []


@check("a screen that was off for a while comes back to the right second, and is silent about what it missed")
def dark(home):
    home.routine("mixed", MIXED)
    with Browser(home) as browser:
        browser.open(page(home, "mixed"))
        browser.click("#begin")
        browser.click("#answers .main")
        browser.run("limberClock.advance(6)")
        before = browser.run("return spoken.length")
        browser.run("limberClock.jump(40); document.dispatchEvent(new Event('visibilitychange'))")
        # 5 s to get ready, 30 s on the right, 5 s to change sides, and 6 s of those on the left.
        assert (browser.text("#side"), browser.text("#digits")) == ("LEFT", "0:24"), browser.text("#stage")
        texts = [event["text"] for event in browser.run("return limber.log()")]
        assert "Halfway." in texts and "Change sides: Calf stretch, left side." in texts, texts
        assert browser.run("return spoken")[before:] == []
        browser.run("limberClock.advance(9)")
        assert browser.run("return spoken")[before:] == ["Halfway."]
        assert browser.faults() == []


@check("in real time, and 40 times as fast, every event comes when it is due")
def fast(home):
    quick = """
    globalThis.limberClock = (() => {
      const now = () => performance.now() / 1000 * 40;
      return { now, date: () => new Date(), at: (second, run) => {
        const timer = setTimeout(run, Math.max(0, (second - now()) / 40 * 1000)); return () => clearTimeout(timer); } };
    })();"""
    home.routine("hold", {"format": 1, "title": "Hold", "steps": [
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "40s", "figure": "plank"},
        {"type": "timed", "name": "Lean", "cue": "Lean.", "duration": "30s", "sides": "each"}]})
    with Browser(home, scripts=(VOICE, quick)) as browser:
        browser.open(page(home, "hold"))
        events = expected(home, "hold")
        browser.click("#begin")
        browser.until("!document.getElementById('end').hidden")
        fault = differences([mark(event) for event in browser.run("return limber.log()")], [mark(event) for event in events])
        assert fault is None, fault


@check("a routine that no page can play is refused in a sentence, and so is one with too many ways")
def refused(home):
    made = home.run("show", f"{ROOT}/routines/examples/amrap-cindy.json", "--format", "page")
    assert (made.code, made.out) == (69, ""), made
    assert "goes by a clock" in made.err or "go by a clock" in made.err, made.err
    choice = {"type": "choice", "question": "Which?", "options": [
        {"label": str(number), "steps": [{"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "30s"}]}
        for number in range(9)]}
    home.routine("wide", {"format": 1, "title": "Wide", "steps": [choice] * 6})
    made = home.run("show", "wide", "--format", "page")
    assert (made.code, made.out) == (69, ""), made
    assert "every way through its choices" in made.err, made.err


__all__ = ["MIXED", "VIRTUAL", "expected", "page", "play", "waits"]
