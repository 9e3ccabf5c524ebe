"""Where things lie, and what is said of the machine that measures."""

import os
import platform
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIMBER = ROOT / ".build" / "release" / "limber"
WORK = ROOT / ".build" / "benchmarks"
READER = WORK / "event-reader"
PLAYER = WORK / "noting-player"


def description():
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.2f} before measuring"
    )


class Folder:
    """A folder of one measurement, with a home of its own for limber, removed afterwards."""

    def __enter__(self):
        WORK.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(dir=WORK))
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "HOME": str(self.path),
        }
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
