"""The checks: what steers a session and what it shows, the libraries it stands on, and other players."""

from . import keys, libraries, others  # noqa: F401
