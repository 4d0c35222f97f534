"""How much one document may cost before it is given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may weigh and what reading it may cost.

    `memory` is what the reading may take beyond the program itself; `cpu_s` is time of the
    processor, `wall_s` time on the clock, waiting included; `parts` is how many provisions,
    citations and other records may be read in it. Each page whose text is recognised in a picture
    (`scans` of them at most) may take `scan_wall_s` more on the clock, and the program that does
    it has `cpu_s` of its own for each page.
    """

    file_bytes: int = 50 * MIB
    memory: int = 1024 * MIB
    cpu_s: int = 60
    wall_s: float = 120.0
    answer_bytes: int = 512 * MIB
    parts: int = 50_000
    scans: int = 500
    scan_wall_s: float = 30.0


LIMITS: Final = Limits()
"""What holds unless a test says otherwise."""
