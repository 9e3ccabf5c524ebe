"""The checks: what keys do, how a terminal is given back, who it belongs to, and what happens away from it."""

from . import away, keys, leaving, jobs, ratings, sizes, starting  # noqa: F401
