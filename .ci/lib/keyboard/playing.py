"""A routine with everything that keys act on, played on a terminal."""

MIX = {
    "format": 1, "title": "Mix", "steps": [
        {"type": "prompt", "cue": "Lie down."},
        {"type": "timed", "name": "First", "cue": "Eins.", "duration": "60s"},
        {"type": "timed", "name": "Second", "cue": "Zwei.", "duration": "60s"},
        {"type": "timed", "name": "Third", "cue": "Drei.", "duration": "60s"},
        {"type": "choice", "question": "How are you?", "options": [
            {"label": "Fresh", "default": True, "steps": [
                {"type": "timed", "name": "Much", "cue": "Vier.", "duration": "60s"}]},
            {"label": "Tired", "steps": [
                {"type": "timed", "name": "Little", "cue": "Sechs.", "duration": "60s"}]}]}]}


def begin(home, start=2, shown="Eins.", display="console:style=block", **options):
    """A session at a step; on the block, whose texts stand as they are, unless the stage is asked for."""
    home.routine("mix", MIX)
    screen = home.terminal(
        "play", "mix", "--lead-in", "0s", "--no-questions", "--no-inhibit", "--from", str(start),
        "--sink", display, "--sink", f"log:format=jsonl,path={home.join('events.jsonl')}", **options)
    assert screen.until(shown, 15), screen.words()
    screen.look(0.3)
    return screen


def events(home):
    """The kinds of events so far, ticks left out, each with the step's name."""
    import json
    found = []
    for line in home.read("events.jsonl").splitlines():
        event = json.loads(line)
        if event["kind"] not in ("tick", "cue", "phaseStarted"):
            found.append(f"{event['kind']} {event.get('step', {}).get('name', '')}".strip())
    return found


def steps(home):
    return [event[12:] for event in events(home) if event.startswith("stepStarted")]
