"""A second reading of the page on how doses grow (GradualProgress), made from its words alone."""

SIDES = ("left", "right")


class Rules:
    """The figures and the rules of the page; a life in which one of them is changed must show that."""

    comfortable, bad, severe, hard, bad_morning = 2, 5, 7, 8, 4
    days, week, short, long = 3, 7, 10, 30
    # What is left out of the rules, by a word for each.
    without = frozenset()

    def __init__(self, without=(), **figures):
        self.without = frozenset(without)
        for name, figure in figures.items():
            setattr(self, name, figure)

    def has(self, word):
        return word not in self.without


PAGE = Rules()


class Range:
    """A range of repetitions, or of a time in seconds; perhaps for each of two sides."""

    def __init__(self, name, low, high, is_time=False, sides=False):
        self.name, self.low, self.high, self.is_time, self.sides = name, low, high, is_time, sides

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

    def clamped(self, level):
        return min(max(level, self.low), self.high)

    def told(self, left, right):
        """One dose, or one for each side."""
        return {self.name: left} if left == right else {f"{self.name}, left": left, f"{self.name}, right": right}


def at(amounts, name):
    """What a session tells of a range: its two sides, or None."""
    if name in amounts:
        return amounts[name], amounts[name]
    left, right = (amounts.get(f"{name}, {side}") for side in SIDES)
    return None if left is None else (left, right)


def pain(session, rules=PAGE, side=None):
    """What rules go by, at a side or for all; None where nothing was told."""
    told = session["pain"]
    if told is None and session["stopped"]:
        told = rules.bad
    only = session["side"]
    if told is not None and side and only in SIDES and only != side and rules.has("sides"):
        told = min(told, rules.bad - 1)
    return told


def morning(session, rules=PAGE):
    """The number of a bad morning, or None."""
    told = session["morning"]
    if not isinstance(told, int) or not rules.has("mornings"):
        return None
    before = pain(session)
    worse = told > (rules.comfortable if before is None else before) and rules.has("worse morning")
    return told if told >= rules.bad_morning or worse else None


def hurt(session, rules=PAGE):
    return session["stopped"] and rules.has("stop holds") or (pain(session, rules) or 0) > rules.comfortable


def comfortable(session, rules=PAGE):
    return not hurt(session, rules) and (session["effort"] or 0) < rules.hard and morning(session, rules) is None


def doses(ranges, told, today, rules=PAGE):
    """The dose of each range on a day, by what was told in the order of the history."""
    own, elsewhere = [], 0
    for session in told:
        if session["ahead"] and rules.has("ahead"):
            continue
        if session["routine"] == "mine":
            works = session["worked"] and (not session["alone"] or not rules.has("alone"))
            if works or pain(session) is not None:
                own.append(session)
        elif session["part"] == "calf" or not rules.has("parts"):
            if (hurt(session, rules) or morning(session, rules) is not None) and rules.has("others"):
                elsewhere = len(own)
    by_rules = [n for n, s in enumerate(own) if s["worked"] and (not s["alone"] or not rules.has("alone"))
                and (not s["own"] or not rules.has("own"))]
    known = [n for n in by_rules if any(at(own[n]["target"], r.name) for r in ranges)]
    if not known:
        return {r.name: r.low for r in ranges}
    base = known[-1]
    level, unknown = {}, set()
    for r in ranges:
        last = [at(own[n]["target"], r.name) for n in by_rules if at(own[n]["target"], r.name)]
        if not last:
            unknown.add(r.name)
        left, right = last[-1] if last else (r.low, r.low)
        level[r.name] = [r.clamped(left), r.clamped(right)]
        if not r.sides:
            level[r.name] = [min(level[r.name])] * 2
    since = own[base:]
    days = [s["day"] for s in since if s["worked"]] + [today]
    rest = max([after - before for before, after in zip(days, days[1:])] + [0])
    two_mornings = bad_mornings(own, base, rules)

    fell = False
    lower = {r.name: list(level[r.name]) for r in ranges}
    for r in ranges:
        for place, side in enumerate(SIDES if r.sides else (None, None)):
            worst = max((pain(s, rules, side) or 0 for s in since), default=0)
            twice = rules.has("twice") and any(
                (pain(own[n], rules, side) or 0) >= rules.bad and (pain(own[n - 1], rules, side) or 0) >= rules.bad
                for n in range(max(base, 1), len(own)))
            amount = level[r.name][place]
            if worst >= rules.severe or twice or rest > rules.long:
                fell, lower[r.name][place] = True, r.low
            elif worst >= rules.bad or two_mornings or rest > rules.short:
                if worst >= rules.bad or two_mornings:
                    amount = r.back(amount)
                fell, lower[r.name][place] = True, r.third(amount) if rest > rules.short else amount
    if fell:
        return amounts(ranges, lower)
    if any(not comfortable(s, rules) for s in since) or elsewhere > base:
        return amounts(ranges, level)
    return amounts(ranges, grown(ranges, own, by_rules, level, unknown, elsewhere, today, rules))


