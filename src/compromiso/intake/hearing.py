"""What a worker says on its way: which page it has come to, and at last its answer."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field
from typing import Final

from compromiso.intake.limits import Limits
from compromiso.text.reading.progress import Progress

STEP: Final = struct.Struct(">cII")
MARK: Final = b"P"
"""How a step begins; no pickled answer begins so."""


def say_step(outlet: int, number: int, count: int) -> None:
    """Say to the parent that a page is begun."""
    os.write(outlet, STEP.pack(MARK, number, count))


@dataclass(slots=True)
class Hearing:
    """The bytes of a worker, its steps taken out of them as they come; what stays is its answer."""

    limits: Limits
    progress: Progress
    answer: bytearray = field(default_factory=bytearray)
    pages: int = 0

    def take(self, chunk: bytes) -> int:
        """Hear a chunk; give how many pages were begun in it, each of which may take its time."""
        self.answer += chunk
        before = self.pages
        while self.answer[:1] == MARK and len(self.answer) >= STEP.size:
            _, number, count = STEP.unpack_from(self.answer)
            del self.answer[: STEP.size]
            self._step(number, count)
        return self.pages - before

    def _step(self, number: int, count: int) -> None:
        """Pass a step on, if it is the next one and within the limit: a worker may be broken."""
        if number == self.pages + 1 and number <= min(count, self.limits.scans):
            self.pages = number
            self.progress(number, count)
