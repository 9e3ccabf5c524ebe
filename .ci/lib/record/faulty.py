"""Sinks that are wrong, each in its own way, and sinks that only look so: what `limber sinks test` says of them."""

import concurrent.futures
import json
import os

from suite.checks import check

# Most of a test's time is waiting: for what does not end, and for what might leave too early.
AT_ONCE = 16
READS = "cat >/dev/null"


def sink(body=READS, **described):
    """A program that describes itself in a line, and then does what the body says."""
    description = json.dumps({"protocol": [1], "drainSeconds": 0.5} | described)
    return f"#!/bin/sh\n[ \"$1\" = --describe ] && {{ printf '%s\\n' '{description}'; exit; }}\n{body}\n"


def calm(body=READS, **described):
    """One that has all the time that a busy machine may need."""
    return sink(body, **{"drainSeconds": 10} | described)


def described(answer, body=READS):
    """A program that answers to --describe with what a command says."""
    return f"#!/bin/sh\n[ \"$1\" = --describe ] && {{ {answer}; exit; }}\n{body}\n"


def at(pattern, action):
    """Reads to the end, and does something at each line that is like a pattern of the shell."""
    return f"while read -r line; do case $line in {pattern}) {action} ;; esac; done"


def python(body, **described):
    description = json.dumps({"protocol": [1], "drainSeconds": 2} | described)
    return (f"#!/usr/bin/env python3\nimport json, os, signal, sys, time\nif '--describe' in sys.argv:\n"
            f"    print('''{description}'''); sys.exit()\n{body}\n")


EVENT, HELLO = "*'\"kind\":\"stepStarted\"'*", "*'\"kind\":\"hello\"'*"
ACKS = "while read -r line; do seq=${line#*'\"seq\":'}; echo \"{\\\"ack\\\":%s}\"; done"

