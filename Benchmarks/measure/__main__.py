"""Measures limber beside its peers and prints tables of ratios. Started by Benchmarks/run."""

import argparse
import sys

import check
import control
import cost
import dryrun
import history
import hostile
import lateness
import machine
import start
import voice
from table import Report

SECTIONS = {
    "start": start,
    "dry-run": dryrun,
    "check": check,
    "history": history,
    "cost": cost,
    "control": control,
    "lateness": lateness,
    "voice": voice,
    "hostile": hostile,
}


def main():
    summaries = "\n".join(
        f"  {name:9} {module.__doc__.splitlines()[0]}" for name, module in SECTIONS.items()
    )
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run",
        description="Measures limber beside its peers, in one run.",
        epilog="sections:\n" + summaries,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="default: all of them")
    parser.add_argument(
        "--runs", type=int, default=3, help="how often each is measured; the median counts"
    )
    parser.add_argument(
        "--drift-minutes", type=float, default=3, help="how long the session for drift lasts"
    )
    options = parser.parse_args()
    for name in options.sections:
        if name not in SECTIONS:
            parser.error(f"no section {name!r}; there are {', '.join(SECTIONS)}")

    print(machine.description())
    report = Report()
    for name, module in SECTIONS.items():
        if not options.sections or name in options.sections:
            module.measure(report, options)
    report.print_summary()
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
