"""Doses follow what was done, and nothing else."""

import json

from suite import past
from suite.checks import check


def growing(days, calves, hops, first="Calf raise", pain=0):
    """A session of two ranges, in the file's order of then."""
    names = [("Calf raise", calves), ("Hop on one leg", hops)]
    if first != names[0][0]:
        names.reverse()
    steps = [past.reps("mine", f"/steps/{n}", name, count) for n, (name, count) in enumerate(names)]
    doses = [past.dose("mine", f"/steps/{n}", name, 5, 20, count) for n, (name, count) in enumerate(names)]
    return past.session("mine", days, steps, doses, pain=pain)


def mine(home, *names, more=()):
    steps = [{"type": "reps", "name": name, "cue": f"{name}.", "reps": {"min": 5, "max": 20}} for name in names]
    home.write("data/limber/routines/mine.json", {"format": 1, "title": "Mine", "steps": [*more, *steps]})


def amounts(home, routine="mine"):
    """The dose of each name today."""
    result = home.run("progress", routine, "--json")
    assert result.code == 0, result
    found = result.json()
    found = found if isinstance(found, list) else found.get("doses", found.get("routines"))
    return {entry["name"]: next(entry[key] for key in ("amount", "today", "target", "dose", "repetitions") if key in entry)
            for entry in found}


@check("two steps that change places keep their doses")
def swapped(home):
    past.keep(home, *[growing(days, 18, 5) for days in (6, 4, 2)])
    mine(home, "Calf raise", "Hop on one leg")
    before = amounts(home)
    assert before["Calf raise"] in (18, 19), before
    mine(home, "Hop on one leg", "Calf raise")
    assert amounts(home) == before, f"{before}, then {amounts(home)}"
    mine(home, "Calf raise", "Hop on one leg", more=[{"type": "prompt", "cue": "Ready."}])
    assert amounts(home) == before, f"{before}, after a prompt came first {amounts(home)}"


@check("a step that takes another's place begins at its minimum, with a line that says why")
def replaced(home):
    past.keep(home, *[growing(days, 18, 5) for days in (6, 4, 2)])
    mine(home, "Burpee with jump", "Hop on one leg")
    assert amounts(home)["Burpee with jump"] == 5, amounts(home)
    said = home.run("progress", "mine").out
    first = said.split("Hop on one leg")[0].lower()
    assert "minimum" in first or "changed" in first, said


@check("a range after the twentieth grows as well")
def twenty_first(home):
    names = [f"Move {n}" for n in range(24)]
    mine(home, *names)
    steps = [past.reps("mine", f"/steps/{n}", name, 5) for n, name in enumerate(names)]
    doses = [past.dose("mine", f"/steps/{n}", name, 5, 20, 5) for n, name in enumerate(names)]
    past.keep(home, *[past.session("mine", days, steps, doses, pain=0) for days in (12, 10, 8)])
    said = home.run("progress", "mine").out
    assert "no comfortable session" not in said, said
    # What is recorded of a session knows them all.
    screen = home.terminal("play", "mine", "--lead-in", "0s", "--no-questions", "--no-inhibit", "--plain", "--dose", "min")
    for number in range(24):
        assert screen.until(f"Move {number}, 5", 10), screen.words()[-500:]
        screen.look(0.05)
        # A 'd' again so soon would be one that is held down.
        screen.send("\r")
    assert screen.wait(10) == 0
    assert len(home.sessions()[-1]["doses"]) == 24, len(home.sessions()[-1]["doses"])


@check("two files of one name in two folders are two")
def two_folders(home):
    value = {"format": 1, "title": "Mine", "steps": [
        {"type": "reps", "name": "Hop", "cue": "Hop.", "reps": {"min": 2, "max": 20}}]}
    one, two = (home.write(f"work/{name}/mine.json", value) for name in ("one", "two"))
    screen = home.terminal("play", one, "--lead-in", "0s", "--no-questions", "--no-inhibit", "--plain")
    assert screen.until("Press Enter when", 10), screen.words()
    screen.look(0.2)
    screen.send("\r")
    assert screen.wait(10) == 0, screen.words()
    other = home.run("progress", two).out
    assert "one comfortable session" not in other, other
    assert "one comfortable session" in home.run("progress", one).out


@check("a session in the future is left out of the pain rule, with a line")
def future(home):
    for ahead in (-365, -0.08, -30):
        past.keep(home, *[past.calf(days, 10, pain=9) for days in (9, 7, 5, 3, 1)], past.calf(ahead, 10, pain=0))
        result = home.run("progress", "calf-step-stretch")
        assert "8 repetitions" in result.out and "pain" in result.out, f"{-ahead} days ahead: {result}"
        assert "future" in result.said or "after now" in result.said or "ahead" in result.said, result
    past.keep(home, past.calf(-365, 10, pain=0), *[past.calf(days, 10, pain=9) for days in (9, 7, 5, 3, 1)])
    assert "pain" in home.run("progress", "calf-step-stretch").out


@check("a clock that was set back keeps the order of the file")
def set_back(home):
    # The last two sessions of the file carry days before those of the others.
    past.keep(home, past.calf(5, pain=0), past.calf(4, pain=0), past.calf(3, pain=0), past.calf(9, 8, pain=9))
    said = home.run("progress", "calf-step-stretch").out
    assert "pain of 9" in said, said


@check("the pain and dose of the history reach 'progress' in one unit")
def units(home):
    home.write("data/limber/routines/mine.json", {"format": 1, "title": "Mine", "steps": [
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": {"min": "2s", "max": "20s"}},
        {"type": "reps", "name": "Hop", "cue": "Hop.", "reps": 2}]})
    screen = home.terminal("play", "mine", "--lead-in", "0s", "--no-questions", "--no-inhibit", "--plain")
    assert screen.until("Press Enter when", 10), screen.words()
    screen.look(0.2)
    screen.send("\r")
    assert screen.wait(10) == 0
    session = home.sessions()[-1]
    text = json.dumps(session)
    for part in (session, session["steps"][0], session["steps"][1], session["doses"][0]):
        flat = json.dumps(part)
        assert any(unit in flat for unit in ("seconds", "Seconds", "milliseconds", "repetitions")), f"no unit: {flat}"
    held = session["steps"][0]
    values = [value for value in flatten(held) if value in (2, 2000)] + [
        value for value in flatten(session["doses"][0]) if value in (2, 2000)]
    assert len(set(values)) == 1 or "milliseconds" in text.lower(), f"seconds and milliseconds without a name: {text}"


def flatten(value):
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]:
        if isinstance(item, (dict, list)):
            yield from flatten(item)
        else:
            yield item


@check("'--since' without a hit says so, and 'progress' alone is an overview")
def overview(home):
    past.keep(home, past.calf(40), past.calf(38), past.calf(36))
    result = home.run("history", "--since", "3d")
    assert "Nothing has been done yet" not in result.said and result.said.strip(), result
    result = home.run("history", "--routine", "warm-up")
    assert "Nothing has been done yet" not in result.said and result.said.strip(), result
    result = home.run("progress")
    assert result.code == 0 and ("Heel drop" in result.out or "calf-step-stretch" in result.out), result
