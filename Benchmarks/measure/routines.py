"""Routine files made for measuring."""

import json

TITLE = "A routine for measuring"


def write(path, steps, **more):
    routine = {"format": 1, "title": TITLE, **more, "steps": steps}
    path.write_text(json.dumps(routine, ensure_ascii=False, indent=2))
    return path


def timed(seconds, name="Hold"):
    return {"type": "timed", "name": name, "cue": "Hold still.", "duration": f"{seconds:g}s"}


def paced(count, seconds):
    """Repetitions with one phase each: one event every so many seconds."""
    tempo = [{"cue": "Now", "duration": f"{seconds:g}s"}]
    return {"type": "reps", "name": "Beat", "reps": count, "tempo": tempo}


def paced_at_sides():
    """Steps with all that a step may have: a tempo, both sides, sets with a rest, a range."""
    tempo = [{"cue": "Lower the heel", "duration": "0.2s"}, {"cue": "Rise", "duration": "0.2s"}]
    return [
        {
            "type": "reps",
            "name": "Heel drop",
            "reps": {"min": 10, "max": 14},
            "sides": "alternate",
            "tempo": tempo,
        },
        {
            "type": "timed",
            "name": "Stretch",
            "cue": "Lean in until it pulls lightly.",
            "duration": {"min": "1s", "max": "2s"},
            "sides": {"order": "each", "first": "left", "changeover": "1s"},
            "sets": 2,
            "rest": "1s",
        },
        {"type": "rest", "duration": "1s"},
    ]


def rounds(count, steps):
    return {"type": "rounds", "rounds": count, "steps": steps}


def library_file(number):
    """A routine of about 4 KB that uses most of the format, different for each number."""
    step = number % 7 + 3
    steps = [{"type": "prompt", "cue": f"Stand on stair {number} and hold the rail."}]
    for index in range(5):
        steps += [
            {
                "type": "reps",
                "name": f"Heel drop {index}",
                "reps": {"min": step, "max": step + 4},
                "sides": "alternate",
                "tempo": [
                    {"cue": "Lower the heel", "duration": "3s"},
                    {"cue": "Rise", "duration": "1.5s"},
                ],
            },
            {
                "type": "timed",
                "name": f"Stretch {index}",
                "cue": "Lean in until it pulls lightly.",
                "duration": {"min": "20s", "max": "1m30s"},
                "sides": {"order": "each", "first": "left", "changeover": "5s"},
                "sets": 2,
                "rest": "15s",
            },
            {"type": "rest", "duration": "30s"},
        ]
    steps.append(
        {
            "type": "choice",
            "question": "How do the calves feel?",
            "options": [
                {"label": "Well", "steps": [], "default": True},
                {"label": "Tight", "steps": [timed(60, "Easy walk")]},
            ],
        }
    )
    return steps
