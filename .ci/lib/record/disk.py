"""What is on the disk: laid out files, the end of a session, locks, full disks, folders."""

import fcntl
import glob
import json
import os
import re

from suite import past
from suite.checks import Unavailable, check
from suite.home import LIMBER, SHORT

PACKAGE = '{"name":"x","version":"1.0.0","scripts":{"a":"b"}}'
ROUGH = '{"title":"Short","format":1,"steps":[{"duration":"1s","type":"timed","name":"Hold","cue":"Hold."}]}'


# fmt


@check("'fmt' of a folder lays out what is a routine, leaves other JSON alone and says how many")
def only_routines(home):
    mine, package = home.write("work/fx/mine.json", ROUGH), home.write("work/fx/package.json", PACKAGE)
    deep = home.write("work/fx/node/x/tsconfig.json", '{"compilerOptions":{"strict":true},"format":1}')
    result = home.run("fmt", "fx")
    assert result.code == 0, result
    assert open(mine).read() != ROUGH, "the routine was not laid out"
    assert open(package).read() == PACKAGE, "package.json was rewritten"
    assert open(deep).read().startswith('{"compilerOptions":{"strict":true}'), "tsconfig.json was rewritten"
    assert re.search(r"\b2\b", result.said), f"nothing is said of the two: {result}"


@check("'fmt' of a folder follows no link out of it")
def no_links(home):
    outside = home.write("work/outside/mine.json", ROUGH)
    home.write("work/fx/own.json", ROUGH)
    os.symlink("../outside", home.join("work/fx/folder"))
    os.symlink("../outside/mine.json", home.join("work/fx/file.json"))
    home.run("fmt", "fx")
    assert open(outside).read() == ROUGH, "a file outside was rewritten"
    assert os.path.islink(home.join("work/fx/file.json")), "the link was replaced"


@check("'fmt' of a folder does not cross into another file system")
def other_file_system(home):
    home.write("work/fx/own.json", ROUGH)
    os.makedirs(home.join("work/fx/mounted"))
    script = (f"mount -t tmpfs none fx/mounted && printf %s '{ROUGH}' > fx/mounted/theirs.json && echo ready && "
              f"'{LIMBER}' fmt fx >&2; cat fx/mounted/theirs.json")
    result = home.run("-rm", "sh", "-c", script, program="/usr/bin/unshare")
    if not result.out.startswith("ready"):
        raise Unavailable(f"nothing can be mounted: {result.err}")
    assert result.out == "ready\n" + ROUGH, "a file of the other file system was rewritten"
    assert home.read("work/fx/own.json") != ROUGH, "nothing was laid out"


# Locks, and disks that refuse


class Held:
    """The lock of the history in another's hands."""

    def __init__(self, home):
        os.makedirs(home.state, mode=0o700, exist_ok=True)
        self.file = open(os.path.join(home.state, "history.lock"), "a")

    def __enter__(self):
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


def played(home):
    home.routine("short", SHORT)
    assert home.run("play", "short", "--lead-in", "0s", "--unattended", "--no-inhibit").code == 0
    return home.sessions()[-1]["id"]


@check("a session that ends while another holds the history's lock is kept, or limber says so and fails")
def lock_held_at_the_end(home):
    played(home)
    with Held(home):
        result = home.run("play", "short", "--lead-in", "0s", "--unattended", "--no-inhibit", seconds=40)
    kept = len(home.ends()) == 2
    can_go_on = glob.glob(os.path.join(home.state, "positions", "*.json"))
    assert result.code != 0 or kept, f"its end is lost: {result}"
    assert kept or can_go_on, f"neither its end nor its place is kept: {result}"
    assert kept or re.search(r"history|kept|save", result.err), f"nothing is said: {result}"


@check("a note that cannot get the history's lock is not lost with exit code 0")
def note_without_lock(home):
    id = played(home)
    with Held(home):
        result = home.run("history", "note", id[:8], "sore", seconds=40)
    assert result.code != 0 and result.err, f"{result}"
    assert not any(line["kind"] == "note" for line in home.lines()), "it failed and wrote all the same"


@check("nothing rewrites the history without its lock")
def rewrite_without_lock(home):
    id = played(home)
    home.write("state/limber/history.jsonl", home.read("state/limber/history.jsonl") + "torn\n")
    before = home.read("state/limber/history.jsonl")
    with Held(home):
        results = [home.run("history", "repair", seconds=40), home.run("history", "delete", id[:8], seconds=40)]
        after = home.read("state/limber/history.jsonl")
    assert after == before, "it was rewritten"
    assert all(result.code not in (0, None) for result in results), results


def injected(home, what, *arguments, seconds=25):
    return home.execute(["strace", "-f", "-qq", "-o", home.join("trace"), "-e", "trace=fsync,fdatasync,write,pwrite64",
                         "-P", os.path.join(home.state, "history.jsonl"), "-e", what, LIMBER, *arguments], seconds=seconds)


