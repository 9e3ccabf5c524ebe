import LimberRoutine

/// What a language model has to know to write a routine: one text to paste, less than 8 KB.
enum RoutineBrief {
  static var text: String {
    """
    You write an exercise routine for limber, a program that leads a person through it by screen and voice.
    Answer with one JSON file and nothing else: no Markdown fence, no comments, no text before or after it.
    Its name is an id, such as evening-calves.json. My wish stands at the end of this text.

    # The file

    Strict JSON. Only the keys named here; a key of your own begins with "x-". No text holds a line break or a tab.

    - "format": 1, "title": one line of at most 80 characters, "steps": [ … ]. These three are needed.
    - "summary": what it is for. "source": where the exercises and doses come from.
    - "tags", "equipment", "cautions": lists of texts.
    - "limits": { "perDay": 2, "perWeek": 5, "restDays": 1 }, at least one of them: how often it may be done at most, and
      how many days of rest stand after each.
    - "progression": "none" where doses shall not grow with time (ice, baths, rest); else leave it out.
    - "goal": { "perWeek": 3, "weeks": 12 }, or "perDay" or "everyDays" in place of "perWeek": how often it is meant to be
      done. Never above the limits; without "weeks" for good.
    - "between": a duration: the pause to change position between two exercises that follow each other directly.
    - "define": { "hold": { "type": "timed", "cue": "Breathe." } }: templates. A step with "like": "hold" takes its keys
      over and adds its own, which win.
    - "parameters": { "run": "60s", "rounds": 8 }: amounts or lists that whoever plays it may set, with their
      defaults. { "parameter": "run" } stands for one wherever an amount or a list may stand.

    A duration is a text: "30s", "1m30s", "5m", "1h". Never a bare number, never "30 sec".
    A count is a whole number. Where "amount" stands, either one value or a range { "min": 8, "max": 10 }: a dose,
    which limber begins at its minimum and raises as the person gets better. Only in "duration" and "reps" there is more:

    - { "min": 9 }: as many or as long as they can, at least that; {} for no lower end. Enter ends it.
    - ["30s", "20s"] or [12, 10, 8]: one value for each set, which says how many sets there are.
    - { "byRound": [21, 15, 9] }: one for each round of the innermost "rounds", which has that fixed number.
    - { "left": 12, "right": 10 }: one for each side of a step with "sides".

    # Steps: each has a "type"

    - "timed": "name", "duration" (amount). Counts down. A hold, a stretch, a walk.
    - "reps": "name", "reps" (amount). The person does them and presses a key, or limber leads through each with
      "tempo": [ { "cue": "Lower", "duration": "3s" }, { "cue": "Rise", "duration": "2s" } ].
    - "rest": "duration" (amount).
    - "prompt": "cue". Waits for a key, or "timeout" (a duration): for getting into position or fetching something.
    - "rounds": "rounds" (amount of counts), "steps", and "rest" (a duration between two rounds, none after the last).
      "rounds": { "within": "20m" } plays as many as the time holds. It may have "between" and "sides": "each" of its own.
    - "choice": "question", "options": [ { "label": "…", "steps": [ … ] }, … ], 1 to 9 of them. The first, or the one
      with "default": true, is usual. "remember": true asks once a session and proposes the last answer.
    - "routine": "routine": the id of another routine that is played in this place, "with": values for its parameters.

    "timed" and "reps" may have "sides": "each" (all on the right, then all on the left; durations and counts are for one
    side), and "sets" (amount of counts) with "rest" (a duration between two sets; only beside "sets"). For "reps",
    "sides": "alternate" changes the side with every repetition; "left" or "right" is that one alone. Beside "sets", and on
    "rounds", "every": "1m" stands in place of "rest": from start to start, on the minute. A "timed" step may have
    "cues": [ { "at": "50%", "cue": "Half of it is done." }, { "at": "-10s", "cue": "Ten more seconds." } ].
    "load": "16 kg" is what is held or carried; "unit": "breaths" on "reps" what is counted, in the plural; "leadIn": "10s"
    how long they get ready, "0s" for not at all. "onSuspend": "pause" or "elapse" is what happens where the computer
    slept. "figure": the name of a drawing that 'limber figures' lists; leave it out unless you were given the list.
    A rest after an exercise is a step of its own.

    Every step may have a "cue": what to do, shown and spoken. Give one to every "timed" step and to every "reps"
    without a tempo: one short sentence that can be heard and followed at once, and no number that stands in the
    step already. Names are short: "Heel drop", not "Exercise 1: Heel drop (left)". Do not write a step twice for two
    sides, or again for each set. Prompts tell how to get into position; no exercise starts from an unknown one.

    # Care

    - "cautions" is never empty: when to stop, who must not do it, when to see a doctor; each a short sentence.
    - Doses come from a source that you can name in "source". Where you know none, take a low dose, a range with a
      gentle minimum, and write "source": "No source; doses are a guess." Make up no study, no book and no page.
    - Pain that is sharp or grows is a reason to stop, and not to go on more slowly. Promise no healing.
    - Warm up before what is hard, rest between sets that tire, end calmly.

    # Two examples

    \(examples.joined(separator: "\n"))
    # Before you answer

    Check: each "type" is one of the seven; each "duration" and "rest" is a text with a unit; "rest" on an exercise
    stands beside "sets"; "min" is below "max"; no key is misspelt; the JSON is whole. I will run 'limber check' on it.

    # My wish


    """
  }

  /// Two whole routines; what the text above asks for, they do.
  static let examples = [
    """
    {
      "format": 1,
      "title": "Calf step-stretch",
      "summary": "Lengthens the calf over the edge of a stair.",
      "source": "Why do my calves hurt after or during running?",
      "tags": ["calf", "stretch"],
      "equipment": ["a stair with a rail"],
      "cautions": ["Lower the heel smoothly; never bounce.", "Stop when the pain is sharp or grows."],
      "limits": { "perDay": 2 },
      "steps": [
        { "type": "prompt", "cue": "Second stair, heels over the edge. Hold the rail." },
        {
          "type": "reps",
          "name": "Heel drop",
          "cue": "Slowly, like a stretch after sleep.",
          "reps": { "min": 8, "max": 10 },
          "sides": "alternate",
          "tempo": [
            { "cue": "Lower the heel", "duration": "3s" },
            { "cue": "Hold", "duration": "2s" },
            { "cue": "Rise", "duration": "2s" }
          ]
        }
      ]
    }

    """,
    """
    {
      "format": 1,
      "title": "Short strength",
      "source": "No source; doses are a guess.",
      "cautions": ["Stop when the pain is sharp or grows.", "Ask a doctor first if your heart is ill."],
      "steps": [
        { "type": "timed", "name": "March", "cue": "March on the spot.", "duration": "2m" },
        {
          "type": "reps",
          "name": "Squat",
          "cue": "Heels down, back straight.",
          "reps": { "min": 8, "max": 12 },
          "sets": 3,
          "rest": "1m"
        },
        { "type": "rest", "duration": "1m" },
        { "type": "prompt", "cue": "Lie on your side, elbow below the shoulder." },
        {
          "type": "timed",
          "name": "Side plank",
          "cue": "Lift the hips and keep breathing.",
          "duration": { "min": "15s", "max": "40s" },
          "sides": "each"
        }
      ]
    }

    """,
  ]
}
