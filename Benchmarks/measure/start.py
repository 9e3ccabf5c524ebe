"""Start-up of the short commands, beside /bin/true and an empty Python.

Each is started 200 times in turn and waited for, Python by itself; the medians are compared.
"""

import sys

from machine import LIMBER, Folder
from process import interleaved
from table import duration

# Each with how many times the start of /bin/true it may take.
COMMANDS = {
    "limber --version": (["--version"], 2),
    "limber list": (["list"], 3),
    "limber show calf-step-stretch": (["show", "calf-step-stretch"], 3),
}


def measure(report, options):
    programs = {name: [LIMBER, *arguments] for name, (arguments, _) in COMMANDS.items()}
    programs["true"] = ["/bin/true"]
    python = {"python": [sys.executable, "-c", "pass"]}
    with Folder() as folder:
        costs = interleaved(programs, folder.environment, 200)
        # By itself: whoever is started behind a Python finds nothing of its own in the caches.
        costs |= interleaved(python, folder.environment, 50)

    report.heading("Start-up", "median of 200 starts each, in turn, standard output to /dev/null")
    for name, (_, most) in COMMANDS.items():
        cost = costs[name]
        if cost.code != 0:
            report.absent(name, f"it ends with {cost.code}")
            continue
        for peer, aim in (("true", most), ("python", None)):
            label = "/bin/true" if peer == "true" else "python3 -c pass"
            report.row(
                name,
                duration(cost.seconds),
                f"{duration(costs[peer].seconds)} {label}",
                cost.seconds / costs[peer].seconds,
                aim,
            )