# What is wrong with each, and the words by which it is told.
FAULTY = {
    # It does not say what it is.
    "describe-hangs": ("does not answer --describe in time", described("exec sleep 30")),
    "describe-noise": ("is no JSON object", described("echo starting up")),
    "describe-two": ("is no JSON object", described("echo '{\"protocol\":[1]}{\"protocol\":[1]}'")),
    "describe-list": ("is no JSON object", described("echo '[{\"protocol\":[1]}]'")),
    "describe-log-line": ("is no JSON object", described("echo loading; echo '{\"protocol\":[1]}'")),
    "describe-endless": ("in more than 65536 bytes", described("exec head -c 1000000000 /dev/zero")),
    "describe-exit-1": ("ends --describe with exit code 1", described("echo '{\"protocol\":[1]}'; exit 1")),
    "describe-killed": ("ends --describe with signal 11", described("echo '{\"protocol\":[1]}'; kill -SEGV $$")),
    "describe-leaves": ("after describing itself", described("setsid sleep 30 >/dev/null 2>&1 & echo '{\"protocol\":[1]}'")),
    "protocol-missing": ("'protocol' is missing", described("echo '{\"name\":\"lamp\"}'")),
    "protocol-empty": ("'protocol' is empty", sink(protocol=[])),
    "protocol-2": ("it speaks protocol 2, limber speaks 1", sink(protocol=[2])),
    "protocol-text": ("'protocol' is an array of whole numbers", sink(protocol="1")),
    "events-text": ("'events' is an array of strings", sink(events="cue")),
    "events-typo": ("no kind that limber knows", sink(events=["stepStart", "cues"])),
    "events-none": ("no kind that limber knows", sink(events=[])),
    "acks-text": ("'acks' is true or false", sink(acks="yes")),
    "controls-number": ("'controls' is true or false", sink(controls=1)),
    "tells-text": ("'tells' is true or false", sink(tells="true")),
    "drain-text": ("'drainSeconds' is a number", sink(drainSeconds="2s")),
    "needs-text": ("'needs' is an array of programs' names", sink(needs="curl")),
    "needs-path": ("'needs' holds at most 20 names of programs", sink(needs=["/usr/bin/curl"])),
    "options-list": ("'options' is an object", sink(options=["colour"])),
    "option-name": ("an option's name is made of", sink(options={"Colour Of Lamp": {}})),
    "option-type": ("'type' is text, path, file", sink(options={"colour": {"type": "colour"}})),
    "option-default": ("its default is", sink(options={"lamps": {"type": "number", "min": 1, "max": 3, "default": 9}})),
    "option-empty-choice": ("'values' is an array of words", sink(options={"colour": {"type": "choice"}})),
    "option-open-secret": ("is secret, and so has no default", sink(options={"key": {"secret": True, "default": "abc"}})),
    # It cannot be started.
    "not-executable": ("is not executable", sink()),
    "folder": ("it is a folder", None),
    "pipe": ("it is no regular file", None),
    "dangling": ("it leads nowhere", None),
    "loop": ("too many levels of symbolic links", None),
    "no-interpreter": ("/opt/nowhere/python3", "#!/opt/nowhere/python3\nprint()\n"),
    "no-env-interpreter": ("nowhere-python", "#!/usr/bin/env nowhere-python\nprint()\n"),
    "carriage-returns": ("carriage return", sink().replace("\n", "\r\n")),
    "empty": ("no program that the system can start", ""),
    "other-machine": ("no program that the system can start", "\x7fELF\x02\x01\x01" + "\0" * 60),
    # It does not take what it is told.
    "never-reads": ("it took nothing for 10 s", sink("exec sleep 60")),
    "stops-itself": ("it took nothing for 10 s", sink("kill -STOP $$")),
    "reads-slowly": ("lines within 10 s", sink("while read -r line; do sleep 0.1; done")),
    "exit-0-early": ("left before the session was over", sink("exit 0")),
    "exit-0-after-two": ("left before the session was over", sink("read -r line; read -r line; exit 0")),
    "closes-input": ("left before the session was over", sink("exec <&-; exit 0")),
    "exit-1": ("ended with exit code 1", sink("echo 'no lamp' >&2; exit 1")),
    "exit-127": ("ended with exit code 127", sink("exec lamp-control-nowhere")),
    "segv": ("ended with signal 11", sink("read -r line; kill -SEGV $$")),
    "abort": ("ended with signal 6", sink(at(EVENT, "kill -ABRT $$"))),
    "kills-its-group": ("ended with signal 15", sink("read -r line; kill 0; sleep 1")),
    "unknown-kind": ("kinds and fields that it does not know", sink(at("*somethingNew*", "exit 3"))),
    "unknown-field": ("kinds and fields that it does not know", sink(at("*x-new*", "exit 3"))),
    "resumed": ("kinds and fields that it does not know", sink(at("*'\"resumed\":true'*", "exit 3"))),
    "short-buffer": ("a line of 4,096 bytes", python(
        "for line in sys.stdin.buffer:\n    json.loads(line[:1024] if len(line) > 2000 else line)")),
    "ascii-only": ("escapes and letters of all kinds", python(
        "for line in sys.stdin.buffer: line.decode('ascii')")),
    "obeys-texts": ("escapes and letters of all kinds", sink(at("*touch*|*kill*", "eval \"text=$line\" 2>/dev/null"))),
    "counts-to-500": ("a burst of 1,000 events", sink("i=0; while read -r line; do i=$((i + 1)); [ $i -lt 500 ] || exit 4; done")),
    "no-gaps": ("a burst of 1,000 events", sink(
        "i=0; while read -r line; do i=$((i + 1)); seq=${line#*'\"seq\":'}; "
        "case $line in *'\"seq\":'*) [ \"${seq%%,*}\" = $i ] || exit 5 ;; esac; done")),
    "wants-hello": ("an end at once", sink("read -r line || exit 6\n" + READS)),
    "torn-line": ("an end in the middle of a line", python("for line in sys.stdin: json.loads(line)")),
    "floods-errors": ("more than 1 MiB to its standard error", sink("head -c 3000000 /dev/zero | tr '\\0' 'x' | fold >&2\n" + READS)),
    # It does not leave, or not alone.
    "spins-at-the-end": ("did not end within 0.5 s", sink("while :; do read -r line || sleep 0.05; done")),
    "lingers": ("did not end within 0.5 s", sink(READS + "\nexec sleep 30")),
    "heeds-no-signal": ("nor when it was asked to by SIGTERM", sink("trap '' TERM\n" + READS + "\nwhile :; do sleep 0.2; done")),
    "exit-1-at-the-end": ("ended with exit code 1", sink(READS + "\nexit 1")),
    "leaves-a-child": ("leaves no process behind", sink("sleep 30 &\n" + READS)),
    "leaves-twenty": ("leaves no process behind", sink("for i in 1 2 3 4 5 6 7 8 9 10; do sleep 30 & sleep 31 & done\n" + READS)),
    "leaves-a-session": ("leaves no process behind", sink("setsid sleep 30 &\n" + READS)),
    "leaves-a-daemon": ("leaves no process behind", python(
        "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        for file in range(3): os.close(file)\n"
        "        time.sleep(30)\n    os._exit(0)\nfor line in sys.stdin: pass", drainSeconds=0.5)),
    "writes-to-the-terminal": ("writes nothing to the terminal", sink("{ printf '\\033[2J' >/dev/tty; } 2>/dev/null\n" + READS)),
    # It prints what limber cannot take.
    "prints-noise": ("a line is one JSON object", sink("echo ready\n" + READS, controls=True)),
    "prints-nuls": ("a line is one JSON object", sink("printf '\\0\\0\\n'\n" + READS, controls=True)),
    "prints-no-utf8": ("a line is one JSON object", sink("printf '\\377\\376\\n'\n" + READS, controls=True)),
    "prints-endlessly": ("a line has at most 4096 bytes", sink("head -c 200000 /dev/zero | tr '\\0' x; echo\n" + READS, controls=True)),
    "unknown-command": ("'dance'", sink("echo '{\"command\":\"dance\"}'\n" + READS, controls=True)),
    "adjusts-nothing": ("seconds", sink("echo '{\"command\":\"adjust\",\"seconds\":0}'\n" + READS, controls=True)),
    "chooses-the-tenth": ("option", sink("echo '{\"command\":\"choose\",\"option\":10}'\n" + READS, controls=True)),
    "stops-the-session": ("it asked for 'stop'", sink("echo '{\"command\":\"stop\"}'\n" + READS, controls=True)),
    "says-it-hurts": ("it asked for 'hurt'", sink("echo '{\"command\":\"hurt\"}'\n" + READS, controls=True)),
    "floods-commands": ("it floods", python(
        "import threading\ndef read():\n    while os.read(0, 65536): pass\n    os._exit(0)\n"
        "threading.Thread(target=read).start()\nwhile True: os.write(1, b'{\"command\":\"pause\"}\\n' * 100); time.sleep(0.01)",
        controls=True)),
    "undeclared-command": ("does not declare 'controls'", sink("echo '{\"command\":\"pause\"}'\n" + READS, acks=True)),
    "undeclared-tell": ("does not declare 'tells'", sink("echo '{\"tell\":\"hello\"}'\n" + READS, controls=True)),
    "tells-without-end": ("of which 5 are shown", sink(at("*", "echo '{\"tell\":\"a line\"}'"), tells=True)),
    "acks-nothing": ("lines were not acknowledged", sink(READS, acks=True)),
    "acks-some": ("lines were not acknowledged", sink(at(EVENT, "echo '{\"ack\":2}'"), acks=True)),
    "acks-as-text": ("a whole number 'ack'", sink(ACKS % "\\\"${seq%%,*}\\\"", acks=True)),
    "acks-others": ("which it was not sent", sink(ACKS % "${seq%%,*}}\"; echo \"{\\\"ack\\\":9${seq%%,*}0000", acks=True)),
    "acks-at-the-end": ("acknowledged nothing until its input had ended", python(
        "for number, line in enumerate(sys.stdin.readlines(), 1): print(json.dumps({'ack': number}))", acks=True)),
}

