"""What is said at the socket and what is answered: the table of the page Control, line by line."""

import json
import os
import re
import time

from suite.checks import check
from suite.home import ROOT

from .session import Client, Session, until

# What is sent, and what the answer holds; each line stands on the ones before it.
TABLE = [
    # Commands, where they change something and where the moment lets them do nothing.
    ('{"command":"pause","id":7}', {"id": 7, "ok": True, "changed": True}),
    ('{"command":"pause","id":"seven"}', {"id": "seven", "ok": True, "changed": False}),
    ('{"command":"toggle"}', {"ok": True, "changed": True}),
    ('{"command":"resume","id":-1}', {"id": -1, "ok": True, "changed": False}),
    ('{"command":"toggle","id":0}', {"id": 0, "ok": True, "changed": True}),
    ('{"command":"resume","id":""}', {"id": "", "ok": True, "changed": True}),
    ('{"command":"confirm"}', {"ok": True, "changed": False}),
    ('{"command":"choose","option":1}', {"ok": True, "changed": False}),
    ('{"command":"adjust","seconds":10}', {"ok": True, "changed": True}),
    ('{"command":"adjust","seconds":-0.5}', {"ok": True, "changed": True}),
    ('{"command":"restart"}', {"ok": True, "changed": True}),
    ('{"command":"next"}', {"ok": True, "changed": True}),
    ('{"command":"previous"}', {"ok": True, "changed": True}),
    ('{"command":"done"}', {"ok": True, "changed": True}),
    # Keys that are not known, and an order that is another.
    ('{"colour":{"red":[1]},"id":1,"command":"pause","option":99}', {"id": 1, "ok": True}),
    (' { "command" : "resume" } \r', {"ok": True, "changed": True}),
    # What is not taken.
    ('{"command":"run","id":1}', {"id": 1, "ok": False, "code": "unknown-command"}),
    ('{"command":"Pause"}', {"ok": False, "code": "unknown-command"}),
    ('{"command":""}', {"ok": False, "code": "unknown-command"}),
    ('{"id":2}', {"id": 2, "ok": False, "code": "bad-line"}),
    ('{"command":["pause"],"id":3}', {"id": 3, "ok": False, "code": "bad-line"}),
    ("[]", {"ok": False, "code": "bad-line"}),
    ("7", {"ok": False, "code": "bad-line"}),
    ('{"command":"pause"', {"ok": False, "code": "bad-line"}),
    ('{"command":"pause"}{"command":"pause"}', {"ok": False, "code": "bad-line"}),
    ("", {"ok": False, "code": "bad-line"}),
    (b"\xff\xfe{}", {"ok": False, "code": "bad-line"}),
    ('{"command":"pause","id":1.5}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"pause","id":{}}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"pause","id":"%s"}' % ("x" * 101), {"ok": False, "code": "bad-argument"}),
    ('{"command":"adjust","seconds":0,"id":4}', {"id": 4, "ok": False, "code": "bad-argument"}),
    ('{"command":"adjust","seconds":86401}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"adjust","seconds":"10"}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"adjust"}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"choose","option":0}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"choose","option":10}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"choose"}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"follow","events":["steps"]}', {"ok": False, "code": "bad-argument"}),
    ('{"command":"follow","events":"tick"}', {"ok": False, "code": "bad-argument"}),
    # The longest line that there may be.
    ('{"command":"resume","padding":"%s"}' % ("x" * (4096 - 34)), {"ok": True, "changed": False}),
]


@check("the contract's table, line by line")
def table(home):
    with Session(home) as session:
        client = Client(session.path)
        hello = client.line()
        assert hello["kind"] == "hello" and hello["v"] == 1 and hello["protocol"] == [1]
        assert hello["host"]["name"] == "limber" and hello["locale"] == "C.UTF-8"
        assert os.path.basename(session.path) == hello["session"][:8] + ".sock"
        for number, (line, expected) in enumerate(TABLE):
            line = line if isinstance(line, bytes) else line.encode()
            assert len(line) < 4096, len(line)
            client.socket.sendall(line + b"\n")
            answer = client.line()
            assert answer is not None and expected.items() <= answer.items(), (line[:80], answer)
            assert ("id" in answer) == ("id" in expected), (line[:80], answer)
            assert ("error" in answer) == (not answer["ok"])
            if number % 20 == 19:
                # No more than 50 in a second.
                time.sleep(1.05)


@check("status and follow answer as the contract says, and events come as to a sink")
def follow(home):
    with Session(home) as session:
        client = Client(session.path)
        client.line()
        answer = client.ask(command="status", id=8)
        assert answer["id"] == 8 and answer["ok"]
        status = answer["status"]
        for key in ("state", "routine", "step", "rep", "phase", "stepElapsedSeconds", "elapsedSeconds",
                    "stepRemainingSeconds", "remainingSeconds", "next", "text", "endsAt"):
            assert key in status, (key, status)
        assert client.ask(command="follow", id=9) == {"id": 9, "ok": True}
        first = client.line()
        assert first["kind"] == "status" and first["state"] == "playing"
        lines = [client.line() for _ in range(3)]
        for number, line in enumerate(lines, 1):
            assert line["seq"] == number and line["kind"] != "tick"
            # The same line went to the events, but for its number there.
            rest = json.dumps(line, separators=(",", ":"), ensure_ascii=False).split('"time"')[1]
            until(lambda: rest in session.text())
        # A late follower takes the kinds it names, and a second wish takes the place of the first.
        assert client.ask(command="follow", events=["paused"], id=10)["id"] == 10
        assert client.line()["kind"] == "status"
        assert home.run("ctl", "pause").code == 0
        paused = client.line()
        assert paused["kind"] == "paused" and paused["by"] == "control" and paused["controller"] == "ctl"


@check("a line too long ends the connection, and so does the end of the session")
def endings(home):
    with Session(home) as session:
        client = Client(session.path)
        client.line()
        client.socket.sendall(b'{"padding":"' + b"x" * 4096 + b'"}\n')
        assert client.line()["code"] == "bad-line" and client.line() is None
        other = Client(session.path)
        other.line()
        last = other.ask(command="hurt", id=1)
        assert last == {"id": 1, "ok": True, "changed": True}
        assert other.line() is None
        until(lambda: session.process.poll() is not None)
        assert not os.path.exists(session.path) and '"reason":"pain"' in session.text()


@check("every command, code and kind of line of the page Control is one that the program knows")
def page(home):
    with open(os.path.join(ROOT, "Sources/LimberEvents/LimberEvents.docc/Control.md")) as file:
        text = file.read()
    known = {row.split('"')[3] for row, _ in TABLE if isinstance(row, str) and row.startswith('{"command":"')}
    names = re.search(r"The commands are those .*?`stop`", text, re.S).group(0)
    told = set(re.findall(r"`([a-z]+)`", names)) - {"controls", "seconds", "option"}
    assert told - known <= {"hurt", "stop"}, told - known
    codes = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M))
    assert codes == {"bad-line", "unknown-command", "bad-argument", "over", "too-fast", "full"}, codes
