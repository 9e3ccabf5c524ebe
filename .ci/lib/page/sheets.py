"""The sheet that is handed over and the report: how many pages of paper they take, and whether all of it is read."""

import base64
import os
import re

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
