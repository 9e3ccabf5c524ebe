"""A window that changes its size leaves no stale copy of what was drawn."""

import shutil
import time

from suite.checks import Unavailable, check
from suite.home import LIMBER

from .playing import MIX

TMUX = shutil.which("tmux")


class Window:
    """A window of tmux, which wraps what stands in it anew and keeps what it pushes out."""

    def __init__(self, home):
        if not TMUX:
            raise Unavailable("there is no tmux")
        self.home = home
        self("new-session", "-d", "-x", "80", "-y", "24", "/bin/bash --norc --noprofile")
        self("set", "-g", "window-size", "manual")

    def __call__(self, *arguments):
        return self.home.run("-S", self.home.join("tmux"), "-f", "/dev/null", *arguments, program=TMUX).out

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self("kill-server")

    def everything(self):
        return self("capture-pane", "-p", "-S", "-")

    def until(self, text, seconds=10):
        end = time.monotonic() + seconds
        while text not in self.everything():
            assert time.monotonic() < end, self.everything()
            time.sleep(0.1)


@check("a narrower, lower, wider, higher window leaves one copy", alone=True)
def resized(home):
    home.routine("mix", MIX)
    with Window(home) as window:
        window("send-keys", f"{LIMBER} play mix --from 2 --lead-in 0s --no-questions --no-inhibit --sink console:style=block", "Enter")
        window.until("Eins")
        # tmux has the new size a quarter of a second before it tells: what is drawn just then is drawn
        # for the old one. A pause draws nothing by itself.
        window("send-keys", "Space")
        window.until("Paused")
        for columns, rows in ((40, 12), (20, 5), (80, 24), (80, 8), (100, 30), (60, 24), (80, 24)):
            window("resize-window", "-x", str(columns), "-y", str(rows))
            time.sleep(0.8)
        shown = window.everything()
        for text in ("planned", "step 2 of 6", "Eins.", "Paused", "Next: Second", "space go on"):
            assert shown.count(text) == 1, f"{shown.count(text)} times {text!r}:\n{shown}"
