"""A past, as lines of a history: sessions on days before now."""

import datetime
import json
import uuid


def moment(days=0.0, now=None):
    """The instant so many days ago, as limber writes it."""
    now = now or datetime.datetime.now(datetime.timezone.utc)
    return (now - datetime.timedelta(days=days)).isoformat(timespec="milliseconds")


def timed(routine, path, name, done=True, seconds=10):
    return {"routine": routine, "path": path, "name": name, "target": seconds * 1000,
            "did": seconds * 1000 if done else 0, "outcome": "done" if done else "skipped"}


def reps(routine, path, name, count, done=True):
    return {"routine": routine, "path": path, "name": name, "target": count,
            "did": count if done else 0, "outcome": "done" if done else "skipped"}


def dose(routine, path, name, low, high, target, unit="repetitions", did=None):
    return {"routine": routine, "path": path, "unit": unit, "name": name, "min": low, "max": high,
            "target": target, "did": target if did is None else did}


def session(routines, days, steps=(), doses=(), outcome="completed", reason=None, pain=None,
            effort=None, minutes=5, id=None, **more):
    """The lines of one session, begun so many days ago; an outcome of None is one without an end."""
    id = id or str(uuid.uuid4())
    if isinstance(routines, str):
        routines = [routines]
    played = [{"id": r, "hash": "0" * 16} if isinstance(r, str) else r for r in routines]
    lines = [{"kind": "start", "time": moment(days), "routines": played, "planned": minutes * 60, **more}]
    lines += [{"kind": "step", **step} for step in steps]
    if outcome:
        if doses:
            lines.append({"kind": "doses", "doses": list(doses)})
        end = {"kind": "end", "time": moment(days - minutes / 1440), "outcome": outcome, "did": minutes * 60}
        lines.append(end | ({"reason": reason} if reason else {}))
    if pain is not None or effort is not None:
        rating = {"kind": "rating"} | ({} if effort is None else {"effort": effort})
        lines.append(rating | ({} if pain is None else {"pain": pain}))
    return [{"v": 1, "kind": line.pop("kind"), "id": id, **line} for line in lines]


def text(*sessions):
    """The lines as a file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for lines in sessions for line in lines)


def keep(home, *sessions):
    return home.write("state/limber/history.jsonl", text(*sessions))


# The shipped calf-step-stretch, done to its end at that many repetitions.
def calf(days, count=8, pain=1, **more):
    return session(
        "calf-step-stretch", days, [reps("calf-step-stretch", "/steps/1", "Heel drop", count)],
        [dose("calf-step-stretch", "/steps/1", "Heel drop", 8, 10, count)], pain=pain, minutes=2, **more)
