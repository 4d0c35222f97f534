"""How far a run is, in one line on the standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, TextIO

from compromiso.bulk.batches import REFUSED

EVERY_S: Final = 10.0
"""How often a line is written where no terminal shows it."""


@dataclass
class Progress:
    """What is done of a run; told on a terminal in place, elsewhere as a line now and then."""

    total: int
    out: TextIO = field(default_factory=lambda: sys.stderr)
    passed: int = 0
    became: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)
    told_at: float = 0.0

    def note(self, became: Counter[str], passed: int = 0) -> None:
        """Count what became of some files, and those that an earlier run had read."""
        self.became += became
        self.passed += passed
        self._tell()

    def line(self) -> str:
        """Say how many of how many, how fast, how long it will take and how many were refused."""
        took = max(time.monotonic() - self.started, 1e-6)
        now = self.became.total()
        rate = now / took
        done = now + self.passed
        left = f"{_clock((self.total - done) / rate)} left" if rate else "-"
        refused = self.became[REFUSED]
        return f"{done} of {self.total}, {rate:.0f} a second, {left}, {refused} refused"

    def _tell(self) -> None:
        now = time.monotonic()
        if self.out.isatty():
            print(f"\r{self.line():<70}", end="", file=self.out, flush=True)
        elif now - self.told_at >= EVERY_S:
            self.told_at = now
            print(self.line(), file=self.out, flush=True)

    def end(self) -> None:
        """Write the last line for good."""
        print(f"\r{self.line():<70}" if self.out.isatty() else self.line(), file=self.out)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return (
        f"{hours} h {minutes} min"
        if hours
        else f"{minutes} min {rest} s"
        if minutes
        else f"{rest} s"
    )
