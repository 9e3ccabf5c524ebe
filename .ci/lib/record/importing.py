"""A history that comes from elsewhere."""

import json
import random

from suite import past
from suite.checks import check


def old_year(days=300, count=365):
    """More than 256 KiB of sessions, all older than two months."""
    steps = [past.reps("calf-step-stretch", "/steps/1", "Heel drop " + "x" * 20, 8)] * 3
    return past.text(*[past.session("calf-step-stretch", days - number * 0.5, steps, pain=0) for number in range(count)])


@check("an import of older sessions hides nothing of this week from doses")
def hides_nothing(home):
    past.keep(home, *[past.calf(days, 8 + (days < 8), pain=0) for days in (20, 18, 16, 7, 5)], past.calf(1, 9, pain=8))
    before = home.run("progress", "calf-step-stretch").out
    old = old_year()
    assert len(old) > 300_000
    result = home.run("history", "import", home.write("work/old.jsonl", old))
    assert result.code == 0, result
    after = home.run("progress", "calf-step-stretch").out
    assert after == before, f"before: {before}after: {after}"
    started = [session["started"] for session in home.sessions()]
    assert started == sorted(started), "the history is not in the order of time"


@check("an import of older sessions hides nothing of this week from limits")
def hides_no_limit(home):
    soak = [past.session("foot-soak", days, [past.timed("foot-soak", "/steps/1", "Soak", seconds=1200)]) for days in (1, 2)]
    past.keep(home, *soak)
    assert home.run("history", "import", home.write("work/old.jsonl", old_year())).code == 0
    assert "third warm foot soak this week" in limit(home), limit(home)


def limit(home):
    screen = home.terminal("play", "foot-soak", "--no-inhibit")
    screen.until("this week", 8)
    words = [line.strip() for line in screen.words().split("\n") if "this week" in line]
    screen.end()
    return words[0] if words else ""


@check("what is no history is refused with 65 and changes nothing")
def no_history(home):
    past.keep(home, past.calf(3))
    before = home.read("state/limber/history.jsonl")
    faults = []
    for name, content in {"csv": "date,routine\n2026-01-01,calf\n", "binary": bytes(random.Random(1).randbytes(5000)),
                          "array": json.dumps([1, 2, 3]), "text": "hello\n"}.items():
        result = home.run("history", "import", home.write(f"work/{name}", content))
        if result.code != 65 or not result.err.strip():
            faults.append(f"{name}: {result}")
    assert home.read("state/limber/history.jsonl") == before
    assert not faults, "\n".join(faults)


@check("the same sessions with their keys in another order are the same sessions")
def other_order(home):
    past.keep(home, *[past.calf(days) for days in (5, 4, 3)])
    sessions = home.sessions()
    other = "".join(json.dumps(dict(reversed(line.items())), indent=None, separators=(", ", " : ")) + "\n"
                    for line in home.lines())
    result = home.run("history", "import", home.write("work/other.jsonl", other))
    assert result.code == 0, result
    assert home.sessions() == sessions, "steps or doses are there twice"