# What is right, however odd it looks.
RIGHT = {
    "three-lines": "#!/bin/sh\nwhile read -r line; do\n  printf '%s\\n' \"$line\" >/dev/null\ndone\n",
    "cat": "#!/bin/sh\nexec cat >/dev/null\n",
    "describes-nothing": described("exit 0"),
    "needs-a-lamp": calm("echo 'there is no lamp' >&2; exit 69"),
    "wrongly-configured": calm("read -r line; echo 'the lamp has no name' >&2; exit 78"),
    "needs-a-program": calm(needs=["lamp-control-nowhere"]),
    "needs-an-option": calm(options={"lamp": {"required": True}}),
    "has-options": calm(options={"lamps": {"type": "number", "min": 1, "max": 3, "default": 2}, "key": {"secret": True}}),
    "leaves-with-the-session": calm(at("*'\"kind\":\"sessionEnded\"'*", "exit 0")),
    "only-the-end": calm(events=["sessionEnded"]),
    "only-ticks": calm(events=["tick"]),
    "newer-kinds-too": calm(events=["cue", "somethingNew"], colours=True),
    "spread-out": described("printf '\\n{\\n\\t\"protocol\" : [ 1, 2 ]\\n}\\n\\n'"),
    "describes-slowly": described("sleep 0.3; echo '{\"protocol\":[1]}'"),
    "starts-slowly": calm("sleep 1\n" + READS),
    "ends-slowly": calm(READS + "\nsleep 0.3"),
    "prints-undeclared": calm(at("*", "echo 'a line for nobody'")),
    "complains-oddly": calm("printf '\\377\\376 \\033[2J no newline' >&2\n" + READS),
    "closes-everything": calm("exec >&- 2>&-\n" + READS),
    "ignores-signals": calm("trap '' TERM HUP INT\n" + READS),
    "has-a-helper": calm("sleep 30 & helper=$!\n" + READS + "\nkill $helper; wait $helper 2>/dev/null; exit 0"),
    "pipes-on": calm("grep -c kind >/dev/null; exit 0"),
    "awk": calm("exec awk '{ lines++ } END { exit lines < 0 }'"),
    "python": python("for line in sys.stdin:\n    try: json.loads(line)\n    except ValueError: pass", drainSeconds=10),
    "acks": calm(ACKS % "${seq%%,*}", acks=True),
    "pauses-now-and-then": calm(at(EVENT, "echo '{\"command\":\"toggle\"}'"), controls=True),
    "only-controls": calm(events=[], controls=True),
    "tells-its-address": calm("echo '{\"tell\":\"http://localhost:8000\"}'\n" + READS, tells=True),
}


