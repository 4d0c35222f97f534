"""Which lines are headings that bear no number."""

from __future__ import annotations

from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import whole

HEADING_LENGTH, NAMED_HEAD, TITLE_LENGTH = 110, 30, 90


def is_heading(line: Line) -> bool:
    """Say whether an unnumbered line is a heading: marked, in capitals, or bold and alone."""
    if line.bullet or len(line.words) > HEADING_LENGTH + 6:
        return False
    words = line.words.rstrip("*_# ")
    if not words or len(words) > HEADING_LENGTH or "\t" in words:
        return False
    if line.hashes:
        return True
    if words[-1] not in ".;,:" and (words.isupper() or (line.bold and line.words[-1] in "*_")):
        return words[0].isupper()
    return len(words) < NAMED_HEAD and bool(whole("heads", "preamble").fullmatch(words))


def is_title_like(line: Line, above: Line | None) -> bool:
    """Say whether a line without any mark may be a heading: short, alone, and no sentence."""
    words = line.words
    if line.bullet or not line.blanks or len(words) > TITLE_LENGTH or "\t" in words:
        return False
    return words[0].isupper() and words[-1].isalnum() and above is not None and above.closed
