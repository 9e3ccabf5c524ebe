"""Standard output as a stream for programs: events and nothing else, and what remains in each."""

import json
import os
import threading

from suite.checks import check

MIX = {"format": 1, "title": "Mix", "steps": [
    {"type": "timed", "name": "One", "cue": "One.", "duration": "20s"},
    {"type": "timed", "name": "Two", "cue": "Two.", "duration": {"min": "20s", "max": "60s"}, "sides": "each"},
    {"type": "rest", "duration": "30s"},
    {"type": "timed", "name": "Three", "cue": "Three.", "duration": "40s"},
    {"type": "timed", "name": "Four", "cue": "Four.", "duration": "10s"}]}


class Streamed:
    """Limber on a terminal whose events go into a pipe."""

    def __init__(self, home, *arguments):
        self.read, write = os.pipe()
        self.screen = home.terminal(*arguments, redirect=write)
        os.close(write)
        self.bytes = b""
        self.thread = threading.Thread(target=self.take, daemon=True)
        self.thread.start()

    def take(self):
        while piece := os.read(self.read, 65536):
            self.bytes += piece
        os.close(self.read)

    def events(self):
        return [json.loads(line) for line in self.bytes.decode().split("\n") if line]

    def until(self, kind, seconds=8):
        for _ in range(seconds * 20):
            if f'"kind":"{kind}"'.encode() in self.bytes:
                return True
            self.screen.look(0.05)
        return False


@check("with --events no question goes into the stream")
def no_question(home):
    home.routine("short")
    for _ in range(2):
        stream = Streamed(home, "play", "short", "--lead-in", "0s", "--no-inhibit", "--events")
        assert stream.until("stepStarted") or stream.screen.until("Go on there", 1), stream.bytes
        stream.screen.look(0.5)
        stream.screen.send("q")
        for _ in range(4):
            if stream.screen.wait(1) is not None:
                break
            stream.screen.send("\r")
        stream.thread.join(3)
        assert stream.events()[-1]["kind"] == "sessionEnded", stream.bytes[-300:]
        stream.screen.end()


@check("with standard output in a pipe no question goes into it")
def piped(home):
    home.routine("short")
    stream = Streamed(home, "play", "short", "--lead-in", "0s", "--no-inhibit")
    for _ in range(8):
        if stream.screen.wait(1.5) is not None:
            break
        stream.screen.send("\r")
    stream.thread.join(3)
    assert b"How hard" not in stream.bytes and b"completed" in stream.bytes, stream.bytes


@check("with --unattended on a terminal the keys work")
def unattended_keys(home):
    home.routine("long", {"format": 1, "title": "L", "steps": [
        {"type": "prompt", "cue": "Ready?"}, {"type": "timed", "name": "Wait", "cue": "Wait.", "duration": "30s"}]})
    screen = home.terminal("play", "long", "--unattended", "--lead-in", "0s", "--no-inhibit", "--no-questions")
    assert screen.until("Ready", 8), screen.words()
    screen.look(0.5)
    screen.send("\r")
    assert screen.until("Wait\\.", 3), screen.words()
    screen.look(0.5)
    screen.send("q")
    assert screen.wait(4) == 0, screen.words()
    assert screen.is_as_before()


def close(one, other, slack=1.2):
    return one is not None and abs(one - other) <= slack


def remaining(event):
    value = event.get("remaining") or {}
    return value.get("sessionSeconds"), value.get("stepSeconds")


# What each step of Mix takes, in the order of the plan.
TAKES = [20, 20, 20, 30, 40, 10]


@check("every event says what is left, and rightly after each key, in a pause and with --from")
def rightly(home):
    home.routine("mix", MIX)
    stream = Streamed(home, "play", "mix", "--from", "2", "--lead-in", "0s", "--no-inhibit", "--no-questions", "--events",
                      "--dose", "min")
    assert stream.until("stepStarted"), stream.bytes
    screen = stream.screen
    screen.look(0.4)
    for key in (" ", "n", "n", "b", "d", " ", "n", "+", "q"):
        screen.send(key)
        screen.look(0.35)
    for _ in range(5):
        if screen.wait(1) is not None:
            break
        screen.send("\r")
    stream.thread.join(3)
    events = [event for event in stream.events() if event["kind"] not in ("sessionStarted", "sessionEnded")]
    started = [event for event in events if event["kind"] == "stepStarted"]
    assert len(started) >= 5, [(event["kind"], event.get("text")) for event in events]
    faults = []
    for event in events:
        session, step = remaining(event)
        if session is None:
            faults.append(f"{event['kind']} says nothing of it")
    for event in started:
        index = event["step"]["index"]
        # The changeover between two sides and the like may stand before a step.
        wanted = sum(TAKES[index - 1:])
        if not close(remaining(event)[0], wanted, 12):
            faults.append(f"step {index}: {remaining(event)[0]} s left of {wanted}")
        if not close(remaining(event)[1], TAKES[index - 1]):
            faults.append(f"step {index}: {remaining(event)[1]} s left of the step's {TAKES[index - 1]}")
    for before, after in zip(events, events[1:]):
        if after["kind"] == "resumed" and before["kind"] == "paused" and remaining(before) != remaining(after):
            faults.append(f"a pause changed what is left: {remaining(before)}, {remaining(after)}")
    assert not faults, "\n".join(faults)


@check("what is left is right in a session that is gone on with")
def in_a_resume(home):
    home.routine("mix", MIX)
    screen = home.terminal("play", "mix", "--lead-in", "0s", "--no-inhibit", "--no-questions", "--from", "5", "--plain")
    assert screen.until("Three, 40", 8), screen.words()
    screen.look(2.2)
    screen.send("q")
    assert screen.wait(5) == 0
    stream = Streamed(home, "resume", "--no-inhibit", "--no-questions", "--events")
    assert stream.until("stepStarted", 12), stream.bytes
    stream.screen.look(0.3)
    stream.screen.send("q")
    stream.screen.wait(3)
    stream.screen.end()
    faults = [f"{event['kind']}: {remaining(event)}" for event in stream.events()
              if event["kind"] == "stepStarted" and not close(remaining(event)[0], 48, 2.5)]
    assert not faults, faults