def amounts(ranges, level):
    return {name: amount for r in ranges for name, amount in r.told(*level[r.name]).items()}


def bad_mornings(own, base, rules):
    """Whether two mornings running were bad, the later one of a session since the base."""
    told = []
    for n, s in enumerate(own):
        if s["morning"] in (None, "?"):
            continue
        bad = morning(s, rules) is not None
        # What was told on one day is one morning.
        if told and told[-1][0] == s["told"] and rules.has("one morning"):
            bad = told.pop()[1] or bad
        told.append((s["told"], bad, n >= base))
    return any(before[1] and after[1] and after[2] for before, after in zip(told, told[1:]))


def grown(ranges, own, by_rules, level, unknown, elsewhere, today, rules):
    """The doses where nothing takes them back or holds them."""
    counted, later = [], None
    for n in range(len(own) - 1, (elsewhere if rules.has("count of others") else 0) - 1, -1):
        s = own[n]
        if not comfortable(s, rules):
            break
        if later is not None and later - s["day"] > rules.short and rules.has("break in the count"):
            break
        later = s["day"]
        if n not in by_rules:
            continue
        told = {r.name: at(s["target"], r.name) for r in ranges}
        if any(told[name] and told[name] != tuple(level[name]) for name in told) and rules.has("all ranges count"):
            break
        if s["completed"] or not rules.has("whole"):
            counted.append(s)

    def reached(r):
        found = []
        for s in counted:
            did, target = at(s["did"], r.name), at(s["target"], r.name)
            if did and (all(d >= t for d, t in zip(did, target)) or not rules.has("reached")):
                found.append(s)
        return found

    def days(r):
        return len({s["day"] for s in reached(r)}) if rules.has("days") else len(reached(r))

    ready = [r for r in ranges if r.name not in unknown and min(level[r.name]) < r.high and days(r) >= rules.days]
    if not ready:
        return level
    least = min(ready, key=lambda r: r.share(min(level[r.name]))) if rules.has("least grown") else ready[0]
    last_days, rated = set(), not rules.has("rated")
    for s in reached(least):
        last_days.add(s["day"])
        if len(last_days) > rules.days:
            break
        rated = rated or s["pain"] is not None
    asked = [n for n, s in enumerate(own) if s["morning"] == "?"]
    waits = rules.has("open mornings") and bool(asked) and not any(
        s["pain"] is not None or s["morning"] not in (None, "?") for s in own[asked[-1] + 1:])
    rises, before = [], {}
    for n in by_rules:
        for r in ranges:
            target = at(own[n]["target"], r.name)
            if not target:
                continue
            if any(b < t for b, t in zip(before.get(r.name, target), target)):
                rises.append(own[n]["day"])
            before[r.name] = target
    if rated and not waits and (not rises or today - rises[-1] >= rules.week):
        left, right = level[least.name]
        if left == right or not rules.has("catching up"):
            level[least.name] = [least.up(left), least.up(right)]
        elif left < right:
            level[least.name] = [min(least.up(left), right), right]
        else:
            level[least.name] = [left, min(least.up(right), left)]
    return level
