"""Sixty people over twenty-six weeks, each of a kind of their own: limber says what the page says."""

import datetime
import json
import random

from suite.checks import check

from .page import Range, doses, hurt, morning

RANGES = [Range("Raise", 8, 12), Range("Hop", 2, 4), Range("Hold", 20, 60, is_time=True)]
ROUTINE = {
    "format": 1, "title": "Mine", "tags": ["calf"], "cautions": ["Stop."], "steps": [
        {"type": "reps", "name": "Raise", "cue": "Up.", "reps": {"min": 8, "max": 12}},
        {"type": "reps", "name": "Hop", "cue": "Up.", "reps": {"min": 2, "max": 4}},
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": {"min": "20s", "max": "60s"}}]}
# How often in a hundred decisions limber is asked; the reading of the page makes all of them.
ASKED = 30


class Person:
    """Somebody with habits, whose sessions follow from the doses that they are given."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.told = []
        self.sore = self.dice.choice([0.02, 0.08, 0.2])
        self.silent = self.dice.choice([0.05, 0.3, 1.0])
        self.steady = self.dice.choice([0.6, 0.8, 0.95])
        self.mornings = self.dice.choice([0, 0.3, 0.9])

    def chance(self, share):
        return self.dice.random() < share

    def session(self, day, target):
        alone, own = self.chance(0.04), self.chance(0.04)
        stopped = self.chance(self.sore / 3)
        whole = not stopped and self.chance(0.93)
        sore = self.chance(self.sore)
        told = not self.chance(self.silent)
        pain = self.dice.randint(3, 9) if sore else self.dice.choice([0, 0, 1, 1, 2])
        if own:
            target = {r.name: r.high for r in RANGES}
        did = {n: amount if whole else 1 for n, amount in target.items()}
        if whole and self.chance(0.05):
            did = {r.name: r.low for r in RANGES}
        return {
            "routine": "mine", "part": "calf", "day": day, "pain": pain if told or sore else None,
            "effort": self.dice.choice([4, 6, 7, 8, 9]) if self.chance(0.3) else None, "stopped": stopped,
            "worked": True, "completed": whole and not alone, "alone": alone, "own": own,
            "target": dict(target), "did": did, "ahead": False, "morning": self.morning()}

    def morning(self):
        if not self.chance(self.mornings):
            return None
        return self.dice.choice(["=", "=", "=", "?", 0, 1, 2, self.dice.randint(3, 8), self.dice.randint(3, 8)])

    def other(self, day):
        return {
            "routine": "other", "part": self.dice.choice(["calf", "back"]), "day": day,
            "pain": self.dice.choice([None, 0, 1, 2, 2, 3, 6, 9]), "effort": None,
            "stopped": self.chance(0.05), "worked": True, "completed": True, "alone": False, "own": False,
            "ahead": False, "morning": self.morning() if self.chance(0.3) else None}

    def add(self, session):
        # A clock that is wrong: a year ahead, or set back by some days.
        if self.chance(0.02):
            session["ahead"], session["day"] = True, session["day"] + 400
        elif self.chance(0.02):
            session["day"] -= self.dice.randint(1, 5)
        self.told.append(session)


def lines(number, session, today):
    """One session as a history has it, so many days before now."""
    start = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    time = (start + datetime.timedelta(days=session["day"] - today, milliseconds=number)).isoformat(timespec="milliseconds")
    routine = session["routine"]
    told = [{"kind": "start", "time": time, "plannedSeconds": 60,
             "routines": [{"id": routine, "hash": "0", "parts": [session["part"]]}]}]
    if session["alone"]:
        told[0]["unattended"] = True
    if session["own"]:
        told[0]["ownDose"] = True
    if routine == "mine":
        whole, kept = session["did"] != {name: 1 for name in session["did"]}, []
        for place, r in enumerate(RANGES):
            unit = "seconds" if r.is_time else "repetitions"
            target, did = ({unit: session[key][r.name]} for key in ("target", "did"))
            told.append({"kind": "step", "index": place + 1, "routine": routine, "path": f"/steps/{place}",
                         "type": "timed" if r.is_time else "reps", "name": r.name, "target": target, "did": did,
                         "outcome": "done" if whole else "partial"})
            kept.append({"routine": routine, "path": f"/steps/{place}", "name": r.name,
                         "min": {unit: r.low}, "max": {unit: r.high}, "target": target, "did": did})
        told.append({"kind": "doses", "doses": kept})
        outcome = "completed" if whole else "stopped"
    else:
        told.append({"kind": "step", "index": 1, "routine": routine, "path": "/steps/0", "type": "reps",
                     "name": "Row", "target": {"repetitions": 5}, "did": {"repetitions": 5}, "outcome": "done"})
        outcome = "stopped" if session["stopped"] else "completed"
    told.append({"kind": "end", "time": time, "outcome": outcome, "didSeconds": 60}
                | ({"reason": "pain"} if session["stopped"] else {}))
    if session["pain"] is not None or session["effort"] is not None:
        told.append({"kind": "rating"} | {key: session[key] for key in ("effort", "pain") if session[key] is not None})
    if session["morning"] is not None:
        answer = session["morning"]
        told.append({"kind": "morning", "time": time}
                    | ({} if answer == "?" else {"usual": True} if answer == "=" else {"pain": answer}))
    return "".join(json.dumps({"v": 1, "kind": line.pop("kind"), "id": f"s{number}", **line}) + "\n" for line in told)


def asked(home, person, today):
    """What limber says on the day; every other session may have come by an import."""
    told = [lines(number, session, today) for number, session in enumerate(person.told)]
    in_order = not any(s["ahead"] for s in person.told) and all(
        a["day"] <= b["day"] for a, b in zip(person.told, person.told[1:]))
    if in_order and len(told) > 1 and person.chance(0.1):
        home.write("state/limber/history.jsonl", "".join(told[::2]))
        result = home.run("history", "import", home.write("work/others.jsonl", "".join(told[1::2])))
        assert result.code == 0, result
    else:
        home.write("state/limber/history.jsonl", "".join(told))
    result = home.run("progress", "mine", "--json")
    assert result.code == 0, result
    return {entry["name"]: entry["target"] for entry in result.json()}


def live(home, seed):
    """One life; answers with how often limber was asked, and how often a dose rose."""
    person, day, questions, rises = Person(seed), 1000, 0, 0
    last = None
    while day < 1000 + 26 * 7:
        told = doses(RANGES, person.told, day)
        if person.chance(ASKED / 100) or last is not None and told != last:
            for _ in range(2):
                date = datetime.datetime.now(datetime.timezone.utc).date()
                said = asked(home, person, day)
                if date == datetime.datetime.now(datetime.timezone.utc).date():
                    break
            questions += 1
            assert said == told, f"life {seed}, day {day}: limber {said}, the page {told}\n{person.told[-8:]}"
            for r in RANGES:
                assert r.low <= said[r.name] <= r.high, f"life {seed}, day {day}: {said} is out of its range"
            heard = [s for s in person.told if not s["ahead"]]
            if last is not None and any(said[n] > last[n] for n in said):
                rises += 1
                assert sum(said[n] > last[n] for n in said) == 1, f"life {seed}, day {day}: two rose at once"
                own = [s for s in heard if s["routine"] == "mine" or s["part"] == "calf"]
                assert not hurt(own[-1]) and morning(own[-1]) is None, f"life {seed}, day {day}: rose after pain"
        if person.chance(0.12):
            person.add(person.other(day))
            told = doses(RANGES, person.told, day)
        person.add(person.session(day, told))
        kept = person.told[-1]
        if not kept["ahead"] and not kept["alone"] and not kept["own"]:
            last = kept["target"]
        if not person.chance(0.15):
            day += person.dice.choice([1, 1, 2, 2, 3]) if person.chance(person.steady) else person.dice.choice([5, 10, 11, 14, 30, 31, 35])
    return questions, rises


def lives(home, seeds):
    home.write("data/limber/routines/mine.json", ROUTINE)
    totals = [live(home, seed) for seed in seeds]
    assert sum(questions for questions, _ in totals) > 10 * len(totals), totals
    assert sum(rises for _, rises in totals) > len(totals), f"hardly a dose ever rose: {totals}"


@check("the doses of twenty people over half a year are those of the page")
def first(home):
    lives(home, range(0, 20))


@check("so are those of twenty more")
def second(home):
    lives(home, range(20, 40))


@check("and of twenty others")
def third(home):
    lives(home, range(40, 60))
