"""The checks of how doses grow."""

from . import lives  # noqa: F401
