"""Rows of measurements, their aims, and how they are printed."""

COLUMNS = ("what", "limber", "beside", "ratio", "aim", "")
WIDTHS = (46, 16, 26, 8, 8, 6)


def duration(seconds):
    """A duration as a person reads it, with three digits."""
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if abs(seconds) >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return "0 s"


def mebibytes(kibibytes):
    return "not known" if kibibytes is None else f"{kibibytes / 1024:.3g} MiB"


class Report:
    """Prints rows under headings as they come, and keeps count of the aims."""

    def __init__(self):
        self.met = 0
        self.missed = []

    def heading(self, title, note=""):
        print(f"\n## {title}")
        if note:
            print(note)
        print()
        self._line(COLUMNS)
        self._line(tuple("-" * width for width in WIDTHS))

    def row(self, what, limber, beside="", ratio=None, aim=None):
        """One measurement. `ratio` is limber's over the other's, and `aim` the most it may be."""
        verdict = ""
        if aim is not None and ratio is not None:
            verdict = "met" if ratio <= aim else "missed"
            if ratio <= aim:
                self.met += 1
            else:
                self.missed.append(f"{what}: {ratio:.3g}, the aim is {aim:.3g}")
        self._line(
            (
                what,
                limber,
                beside,
                "" if ratio is None else f"{ratio:.3g}",
                "" if aim is None else f"<= {aim:.3g}",
                verdict,
            )
        )

    def memory(self, what, limber, beside, aim):
        """One row of memory in KiB; either may be None where it cannot be measured."""
        ratio = limber / beside if limber and beside else None
        self.row(what, mebibytes(limber), mebibytes(beside), ratio, aim)

    def absent(self, what, reason):
        print(f"{what}: not measured, {reason}", flush=True)

    def print_summary(self):
        print(f"\n{self.met} aims met, {len(self.missed)} missed")
        for line in self.missed:
            print(f"  missed: {line}")

    @staticmethod
    def _line(cells):
        padded = (f"{cell:{width}}" for cell, width in zip(cells, WIDTHS))
        print(" ".join(padded).rstrip(), flush=True)
