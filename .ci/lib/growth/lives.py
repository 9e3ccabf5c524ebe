"""Sixty people over twenty-six weeks, each of a kind of their own: limber says what the page says."""

import datetime
import json

from suite.checks import check

from .page import Rules, doses, hurt, morning
from .person import Person, routine

# How often in a hundred decisions limber is asked, and of those that change a dose; the reading of the page
# makes all of them.
ASKED, ASKED_OF_CHANGES = 11, 60


def lines(number, session, today):
    """One session as a history has it, so many days before now."""
    start = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)

    def time(days, seconds=0):
        moment = start + datetime.timedelta(days=days - today, seconds=seconds, milliseconds=number)
        return moment.isoformat(timespec="milliseconds")

    # Whoever begins a minute before midnight did it on the day that it began.
    late = 86_340 if session["day"] < today and session["late"] else 0
    name = session["routine"]
    first = {"kind": "start", "time": time(session["day"], late), "plannedSeconds": 60,
             "routines": [{"id": name, "hash": "0", "parts": [session["part"]]}]}
    if session["alone"]:
        first["unattended"] = True
    if session["own"]:
        first["ownDose"] = True
    told, identity = [(f"s{number}", first)], f"s{number}"

    def end(outcome, reason=None):
        told.append((identity, {"kind": "end", "time": time(session["day"], late + 120), "outcome": outcome,
                                "didSeconds": 60} | ({"reason": reason} if reason else {})))

    if name == "mine":
        whole = session["whole"]
        parts = list(session["places"].items())
        for index, (step, (path, unit)) in enumerate(parts):
            if index and session["resumed"]:
                # Left after the first step, and gone on with.
                end("stopped")
                identity = f"s{number}-{index}"
                told.append((identity, first | {"resumes": told[-1][0], "time": time(session["day"], late + 180)}))
            target, did = ({unit: session[key][step]} for key in ("target", "did"))
            side = {"side": step.rsplit(", ")[1]} if ", " in step else {}
            plain, place = step.split(", ")[0], "/".join(path.split("/")[:3])
            told.append((identity, {
                "kind": "step", "index": index + 1, "routine": name, "path": place, "name": plain,
                "type": "timed" if unit == "seconds" else "reps", "target": target, "did": did,
                "outcome": "done" if whole else "partial"} | side))
        kept = [{"routine": name, "path": path, "name": step.split(", ")[0], "min": {unit: 1}, "max": {unit: 999},
                 "target": {unit: session["target"][step]}, "did": {unit: session["did"][step]}}
                for step, (path, unit) in parts]
        told.append((identity, {"kind": "doses", "doses": kept}))
        outcome = "completed" if whole and not session["left"] else "stopped"
    else:
        told.append((identity, {
            "kind": "step", "index": 1, "routine": name, "path": "/steps/0", "type": "reps", "name": "Row",
            "target": {"repetitions": 5}, "did": {"repetitions": 5}, "outcome": "done"}))
        outcome = "stopped" if session["stopped"] else "completed"
    end(outcome, "pain" if session["stopped"] else None)
    said = {key: session[key] for key in ("effort", "pain", "side") if session[key] is not None}
    if said:
        told.append((identity, {"kind": "rating"} | said))
    if session["morning"] is not None:
        answer = session["morning"]
        told.append((identity, {"kind": "morning", "time": time(session["told"])}
                     | ({} if answer == "?" else {"usual": True} if answer == "=" else {"pain": answer})))
    return "".join(json.dumps({"v": 1, "kind": line["kind"], "id": i} | line) + "\n" for i, line in told)


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
    person, questions, rises, last = Person(seed), 0, 0, None
    home.write("data/limber/routines/mine.json", routine(person.ranges))
    while person.lives():
        if person.changes():
            home.write("data/limber/routines/mine.json", routine(person.ranges))
        told = doses(person.ranges, person.told, person.day)
        if person.chance((ASKED if last in (None, told) else ASKED_OF_CHANGES) / 100):
            for _ in range(2):
                date = datetime.datetime.now(datetime.timezone.utc).date()
                said = asked(home, person, person.day)
                if date == datetime.datetime.now(datetime.timezone.utc).date():
                    break
            questions += 1
            assert said == told, f"life {seed}, day {person.day}: limber {said}, the page {told}\n{person.told[-8:]}"
            rises += promises(person, said, last, f"life {seed}, day {person.day}")
        last = person.plays(told) or last
    return questions, rises


def promises(person, said, last, where):
    """What limber never does; answers with 1 where a dose rose."""
    for r in person.ranges:
        for name, amount in said.items():
            assert name.split(", ")[0] != r.name or r.low <= amount <= r.high, f"{where}: {said} is out of its range"
    if last is None or set(said) != set(last) or not any(said[name] > last[name] for name in said):
        return 0
    if person.has_changed:
        return 1
    assert sum(said[name] > last[name] for name in said) == 1, f"{where}: two rose at once"
    own = [s for s in person.told if not s["ahead"] and (s["routine"] == "mine" or s["part"] == "calf")]
    assert not hurt(own[-1]) and morning(own[-1]) is None, f"{where}: rose after pain"
    return 1


def lives(home, seeds):
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


# Every rule that can be left out, and every figure a step beside the page's.
CHANGED = [Rules([word]) for word in (
    "sides", "catching up", "mornings", "worse morning", "open mornings", "one morning", "stop holds", "ahead",
    "alone", "own", "parts", "others", "count of others", "twice", "break in the count", "all ranges count", "whole",
    "reached", "days", "least grown", "rated")]
CHANGED += [Rules(**{name: getattr(Rules, name) + 1}) for name in (
    "comfortable", "bad", "severe", "hard", "bad_morning", "days", "week", "short", "long")]


@check("a rule that is left out, or a figure beside the page's, shows in these lives")
def reach(_):
    unseen = list(CHANGED)
    for seed in range(60):
        person = Person(seed)
        while unseen and person.lives():
            person.changes()
            told = doses(person.ranges, person.told, person.day)
            unseen = [rules for rules in unseen if doses(person.ranges, person.told, person.day, rules) == told]
            person.plays(told)
    assert not unseen, f"no life reaches {[sorted(rules.without) or vars(rules) for rules in unseen]}"
