"""A second reading of the page on how doses grow (GradualProgress), made from its words alone."""

COMFORTABLE, BAD, SEVERE, HARD, BAD_MORNING = 2, 5, 7, 8, 4


class Range:
    """A range of repetitions, or of a time in seconds."""

    def __init__(self, name, low, high, is_time=False):
        self.name, self.low, self.high, self.is_time = name, low, high, is_time

    @staticmethod
    def grid(seconds):
        return 5 if seconds < 120 else 15 if seconds < 600 else 60

    def settled(self, amount):
        if amount <= self.low:
            return self.low
        if amount >= self.high:
            return self.high
        if self.is_time:
            amount = max(amount // self.grid(amount) * self.grid(amount), self.low)
        return amount

    def step(self, level):
        return max((self.high - self.low) / 10, self.grid(level)) if self.is_time else 1

    def up(self, level):
        return self.settled(level + self.step(level))

    def back(self, level):
        return self.settled(level - self.step(level))

    def third(self, level):
        grown = level - self.low
        return self.settled(level - (grown / 3 if self.is_time else -(-grown // 3)))

    def share(self, level):
        return (level - self.low) / (self.high - self.low)


def pain(session):
    """What rules go by; None where nothing was told."""
    if session["pain"] is not None:
        return session["pain"]
    return 5 if session["stopped"] else None


def morning(session):
    """The number of a bad morning, or None."""
    told = session["morning"]
    if not isinstance(told, int):
        return None
    before = pain(session)
    return told if told >= BAD_MORNING or told > (COMFORTABLE if before is None else before) else None


def hurt(session):
    return session["stopped"] or (pain(session) or 0) > COMFORTABLE


def comfortable(session):
    return not hurt(session) and (session["effort"] or 0) < HARD and morning(session) is None


def doses(ranges, told, today):
    """The dose of each range on a day, by what was told in the order of the history."""
    own, elsewhere = [], 0
    for session in told:
        if session["ahead"]:
            continue
        if session["routine"] == "mine":
            if session["worked"] and not session["alone"] or pain(session) is not None:
                own.append(session)
        elif session["part"] == "calf" and (hurt(session) or morning(session) is not None):
            elsewhere = len(own)
    by_rules = [n for n, s in enumerate(own) if s["worked"] and not s["alone"] and not s["own"]]
    if not by_rules:
        return {r.name: r.low for r in ranges}
    base = by_rules[-1]
    level = {r.name: min(max(own[base]["target"][r.name], r.low), r.high) for r in ranges}
    since = own[base:]

    worst = max((pain(s) or 0 for s in since), default=0)
    twice = any((pain(own[n]) or 0) >= BAD and (pain(own[n - 1]) or 0) >= BAD
                for n in range(max(base, 1), len(own)))
    days = [s["day"] for s in since if s["worked"]] + [today]
    rest = max([after - before for before, after in zip(days, days[1:])] + [0])
    mornings = []
    for n, s in enumerate(own):
        if s["morning"] in (None, "?"):
            continue
        bad = morning(s) is not None
        # What was told on one day is one morning.
        if mornings and mornings[-1][0] == s["day"]:
            before = mornings.pop()
            bad = bad or before[1]
        mornings.append((s["day"], bad, n >= base))
    two_mornings = any(before[1] and after[1] and after[2] for before, after in zip(mornings, mornings[1:]))
    if worst >= SEVERE or twice or rest > 30:
        return {r.name: r.low for r in ranges}
    if worst >= BAD or two_mornings or rest > 10:
        lower = {}
        for r in ranges:
            amount = level[r.name]
            if worst >= BAD or two_mornings:
                amount = r.back(amount)
            lower[r.name] = r.third(amount) if rest > 10 else amount
        return lower
    if any(not comfortable(s) for s in since) or elsewhere > base:
        return level

    counted, later = [], None
    for n in range(len(own) - 1, elsewhere - 1, -1):
        s = own[n]
        if not comfortable(s) or later is not None and later - s["day"] > 10:
            break
        later = s["day"]
        if n not in by_rules:
            continue
        if any(s["target"][r.name] != level[r.name] for r in ranges):
            break
        if s["completed"]:
            counted.append(s)

    def reached(r):
        return [s for s in counted if s["did"][r.name] >= s["target"][r.name]]

    ready = [r for r in ranges if level[r.name] < r.high and len({s["day"] for s in reached(r)}) >= 3]
    if not ready:
        return level
    least = min(ready, key=lambda r: r.share(level[r.name]))
    last_days, rated = set(), False
    for s in reached(least):
        last_days.add(s["day"])
        if len(last_days) > 3:
            break
        rated = rated or s["pain"] is not None
    asked = [n for n, s in enumerate(own) if s["morning"] == "?"]
    waits = bool(asked) and not any(
        s["pain"] is not None or s["morning"] not in (None, "?") for s in own[asked[-1] + 1:])
    rises, before = [], {}
    for n in by_rules:
        for r in ranges:
            if before.get(r.name, own[n]["target"][r.name]) < own[n]["target"][r.name]:
                rises.append(own[n]["day"])
            before[r.name] = own[n]["target"][r.name]
    if rated and not waits and (not rises or today - rises[-1] >= 7):
        level[least.name] = least.up(level[least.name])
    return level
