"""Pain: said at once, asked, kept as it was told, and remembered the day after."""

import glob
import json
import re

from suite import past
from suite.checks import check

from .done import begin

CALF = {"format": 1, "title": "Mine", "cautions": ["Stop when the pain is sharp."], "steps": [
    {"type": "reps", "name": "Heel drop", "cue": "Slowly.", "reps": {"min": 2, "max": 5}, "sets": 2, "rest": "20s"},
    {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "30s"}]}


def hurt(home, *more, answers=()):
    home.write("data/limber/routines/mine.json", CALF)
    screen = home.terminal("play", "mine", "--lead-in", "0s", "--no-inhibit", *more)
    assert screen.until("Heel drop", 10), screen.words()
    screen.look(0.6)
    mark = screen.mark()
    screen.send("!")
    for question, answer in answers:
        assert screen.until(question, 6, since=mark), screen.words()[mark:]
        screen.look(0.2)
        screen.send(answer)
    return screen, mark


ASKED = (("(?i)how much", "9\r"), ("(?i)where", "right calf\r"))


@check("'!' says 'Rest now.' on the live screen, asks for the pain and makes up no number")
def live(home):
    screen, mark = hurt(home, answers=ASKED)
    assert screen.wait(8) == 0, screen.words()
    assert "Rest now" in screen.words()[mark:], screen.words()[mark:]
    assert home.sessions()[-1]["pain"] == 9, home.sessions()[-1]


@check("'!' says 'Rest now.' and the cautions with --plain too")
def plain(home):
    screen, mark = hurt(home, "--plain", answers=ASKED)
    assert screen.wait(8) == 0, screen.words()
    said = screen.words()[mark:]
    assert "Rest now" in said and "Stop when the pain is sharp" in said, said


@check("where nothing is answered after '!', no number is made up")
def unanswered(home):
    screen, mark = hurt(home, answers=(("(?i)how much", "\r"), ("(?i)where", "\r")))
    assert screen.wait(8) == 0, screen.words()
    assert home.sessions()[-1]["pain"] is None
    said = home.run("progress", "mine").out
    assert not re.search(r"pain of \d|\d of 10", said), said


@check("a report marks a session that pain ended, in the table, the chart and in words")
def marked(home):
    lines = past.session("calf-step-stretch", 4, [past.reps("calf-step-stretch", "/steps/1", "Heel drop", 3)],
                         [past.dose("calf-step-stretch", "/steps/1", "Heel drop", 8, 10, 8, did=3)],
                         outcome="stopped", reason="pain")
    past.keep(home, past.calf(12, pain=1), past.calf(10, pain=2), past.calf(8, pain=1), lines)
    text = home.run("report").out
    chart = [line for line in text.split("\n") if re.match(r"\s*pain\b", line)]
    assert chart and re.search("!|stop", " ".join(chart)), text
    page = home.join("work/report.html")
    assert home.run("report", "--html", page).code == 0
    html = open(page).read()
    assert "stopped" in html and not re.search(r"at most 2 of 10(?![^<]*stop)", html), re.findall(r"[^<>]*at most[^<>]*", html)


def stopped_for_pain(home, days):
    """A place of a session that '!' ended, so many days ago."""
    screen, _ = hurt(home, answers=ASKED)
    assert screen.wait(8) == 0, screen.words()
    if days:
        age(home, days)


def age(home, days):
    lines = home.lines()
    for line in lines:
        if "time" in line:
            line["time"] = past.moment(days)
    past.keep(home, lines)
    for path in glob.glob(home.join("state/limber/positions/*.json")):
        place = json.loads(home.read(path))
        place["time"] = past.moment(days)
        home.write(path, place)


def answered(home, *arguments):
    """What is said before the first step, and whether a question is asked."""
    screen = home.terminal(*arguments, "--no-inhibit")
    asked = screen.until(r"\[[yY]/[nN]\]", 3)
    return asked, screen


@check("'play', 'resume' and 'today' on the day of a pain stop say so, and the first two ask")
def day_after(home):
    stopped_for_pain(home, 0.3)
    for arguments in (("resume",), ("play", "mine", "--lead-in", "0s")):
        asked, screen = answered(home, *arguments)
        assert asked and re.search("(?i)pain|hurt", screen.words()), f"{arguments}: {screen.words()}"
        screen.send("n\n")
        screen.wait(3)
        screen.end()
    assert len([line for line in home.lines() if line["kind"] == "start"]) == 1, "it played on"
    home.write("data/limber/programmes/mine-p.json", {
        "format": 1, "title": "P", "cautions": ["Stop when it hurts."], "weeks": [
            {"name": "One", "weeks": 4, "routines": [{"routine": "mine", "perWeek": 7}]}]})
    begin(home, "mine-p", 3)
    today = home.run("today")
    assert re.search("(?i)pain|hurt", today.said), today


@check("after 12 hours 'resume' plays today's dose where it is lower")
def lower_today(home):
    home.write("data/limber/routines/mine.json", CALF)
    steps = [past.reps("mine", "/steps/0", "Heel drop", 5)]
    doses = [past.dose("mine", "/steps/0", "Heel drop", 2, 5, 5)]
    past.keep(home, *[past.session("mine", days, steps, doses, pain=0) for days in (50, 48, 46)])
    screen = home.terminal("play", "mine", "--lead-in", "0s", "--no-inhibit", "--no-questions", "--plain", "--dose", "max")
    assert screen.until("Heel drop, 5", 10), screen.words()
    screen.look(0.3)
    screen.send("d")
    assert screen.until("Rest", 5), screen.words()
    screen.send("q")
    assert screen.wait(5) == 0
    lines = home.lines()
    last = lines[-1]["id"]
    for line in lines:
        if line["id"] == last and "time" in line:
            line["time"] = past.moment(40)
    past.keep(home, lines)
    path, = glob.glob(home.join("state/limber/positions/*.json"))
    home.write(path, json.loads(home.read(path)) | {"time": past.moment(40)})
    asked, screen = answered(home, "resume", "--plain", "--no-questions")
    if asked:
        screen.send("y\n")
    assert screen.until("Rest, 20", 5), screen.words()
    screen.send("d")
    screen.until("Heel drop, ", 5)
    words = screen.words()
    screen.end()
    assert "Heel drop, 2" in words, words


@check("pain of 7 and more is told as it is: the minimum")
def seven(home):
    home.write("data/limber/routines/mine.json", {"format": 1, "title": "Mine", "steps": [
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": {"min": "1s", "max": "20s"}}]})
    screen = home.terminal("play", "mine", "--lead-in", "0s", "--no-inhibit")
    assert screen.until("How hard", 10), screen.words()
    screen.look(0.2)
    screen.send("5\r")
    screen.until("How much", 5)
    screen.look(0.2)
    screen.send("9\r")
    assert screen.wait(8) == 0, screen.words()
    assert "a little" not in screen.words() and "minimum" in screen.words(), screen.words()[-500:]
