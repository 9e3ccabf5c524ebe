"""The checks: what keys do, how a terminal is given back, and who it belongs to."""

from . import keys, leaving, jobs, ratings, sizes  # noqa: F401