def path(home, name, program):
    """Puts a program where it may lie, with what a file can have wrong; answers its path."""
    folder = home.join(f"sinks/{name}")
    os.makedirs(folder)
    place = os.path.join(folder, f"limber-sink-{name}")
    if name == "folder":
        os.mkdir(place)
    elif name == "pipe":
        os.mkfifo(place)
    elif name in ("dangling", "loop"):
        os.symlink(place if name == "loop" else os.path.join(folder, "nowhere"), place)
    else:
        home.write(place, program, 0o644 if name == "not-executable" else 0o755)
    return place


# Those that are waited for longest begin first.
SLOW = ("never-reads", "stops-itself", "reads-slowly", "heeds-no-signal", "lingers", "spins-at-the-end")


def complaints(result):
    """What of a report says that something is wrong."""
    return "\n".join([line for line in result.out.split("\n") if not line.startswith("ok ")] + [result.err])


def tried(home, programs):
    """What is said of each."""
    places = {name: path(home, name, programs[name]) for name in sorted(programs, key=lambda name: name not in SLOW)}
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        results = pool.map(lambda name: home.run("sinks", "test", places[name], seconds=120), places)
        return dict(zip(places, results))


@check(f"'sinks test' refuses each of {len(FAULTY)} sinks that are wrong, and says what is")
def refused(home):
    faults = []
    for name, result in tried(home, {name: program for name, (_, program) in FAULTY.items()}).items():
        words = FAULTY[name][0]
        if result.code not in (1, 69) or words not in complaints(result):
            faults.append(f"{name}: '{words}' is not said, {result}")
    assert not faults, f"{len(faults)} of {len(FAULTY)}:\n" + "\n".join(faults)


@check(f"'sinks test' passes each of {len(RIGHT)} sinks that are right, however odd")
def passed(home):
    faults = [f"{name}: {result}" for name, result in tried(home, RIGHT).items()
              if result.code != 0 or "not ok" in result.out]
    assert not faults, f"{len(faults)} of {len(RIGHT)}:\n" + "\n".join(faults)
