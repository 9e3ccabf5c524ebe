"""A program in a window that can become another size."""

import shutil
import time

from .checks import Unavailable

TMUX = shutil.which("tmux")


class Window:
    """A window of tmux, which wraps what stands in it anew and keeps what it pushes out."""

    def __init__(self, home, name="tmux"):
        if not TMUX:
            raise Unavailable("there is no tmux")
        self.home, self.name = home, name
        self("new-session", "-d", "-x", "80", "-y", "24", "/bin/bash --norc --noprofile")
        self("set", "-g", "window-size", "manual")

    def __call__(self, *arguments):
        return self.home.run("-S", self.home.join(self.name), "-f", "/dev/null", *arguments, program=TMUX).out

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self("kill-server")

    def screen(self):
        return self("capture-pane", "-p")

    def everything(self):
        return self("capture-pane", "-p", "-S", "-")

    def until(self, text, seconds=10):
        end = time.monotonic() + seconds
        while text not in self.everything():
            assert time.monotonic() < end, self.everything()
            time.sleep(0.1)
