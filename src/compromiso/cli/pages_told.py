"""Which page is being recognised, told on a terminal while it takes its time."""

from __future__ import annotations

import sys
from pathlib import Path

from compromiso.text.reading.progress import Progress, silently


def pages_of(file: Path) -> Progress:
    """Give what tells of the pages of a file on the standard error, if a person looks at it."""
    if not sys.stderr.isatty():
        return silently

    def told(number: int, count: int) -> None:
        end = "\n" if number == count else ""
        print(f"\r{file.name}: recognising page {number} of {count}", end=end, file=sys.stderr)

    return told
