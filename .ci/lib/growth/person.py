"""Somebody who exercises: made up from a seed, with habits of their own."""

import random

from .page import Range, doses

WEEKS = 26
# Each of a kind: what they do more often than the others.
KINDS = ("sore", "one-sided", "mornings", "silent", "stops", "changes", "breaks", "hard", "relapses", "others")


def ranges(sided=True):
    return [Range("Raise", 8, 12, sides=sided), Range("Hop", 2, 4), Range("Hold", 20, 60, is_time=True, sides=True)]


def routine(ranges):
    """The file of a routine with some ranges, in their order."""
    steps = []
    for r in ranges:
        ends = {"min": f"{r.low}s", "max": f"{r.high}s"} if r.is_time else {"min": r.low, "max": r.high}
        steps.append({"type": "timed" if r.is_time else "reps", "name": r.name, "cue": "Go.",
                      "duration" if r.is_time else "reps": ends} | ({"sides": "each"} if r.sides else {}))
    return {"format": 1, "title": "Mine", "tags": ["calf"], "cautions": ["Stop."], "steps": steps}


class Person:
    """Habits, a day, and what was told so far; sessions follow from the doses that are given."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        kind = KINDS[seed % len(KINDS)]

        def often(name, usual, more):
            return more if kind == name else usual

        self.day, self.last_day = 1000, 1000 + WEEKS * 7
        self.told, self.ranges, self.has_changed = [], ranges(), False
        # Half of them grow for some months before anything goes wrong, so that there is something to lose.
        self.calm_until = self.day + 7 * self.dice.choice([0, 15])
        self.sore = {"sore": 0.2, "one-sided": 0.15, "mornings": 0.4}.get(kind) or self.dice.choice([0.02, 0.06])
        self.worst = often("mornings", 9, 4)
        self.one_sided = often("one-sided", 0.4, 0.9)
        self.silent = often("silent", self.dice.choice([0.05, 0.3]), 0.93)
        self.mornings = often("mornings", self.dice.choice([0, 0.2]), 0.9)
        self.stops = often("stops", 0.01, 0.12)
        self.changing = often("changes", 0.005, 0.05)
        self.steady = often("breaks", self.dice.choice([0.85, 0.97]), 0.7)
        self.hard = often("hard", 0.1, 0.8)
        self.busy = often("others", 0.05, 0.4)
        self.again = often("others", 0.15, 0.3)
        # How many of the next sessions hurt badly, for whoever does too much of a good thing.
        self.relapse, self.relapses = 0, often("relapses", 0, 0.05)
        self.leaves = often("stops", 0.02, 0.15)

    def chance(self, share):
        return self.dice.random() < share

    def lives(self):
        return self.day < self.last_day

    def changes(self):
        """Perhaps another file from now on: other ends, another order, a new name; whether it is."""
        if not self.chance(self.changing):
            return False
        self.has_changed = True
        what = self.dice.choice(["ends", "ends", "order", "name", "sides"])
        new = [Range(r.name, r.low, r.high, r.is_time, r.sides) for r in self.ranges]
        if what == "ends":
            new[0].low, new[0].high = self.dice.choice([(8, 12), (6, 10), (10, 14), (7, 9)])
        elif what == "order":
            self.dice.shuffle(new)
        elif what == "name":
            one = self.dice.choice(new)
            one.name = one.name[:4].rstrip("2") + ("2" if not one.name.endswith("2") else "")
        else:
            one = self.dice.choice([r for r in new if not r.is_time])
            one.sides = not one.sides
        self.ranges = new
        return True

    def plays(self, told):
        """What is done on a day at some doses; answers with those that the rules go on from, if any."""
        if self.chance(self.busy):
            self.add(self.other())
            told = doses(self.ranges, self.told, self.day)
        session = self.session(told)
        self.add(session)
        if not self.chance(self.again):
            self.day += (self.dice.choice([1, 1, 2, 2, 3]) if self.day < self.calm_until or self.chance(self.steady)
                         else self.dice.choice([5, 10, 11, 12, 14, 30, 31, 35]))
        by_rules = not session["ahead"] and not session["alone"] and not session["own"]
        if by_rules:
            self.has_changed = False
        return session["target"] if by_rules else None

    def session(self, target):
        alone, own = self.chance(0.04), self.chance(0.04)
        is_calm = self.day < self.calm_until
        stopped = not is_calm and self.chance(self.stops)
        whole = not stopped and self.chance(0.93)
        sore = not is_calm and self.chance(self.sore) or stopped and self.chance(0.5)
        told = not self.chance(self.silent)
        # Whoever stops may say of it that it was little.
        pain = self.dice.randint(3, self.worst) if sore else self.dice.choice([0, 0, 1, 1, 2])
        if not is_calm and not self.relapse and self.chance(self.relapses):
            self.relapse = 2
        if self.relapse:
            self.relapse, sore, pain = self.relapse - 1, True, self.dice.choice([5, 6])
        if own:
            target = {r.name: r.high for r in self.ranges}
        did = {name: amount if whole else 1 for name, amount in target.items()}
        if whole and self.chance(0.06):
            did = {name: min(amount, next(r.low for r in self.ranges if r.name == name.split(", ")[0]))
                   for name, amount in target.items()}
        side = None
        if sore or stopped:
            side = self.dice.choice(["left", "left", "left", "right"]) if self.chance(self.one_sided) else \
                self.dice.choice([None, "both"])
        # Done to the last exercise, and left before the end.
        left = whole and self.chance(self.leaves)
        resumed = whole and not own and not alone and self.chance(0.05)
        return self.told_of("mine", "calf") | {
            "pain": pain if told or sore else None, "side": side,
            "effort": self.dice.choice([4, 6, 7, 8, 9]) if self.chance(self.hard) else None, "stopped": stopped,
            "completed": whole and not alone and not left, "whole": whole, "left": left, "alone": alone, "own": own, "resumed": resumed,
            "target": dict(target), "did": did, "places": self.places(target), "morning": self.morning()}

    def places(self, target):
        """Where each dose stands in the file, and what it is counted in."""
        found = {}
        for place, r in enumerate(self.ranges):
            unit, key = ("seconds", "duration") if r.is_time else ("repetitions", "reps")
            for name in target:
                step, _, side = name.partition(", ")
                if step == r.name:
                    found[name] = (f"/steps/{place}" + (f"/{key}/{side}" if side else ""), unit)
        return found

    def morning(self):
        if not self.chance(self.mornings):
            return None
        if self.day < self.calm_until:
            return "="
        return self.dice.choice(["=", "=", "?", 0, 1, 2, 4, self.dice.randint(3, 8), self.dice.randint(3, 8)])

    def other(self):
        return self.told_of("other", self.dice.choice(["calf", "back"])) | {
            "pain": self.dice.choice([None, 0, 1, 2, 2, 3, 6, 9]), "side": None, "effort": None,
            "stopped": self.chance(0.05), "completed": True, "alone": False, "own": False,
            "morning": self.morning() if self.chance(0.3) else None}

    def told_of(self, name, part):
        return {"routine": name, "part": part, "day": self.day, "worked": True, "ahead": False,
                "late": self.chance(0.1), "told": self.day + 1}

    def add(self, session):
        # A clock that is wrong: a year ahead, or set back by some days.
        if self.chance(0.02):
            session["ahead"], session["day"] = True, session["day"] + 400
        elif self.chance(0.02):
            session["day"] -= self.dice.randint(1, 5)
            session["told"] = session["day"] + 1
        self.told.append(session)
