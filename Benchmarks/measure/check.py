"""Checking thousands of routine files, beside jq and jsonschema-rs; and bombs.

2,000 files of about 4 KB, each as one whole process: `limber check FOLDER` with all of its own
checks, `jq -e .` over the same files, and a Python loop that reads each file and validates it with
jsonschema-rs against the schema that `limber schema` prints.
"""

import peers
from bombs import BOMBS
from machine import LIMBER, Folder
from process import interleaved, peak_memory, run
from routines import library_file, write
from table import duration, mebibytes

FEW, MANY = 2_000, 20_000

VALIDATE = """
import json, os, sys
import jsonschema_rs
with open(sys.argv[1]) as file:
    validator = jsonschema_rs.validator_for(json.load(file))
for name in os.listdir(sys.argv[2]):
    with open(os.path.join(sys.argv[2], name)) as file:
        if not validator.is_valid(json.load(file)):
            sys.exit(name)
"""


def measure(report, options):
    report.heading("Checking files", f"median of {options.runs} runs, in turn")
    with Folder() as folder:
        few, many = files(folder.path / "few", FEW), files(folder.path / "many", MANY)
        limber = [LIMBER, "check", few]
        programs = {"limber": limber, "many": [LIMBER, "check", many]}
        schema = folder.path / "routine.schema.json"
        schema_there = run([LIMBER, "schema"], folder.environment, output=schema).code == 0
        jq = peers.debian("jq", "jq")
        if jq:
            programs["jq"] = [jq, "-e", ".", *sorted(few.iterdir())]
        python = peers.pypi("jsonschema-rs", "jsonschema_rs")
        if python and schema_there:
            programs["jsonschema-rs"] = [python, "-c", VALIDATE, schema, few]
        if run(limber, folder.environment, errors=folder.path / "errors").code != 0:
            report.absent("limber check", (folder.path / "errors").read_text().strip()[:300])
            return
        costs = interleaved(programs, folder.environment, options.runs)
        size = sum(path.stat().st_size for path in few.iterdir()) / FEW

        own = costs["limber"]
        for peer in ("jq", "jsonschema-rs"):
            if peer not in costs or costs[peer].code != 0:
                report.absent(f"beside {peer}", "it cannot be had or did not accept the files")
                continue
            report.row(
                f"{FEW:,} files of {size:,.0f} bytes",
                duration(own.seconds),
                f"{duration(costs[peer].seconds)} {peer}",
                own.seconds / costs[peer].seconds,
                1,
            )
        report.row(
            f"cost of a file, {MANY:,} beside {FEW:,}",
            duration(costs["many"].seconds / MANY),
            duration(own.seconds / FEW),
            costs["many"].seconds / own.seconds * FEW / MANY,
            1.25,
        )
        memory = peak_memory(programs["many"], folder.environment)
        report.row(f"memory, {MANY:,} files", mebibytes(memory))
    bombs(report, options)


def files(folder, count):
    folder.mkdir()
    for number in range(count):
        write(folder / f"routine-{number}.json", library_file(number))
    return folder


def bombs(report, options):
    report.heading(
        "Bombs, refused by limber check", f"the worst of {options.runs} runs, beside the limits"
    )
    for name, make in BOMBS.items():
        with Folder() as folder:
            path = make(folder.path)
            arguments = [LIMBER, "check", path]
            costs = [run(arguments, folder.environment) for _ in range(options.runs)]
            if any(cost.code != 65 for cost in costs):
                report.absent(name, f"it ends with {costs[0].code} instead of 65")
                continue
            seconds = max(cost.seconds for cost in costs)
            report.row(f"{name}: time", duration(seconds), "50 ms", seconds / 0.05, 1)
            memory = peak_memory(arguments, folder.environment)
            report.memory(f"{name}: memory", memory, 30e6 / 1024, 1)
