"""Dry runs with `--events` to a file and with the log sink, and a plan of 10,000 rounds.

Dry runs of 1,000, 10,000 and 100,000 steps show whether the cost grows in step with the events.
What a program costs before its first event is taken off by measuring a routine of one step.
"""

import statistics

from machine import LIMBER, Folder
from process import median_of, peak_memory, run, until_first_output
from routines import paced_at_sides, rounds, timed, write
from table import duration, mebibytes

SIZES = (1_000, 10_000, 100_000)
STEPS_A_ROUND = 100
# Events that a dry run is to write in a second.
RATE = 300_000


def measure(report, options):
    report.heading("Dry run with the log sink", f"median of {options.runs} runs")
    with Folder() as folder:
        log = folder.path / "events.jsonl"

        def command(path):
            sink = f"log:path={log},format=jsonl,max-size=1g"
            return [LIMBER, "play", path, "--dry-run", "--sink", sink]

        def play(path):
            arguments = command(path)
            costs = []
            for _ in range(options.runs):
                log.unlink(missing_ok=True)
                costs.append(run(arguments, folder.environment, errors=folder.path / "errors"))
            lines = log.read_bytes().count(b"\n") if log.exists() else 0
            return median_of(costs), lines

        base, _ = play(write(folder.path / "one.json", [timed(0.5)]))
        if base.code != 0:
            report.absent("dry run", (folder.path / "errors").read_text().strip()[:200])
            return
        per_event = {}
        memory = {}
        for size in SIZES:
            steps = [rounds(size // STEPS_A_ROUND, [timed(0.5) for _ in range(STEPS_A_ROUND)])]
            path = write(folder.path / f"steps-{size}.json", steps)
            cost, events = play(path)
            if cost.code != 0 or events < 2 * size:
                report.absent(f"{size} steps", f"exit {cost.code}, {events} events")
                return
            per_event[size] = (cost.seconds - base.seconds) / events
            memory[size] = peak_memory(command(path), folder.environment)
            report.row(
                f"{size:,} steps, {events:,} events",
                duration(cost.seconds),
                f"{events / cost.seconds:,.0f} events/s, {mebibytes(memory[size])}",
            )
        small, large = SIZES[0], SIZES[-1]
        report.row(
            "cost of an event, 100,000 beside 1,000 steps",
            duration(per_event[large]),
            duration(per_event[small]),
            per_event[large] / per_event[small],
            1.25,
        )
        report.memory("memory, 100,000 beside 1,000 steps", memory[large], memory[small], 1.25)
        events_to_a_file(report, options, folder)
        plan_of_rounds(report, folder)


def events_to_a_file(report, options, folder):
    report.heading(
        "Dry run with --events to a file",
        f"limber play --dry-run --events > FILE, its start included; median of {options.runs} runs",
    )
    written = folder.path / "events"
    steps = SIZES[-1]
    for what, name, steps in (
        (
            f"{steps:,} timed steps in rounds",
            "timed",
            rounds(steps // STEPS_A_ROUND, [timed(0.5) for _ in range(STEPS_A_ROUND)]),
        ),
        ("repetitions, sets and sides", "sides", rounds(2_000, paced_at_sides())),
    ):
        path = write(folder.path / f"{name}.json", [steps])
        play = [LIMBER, "play", path, "--dry-run", "--events"]
        cost = median_of(
            [run(play, folder.environment, output=written) for _ in range(options.runs)]
        )
        events = written.read_bytes().count(b"\n")
        if cost.code != 0 or events == 0:
            report.absent(what, f"exit {cost.code}, {events} events")
            continue
        rate = events / cost.seconds
        report.row(
            f"{what}, {events:,} events",
            f"{rate:,.0f} events/s",
            f"{RATE:,} events/s",
            RATE / rate,
            1,
        )


def plan_of_rounds(report, folder):
    report.heading(
        "A plan of 10,000 rounds beside one of a single round",
        "limber play --dry-run until its first event, which the whole plan precedes; median of 50",
    )
    single, many = (
        write(folder.path / f"rounds-{count}.json", [rounds(count, [timed(1)])])
        for count in (1, 10_000)
    )
    play = [LIMBER, "play", "--dry-run", "--events"]
    times = {"single": [], "many": []}
    for _ in range(50):
        times["single"].append(until_first_output([*play, single], folder.environment))
        times["many"].append(until_first_output([*play, many], folder.environment))
    if None in times["many"]:
        report.absent("limber play --dry-run --events", "it prints nothing")
        return
    one, large = (statistics.median(each) for each in times.values())
    report.row("time", duration(large), duration(one), large / one, 1.1)
    memory = [peak_memory([*play, path], folder.environment) for path in (many, single)]
    report.memory("memory, all of it played", *memory, 1.1)