@check("an end whose fsync fails is said, and is kept in a history written anew or no exit code 0")
def fsync_fails(home):
    played(home)
    result = injected(home, "inject=fsync,fdatasync:error=EIO", "play", "short", "--lead-in", "0s", "--unattended",
                      "--no-inhibit")
    assert result.code is not None and re.search("input/output|i/o|error|written anew", result.err, re.I), f"{result}"
    kept = [line for line in home.lines() if line["kind"] == "end" and line["outcome"] == "completed"]
    assert result.code != 0 or len(kept) == 2 and "written anew" in result.err, f"{result}"


@check("an end for which the disk is full is said and is no exit code 0")
def full_at_the_end(home):
    played(home)
    count = len(home.lines())
    faults = []
    for number in range(1, 5):
        result = injected(home, f"inject=write,pwrite64:error=ENOSPC:when={number}+", "play", "short", "--lead-in", "0s",
                          "--unattended", "--no-inhibit")
        if result.code in (0, None) or "space" not in result.err:
            faults.append(f"from write {number} on: {result}")
    assert len(home.lines()) >= count, "earlier lines are gone"
    assert not faults, "\n".join(faults)


# Places


@check("a place whose session has an end is not gone on from")
def ended_place(home):
    home.routine("short", SHORT)
    screen = home.terminal("play", "short", "--lead-in", "0s", "--no-questions")
    assert screen.until("Lean", 10), screen.words()
    screen.look(0.3)
    screen.send("q")
    assert screen.wait() == 0, screen.words()
    places = glob.glob(os.path.join(home.state, "positions", "*.json"))
    assert len(places) == 1, places
    place = json.loads(home.read(places[0])) | {"stopped": False}
    id = place["session"]
    # What a kill between the end's line and the place's removal leaves behind.
    lines = [line for line in home.lines() if line["kind"] != "end"]
    end = {"v": 1, "kind": "end", "id": id, "time": past.moment(0), "outcome": "completed", "did": 2}
    lines.append(home.ends()[0] | {key: value for key, value in end.items() if key in ("outcome", "did")})
    home.write("state/limber/history.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    home.write(places[0], place)
    result = home.run("resume", "--unattended", "--plain", "--no-inhibit", seconds=15)
    assert result.code == 66, f"a completed session is played again: {result}"
    assert len({line["id"] for line in home.lines()}) == 1, "there are two now"


# Folders, temporaries, what is set aside


@check("a new history and a removed place are brought to the disk with their folders")
def folders(home):
    home.routine("short", SHORT)
    trace = home.join("trace")
    result = home.execute(["strace", "-f", "-qq", "-y", "-o", trace, "-e", "trace=fsync,fdatasync,unlink,unlinkat",
                           LIMBER, "play", "short", "--lead-in", "0s", "--unattended", "--no-inhibit"])
    assert result.code == 0, result
    calls = home.read("trace").split("\n")
    folder = [index for index, line in enumerate(calls) if re.search(r"sync\(\d+<" + re.escape(home.state) + ">", line)]
    places = [index for index, line in enumerate(calls)
              if re.search(r"sync\(\d+<" + re.escape(home.state) + "/positions>", line)]
    removed = [index for index, line in enumerate(calls) if "unlink" in line and "/positions/" in line
               and ".json" in line and line.rstrip().endswith("= 0")]
    assert folder, "the folder of the new history is not fsynced"
    assert removed and any(index > removed[-1] for index in places), "the places' folder is not fsynced after the removal"
    parents = [line for line in calls if re.search(r"sync\(\d+<" + re.escape(os.path.dirname(home.state)) + ">", line)]
    assert parents, "the folder in which the state folder was made is not fsynced"


@check("'repair' sets lines aside byte for byte and keeps those of a newer version")
def repair(home):
    newer = '{"v":2,"kind":"weather","id":"a","sky":"blue"}\n'
    torn = b'{"v":1,"kind":"st\xff\xfe\x80 torn\n'
    good = past.text(past.calf(3))
    home.write("state/limber/history.jsonl", good.encode() + torn + newer.encode())
    result = home.run("history", "repair")
    assert result.code == 0, result
    after = home.read("state/limber/history.jsonl")
    assert after == good + newer, "a line of a newer version was taken away"
    aside = b"".join(open(path, "rb").read() for path in glob.glob(os.path.join(home.state, "history.bad*")))
    assert torn in aside, f"not byte for byte: {aside!r}"


@check("the lines set aside are on the disk before the history is replaced")
def aside_first(home):
    home.write("state/limber/history.jsonl", past.text(past.calf(3)) + "torn\n")
    result = home.execute(["strace", "-f", "-qq", "-y", "-o", home.join("trace"), "-e",
                           "trace=fsync,fdatasync,rename,renameat,renameat2", LIMBER, "history", "repair"])
    assert result.code == 0, result
    calls = home.read("trace").split("\n")
    replaced = next(i for i, line in enumerate(calls) if "rename" in line and 'history.jsonl"' in line)
    assert any("sync" in line and "history.bad" in line for line in calls[:replaced]), "\n".join(calls)
