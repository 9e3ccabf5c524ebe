"""A home that nobody else has, and limber run in it."""

import json
import os
import shutil
import signal
import subprocess
import tempfile

from .terminal import Terminal

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
LIMBER = os.path.abspath(os.environ.get("LIMBER_UNDER_TEST", os.path.join(ROOT, ".build/debug/limber")))

# Three steps of which each is over in a second, so that a session is played for real.
SHORT = {
    "format": 1, "title": "Short", "steps": [
        {"type": "timed", "name": "Hold", "cue": "Hold.", "duration": "1s"},
        {"type": "timed", "name": "Lean", "cue": "Lean.", "duration": "1s"}]}
# One that is long enough to be ended from outside.
LONG = {
    "format": 1, "title": "Long", "steps": [
        {"type": "timed", "name": "Wait", "cue": "Wait.", "duration": "30s"},
        {"type": "timed", "name": "Stay", "cue": "Stay.", "duration": "30s"}]}

# A table in a file in the place of cron's; it stands still while there is a file called `hold`.
CRONTAB = """#!/bin/sh
table=$HOME/crontab.txt
case "$1" in
  -l) [ -f "$table" ] && exec cat "$table"; echo "no crontab for somebody" >&2; exit 1 ;;
  -r) rm -f "$table"; exit 0 ;;
esac
if [ -f "$HOME/hold" ]; then : > "$HOME/held"; exec sleep 60; fi
new=$(mktemp "$HOME/.crontab.XXXXXX")
if [ "$1" = - ]; then cat > "$new"; else cat "$1" > "$new"; fi
exec mv "$new" "$table"
"""


class Result:
    """How a program ended and what it said."""

    def __init__(self, code, out, err, peak=0):
        self.code, self.out, self.err, self.peak = code, out, err, peak

    @property
    def said(self):
        return self.out + self.err

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n{self.out[-1500:]}{self.err[-1500:]}"


class Home:
    """A fresh folder with every place that limber may look into, and nothing in it."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="limber-suite-")
        self.config = self.join("config/limber")
        self.state = self.join("state/limber")
        self.data = self.join("data/limber")
        self.bin = self.join("bin")
        for folder in (self.bin, self.join("work"), self.join("tmp"), self.join("runtime")):
            os.makedirs(folder, mode=0o700)
        self.variables = {
            "HOME": self.path, "PATH": f"{self.bin}:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
            "TZ": "UTC", "TERM": "xterm-256color", "TMPDIR": self.join("tmp"),
            "XDG_CONFIG_HOME": self.join("config"), "XDG_STATE_HOME": self.join("state"),
            "XDG_DATA_HOME": self.join("data"), "XDG_CACHE_HOME": self.join("cache"),
            "XDG_RUNTIME_DIR": self.join("runtime")}
        self.running = []
        self.program("crontab", CRONTAB)
        self.program("systemd-inhibit", "#!/bin/sh\nexec cat\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.running:
            process.end()
        shutil.rmtree(self.path, ignore_errors=True)

    # Files

    def join(self, path):
        return os.path.join(self.path, path)

    def write(self, path, content, mode=0o600):
        """Writes a text, bytes, or a value as JSON; answers the path."""
        path = self.join(path)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, indent=2)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogateescape")
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, mode)
        return path

    def read(self, path, missing=""):
        try:
            with open(self.join(path), encoding="utf-8", errors="surrogateescape") as file:
                return file.read()
        except FileNotFoundError:
            return missing

    def program(self, name, text):
        return self.write(f"bin/{name}", text, 0o755)

    def sink(self, name, text):
        return self.write(f"data/limber/sinks/limber-sink-{name}", text, 0o755)

    def routine(self, name, value=None):
        """A routine of the person's own, to be played by its name."""
        return self.write(f"data/limber/routines/{name}.json", value or SHORT)

    def everything(self):
        """Every file of the home but the programs: its path and its bytes."""
        found = {}
        for folder, _, names in os.walk(self.path):
            for name in names:
                path = os.path.join(folder, name)
                if not path.startswith(self.bin) and os.path.isfile(path):
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.path)] = file.read()
        return found

    # Running

    def run(self, *arguments, input="", seconds=20, program=LIMBER, variables=None, cwd=None, before=None):
        """Runs limber (or another program) without a terminal; a hang is an exit code of None."""
        return self.execute([program, *arguments], input, seconds, variables, cwd, before)

    def execute(self, command, input="", seconds=20, variables=None, cwd=None, before=None):
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(input.encode() if isinstance(input, str) else input)
            given.seek(0)
            process = subprocess.Popen(
                command, stdin=given, stdout=out, stderr=err, cwd=cwd or self.join("work"),
                env=self.variables | (variables or {}), start_new_session=True, preexec_fn=before)
            code, peak = wait(process, seconds)
            out.seek(0), err.seek(0)
            return Result(code, text(out.read()), text(err.read()), peak)

    def terminal(self, *arguments, program=LIMBER, **options):
        """Starts limber on a terminal of its own."""
        started = Terminal([program, *arguments], self.variables, self.join("work"), **options)
        self.running.append(started)
        return started

    def processes(self, word):
        """The processes of this home whose command line has the word."""
        found = []
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{entry}/environ", "rb") as file:
                    mine = f"HOME={self.path}\0".encode() in file.read() + b"\0"
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    if mine and word.encode() in file.read():
                        found.append(int(entry))
            except OSError:
                pass
        return found

    # What limber keeps

    def lines(self):
        """The readable lines of the history."""
        found = []
        for line in self.read("state/limber/history.jsonl").split("\n"):
            try:
                if line:
                    found.append(json.loads(line))
            except ValueError:
                pass
        return found

    def ends(self):
        return [line for line in self.lines() if line["kind"] == "end"]

    def sessions(self):
        result = self.run("history", "--json")
        assert result.code == 0, result
        return result.json() if result.out.strip() else []


def text(data):
    return data.decode("utf-8", "surrogateescape")


def wait(process, seconds):
    """Waits for a process's end: its exit code (None for one that hung and was killed) and its peak in MB."""
    import time
    end = time.monotonic() + seconds
    pause = 0.002
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss / 1024
        if time.monotonic() > end:
            os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = -9
            return None, usage.ru_maxrss / 1024
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)
