"""The page that plays a routine, in Chromium, steered by its driver."""

from . import looks, playing, results, sheets  # noqa: F401
