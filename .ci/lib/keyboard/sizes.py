"""A window that changes its size leaves no stale copy of what was drawn."""

import time

from suite.checks import check
from suite.home import LIMBER
from suite.window import Window

from .playing import MIX

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
