"""A session's display elsewhere, pedals of one's own, and programs at the socket that mean no good."""

from . import contract, hostile, pedals, screens  # noqa: F401
