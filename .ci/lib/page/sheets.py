"""The sheet that is handed over and the report: how many pages of paper they take, and whether all of it is read."""

import base64
import os
import re

from suite import past
from suite.checks import check
from suite.home import ROOT

from .browser import Browser
from .looks import LOOKS

EXERCISES = ["calf-stretch-straight", "heel-drop", "squat", "bridge", "plank"]


def routine(count):
    return {
        "format": 1, "title": f"{count} exercises", "summary": "Slowly, and never into pain.",
        "goal": {"perDay": 2, "weeks": 12}, "equipment": ["a stair with a rail", "a mat"],
        "cautions": ["Stop when the pain is sharp or grows.", "See a doctor about pain that stays after rest."],
        "steps": [
            {"type": "reps", "name": name.replace("-", " ").capitalize(), "figure": name, "reps": 15, "sets": 3,
             "rest": "1m", "sides": "each", "cue": "Three seconds down, two up, the knee straight, hand on the rail.",
             "tempo": [{"cue": "Lower", "duration": "3s"}, {"cue": "Rise", "duration": "2s"}]}
            for name in EXERCISES[:count]]}


def printed(browser, path):
    """Prints a page on A4 as its own style asks for; answers how many sheets it takes."""
    data = base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    with open(path, "wb") as file:
        file.write(data)
    return len(re.findall(rb"/Type\s*/Page\b", data))


@check("two exercises fit on one sheet of A4, five on two, and all of it is read with ease")
def sheets(home):
    pictures = os.environ.get("PICTURES", home.path)
    with Browser(home, 794, 1123, scripts=()) as browser:
        for name, most in [(2, 1), (5, 2), ("alfredson", 1), ("after-run", 2)]:
            given = f"{ROOT}/routines/examples/alfredson.json" if name == "alfredson" else str(name)
            if isinstance(name, int):
                given = home.routine(f"sheet-{name}", routine(name))
            made = home.run("show", given, "--format", "html")
            assert made.code == 0, made
            browser.open(home.write(f"work/{name}.html", made.out))
            browser.picture(f"{pictures}/sheet-{name}.png", whole=True)
            faults = browser.run(LOOKS.replace("main:not([hidden]) *", "body *"))
            assert faults == [], f"{name}: {faults}"
            took = printed(browser, f"{pictures}/sheet-{name}.pdf")
            assert took <= most, f"{name}: {took} sheets"


@check("ten weeks of a report fit on two sheets of A4, by titles, with room for remarks and every mark in words")
def report(home):
    pictures = os.environ.get("PICTURES", home.path)
    days = [week * 7 + day for week in range(10) for day in (1, 3, 5)]
    past.keep(home, *[
        past.calf(days=day + 0.2, count=min(10, 8 + (69 - day) // 20), pain=(day * 7) % 4, effort=5) if day % 7 != 3
        else past.session("foot-soak", day + 0.3, [past.timed("foot-soak", "/steps/1", "Foot soak", seconds=600)],
                          minutes=12, pain=6 if day == 31 else 1,
                          **({"outcome": "stopped", "reason": "pain"} if day == 31 else {}))
        for day in sorted(days, reverse=True)])
    made = home.run("report", "--html", home.join("work/report.html"), "--weeks", "10")
    assert made.code == 0, made
    with Browser(home, 794, 1123, scripts=()) as browser:
        browser.open(home.join("work/report.html"))
        browser.picture(f"{pictures}/report.png", whole=True)
        faults = browser.run(LOOKS.replace("main:not([hidden]) *", "body *"))
        assert faults == [], faults
        took = printed(browser, f"{pictures}/report.pdf")
        assert took <= 2, f"{took} sheets"
        text = browser.text("body")
        for needed in ("Name", "Therapist", "Remarks", "Calf step-stretch", "Warm foot soak"):
            assert needed in text, needed
        for id in ("calf-step-stretch", "foot-soak"):
            assert id not in text, id
        rows = browser.run("return [...document.querySelectorAll('tbody tr')].map(row => row.innerText)")
        sessions = [row for row in rows if "stretch" in row or "soak" in row]
        assert len(sessions) == len(days), (len(sessions), len(days))
        assert [row for row in sessions if "pain" in row], rows[:5]
