"""Away from the keys: hands free, and nobody."""

from suite.checks import check

from .playing import events

STAIRS = {
    "format": 1, "title": "Stairs", "steps": [
        {"type": "prompt", "cue": "Stand there.", "timeout": "11s"},
        {"type": "reps", "name": "Rise", "cue": "Rise.", "reps": 4},
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "60s"}]}


def begin(home, *more):
    home.routine("stairs", STAIRS)
    screen = home.terminal(
        "play", "stairs", "--lead-in", "0s", "--no-inhibit", "--pace", "1s", *more,
        "--sink", "console:style=block", "--sink", f"log:format=jsonl,path={home.join('events.jsonl')}")
    assert screen.until("Stand there", 15), screen.words()
    return screen


@check("hands free, what waits counts down, a key answers at once, and a set goes on by itself")
def hands_free(home):
    screen = begin(home, "--hands-free", "--no-questions")
    assert screen.until("goes on in 0:0", 5), screen.words()
    screen.send("\r")
    assert screen.until("Goes on in 0:0", 3), screen.words()
    assert screen.until("Hold\\.", 8), screen.words()
    screen.send("q")
    assert screen.wait(5) == 0
    assert screen.is_as_before()
    answers = [event for event in home.read("events.jsonl").splitlines() if '"answered"' in event]
    assert '"by":"person"' in answers[0] and '"by":"default"' in answers[1], answers


@check("h goes hands free and back, and the question at the end takes the key of whoever comes")
def pressed(home):
    screen = begin(home)
    screen.send("\r")
    assert screen.until("Enter when done", 3), screen.words()
    screen.send("h")
    assert screen.until("hands free: what waits", 3), screen.words()
    assert screen.until("Goes on in", 3), screen.words()
    screen.send("h")
    assert screen.until("no longer hands free", 3), screen.words()
    screen.send("h")
    assert screen.until("Hold\\.", 16), screen.words()
    screen.send("q")
    assert screen.until("How hard was it", 5), screen.words()
    screen.send("3\r1\r")
    assert screen.wait(5) == 0
    assert screen.is_as_before()


@check("where nobody is there the keys of a terminal work, and are not echoed")
def nobody(home):
    screen = begin(home, "--unattended")
    screen.send("\r")
    assert screen.until("Hold\\.", 8), screen.words()
    screen.send(" ")
    assert screen.until("Paused", 3), screen.words()
    screen.send("!")
    # Whoever says that it hurts is there.
    assert screen.until("How much does it hurt", 5), screen.words()
    screen.send("4\r")
    assert screen.until("Where does it hurt", 5), screen.words()
    screen.send("\r")
    assert screen.wait(5) == 0
    assert any(event.startswith("paused") for event in events(home)), events(home)
