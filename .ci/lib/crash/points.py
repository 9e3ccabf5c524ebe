"""The calls of a command that touch its folders, and the command run once for each with something done to it."""

import collections
import os
import re
import signal

from suite.home import LIMBER

# Whatever changes a file, a folder or a lock.
CALLS = ["write", "pwrite64", "rename", "renameat", "renameat2", "fsync", "fdatasync", "unlink", "unlinkat", "flock",
         "mkdir", "mkdirat", "ftruncate", "openat", "fchmod"]
CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")


def strace(home, *options, calls=CALLS):
    # An absent call (as one of another architecture) is passed over where it begins with '?'.
    traced = ",".join("?" + name for name in calls)
    return ["strace", "-f", "-qq", "-y", "-o", home.join("trace"), "-e", f"trace={traced}", *options, LIMBER]


def concerned(home):
    """The calls of the trace that touch the state or the configuration, as points to do something at.

    A point is a call's name, its number, and the path that it is counted for. Calls are counted in each
    thread; where a file has one name in every run they are counted for that file alone as well, so that the
    screen's thread, which writes more, does not stand before the recorder's.
    """
    counts, found = collections.Counter(), []
    fixed = [os.path.join(home.state, name) for name in ("history.jsonl", "history.lock")]
    for line in home.read("trace").split("\n"):
        match = CALL.match(line)
        if not match:
            continue
        thread, name, rest = match.groups()
        counts[thread, name] += 1
        points = [(name, counts[thread, name], None)]
        for path in fixed:
            if path in rest:
                counts[thread, name, path] += 1
                points.append((name, counts[thread, name, path], os.path.basename(path)))
        touches = any(place in rest for place in (home.state, home.config, home.data, "crontab"))
        if touches and (name != "openat" or "O_CREAT" in rest):
            found += [point for point in points if point not in found]
    return found


def at(home, point):
    """The options that let strace look at the point's path alone."""
    return ["-P", os.path.join(home.state, point[2])] if point[2] else []


def killed(home, point):
    return [*at(home, point), "-e", f"inject={point[0]}:signal=KILL:when={point[1]}"]


def failing(home, point, error, onwards=""):
    return [*at(home, point), "-e", f"inject={point[0]}:error={error}:when={point[1]}{onwards}"]


def trapped(code):
    """Whether an exit code tells of a crash."""
    return code is not None and -code in (signal.SIGILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGBUS)
