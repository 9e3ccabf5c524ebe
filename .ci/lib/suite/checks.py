"""Checks: functions with a sentence for a name, each run in a home of its own."""

import concurrent.futures
import os
import signal
import sys
import threading
import time
import traceback

from .home import LIMBER, Home

ALL = []
WORKERS = 4
printing = threading.Lock()


class Unavailable(Exception):
    """What a check needs cannot be had on this machine."""


def check(sentence, alone=False):
    """Declares a check; one that measures time or memory, or uses what there is once, runs alone."""
    def declare(function):
        ALL.append((sentence, function, alone))
        return function
    return declare


def one(sentence, function):
    begun = time.monotonic()
    fault = ""
    try:
        with Home() as home:
            function(home)
    except Unavailable as error:
        fault = f"cannot be tried here: {error}"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if "/record/" in frame.filename:
                place = frame
                break
        words = str(error) or repr(error)
        fault = f"{os.path.basename(place.filename)}:{place.lineno}: {place.line}\n{words}"[:2500]
    with printing:
        spent = time.monotonic() - begun
        print(f"{'not ok' if fault else 'ok'} - {sentence} ({spent:.1f} s)")
        if fault:
            print("    " + fault.strip().replace("\n", "\n    "))
        sys.stdout.flush()
    return not fault


def run(words):
    """Runs every check whose sentence has one of the words (all, without words); the exit code."""
    if not os.access(LIMBER, os.X_OK):
        print(f"there is no {LIMBER}; build it first")
        return 1
    # Whoever starts this in the background has it ignore what the checks send; limber would go on with that.
    for kind in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(kind) == signal.SIG_IGN:
            signal.signal(kind, signal.SIG_DFL)
    chosen = [entry for entry in ALL if not words or any(word in entry[0] for word in words)]
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        together = list(pool.map(lambda entry: one(*entry[:2]), [e for e in chosen if not e[2]]))
    outcomes = together + [one(*entry[:2]) for entry in chosen if entry[2]]
    failed = outcomes.count(False)
    print(f"{len(outcomes) - failed} passed, {failed} failed, in {time.monotonic() - begun:.0f} s")
    return 1 if failed or not outcomes else 0
