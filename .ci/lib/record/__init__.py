"""The checks, in the order in which a session meets what they are about."""

from . import ends, floods, disk, importing, book, numbers, planted, shell, screen, escaping  # noqa: F401
from . import done, ratings, resuming, doses, programmes, pain, stream, telling, faulty  # noqa: F401
