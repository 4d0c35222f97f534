"""Labels of a list within a sentence that stand at the start of a line only by its breaking."""

from __future__ import annotations

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.inline import is_cited
from compromiso.text.structure.lines import Line

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
REACH = 12
"""How many broken lines of one paragraph are looked through for the label beside."""


def is_inline(candidate: Candidate, lines: list[Line], inline: set[int]) -> bool:
    """Say whether a label stands at the start of its line by chance, its list within a sentence.

    The label before it, or after it where it is the first, then stands inside the lines around;
    `inline` are the lines told so before.
    """
    line = lines[candidate.at]
    if line.blanks or line.bullet or not candidate.label.endswith(")") or not candidate.at:
        return False
    if lines[candidate.at - 1].closed and lines[candidate.at - 1].words[-1] in ".)":
        return False
    within = f"{_above(lines, candidate.at, inline)}\n{line.words}"
    within = within.replace("\u00a0", " ").replace(" (", " ")
    return any(_has_neighbour(reading, within) for reading in candidate.readings)


def _has_neighbour(reading: Reading, within: str) -> bool:
    beside = _neighbour(reading)
    if beside is None or reading.cost > 0:
        return False
    at = within.rfind(f" {beside})")
    at_a_start = max(within.rfind(f"\n{beside})"), within.rfind(f"\n({beside})"))
    return at > at_a_start and not is_cited(within, 0, at + 1)


def _neighbour(reading: Reading) -> str | None:
    """Give the label before a label, or after it where it is the first of its list."""
    count = int(reading.value) + (-1 if reading.value > 1 else 1)
    match reading.family[0]:
        case "num":
            return str(count)
        case "low" if count <= 26:
            return chr(96 + count)
        case "rom" if count <= len(ROMANS):
            return ROMANS[count - 1]
        case _:
            return None


def _above(lines: list[Line], at: int, inline: set[int]) -> str:
    """Give the lines that run on into a line; a label at their start counts if it is inline."""
    words: list[str] = []
    for i in range(at - 1, max(-1, at - REACH), -1):
        words.append((" " if i in inline else "\n") + lines[i].words)
        if lines[i].blanks or lines[i].bullet:
            break
    return "".join(reversed(words))
