"""An alignment as people read it: what is paired, in numbers, and each place where it differs."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from textwrap import shorten, wrap
from typing import Final

from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.text.alignment.alignment import BASES, Alignment, InstrumentPair, Pair
from compromiso.text.alignment.telling import called

NARROWEST: Final = 60
MARGIN: Final = " " * 4
TITLE: Final = 70


def told(alignment: Alignment) -> Iterator[str]:
    """Yield the lines that tell an alignment, none wider than the terminal."""
    width = max(shutil.get_terminal_size().columns, NARROWEST)
    for paired in alignment.instruments:
        yield from wrap(_titles(paired), width)
        yield from _line(_numbers(paired), width)
        yield from _line(paired.reason, width)
    one, other = alignment.one, alignment.other
    sides = ((one, other, alignment.issues_of_one), (other, one, alignment.issues_of_other))
    if not alignment.issues:
        yield ""
        yield "No difference: each provision of either text has its counterpart."
    for dossier, beside, issues in sides:
        if issues:
            yield ""
            yield f"{called(dossier, beside)}: {len(issues)} to look at"
        for issue in issues:
            yield from _line(f"{_where(dossier, issue)} {issue.message} ({issue.code})", width)


def _titles(paired: InstrumentPair) -> str:
    titles = (paired.one.title, paired.other.title)
    return " = ".join(f"“{shorten(title, TITLE, placeholder=' …')}”" for title in titles)


def _numbers(paired: InstrumentPair) -> str:
    rests = Counter(pair.basis for pair in paired.pairs)
    by = ", ".join(f"{rests[basis]} by {basis}" for basis in BASES if rests[basis])
    ours = _share(paired.pairs, paired, one=True)
    theirs = _share(paired.pairs, paired, one=False)
    return f"{ours} and {theirs} provisions paired: {by or 'none'}."


def _share(pairs: tuple[Pair, ...], paired: InstrumentPair, *, one: bool) -> str:
    """Give how many provisions of one side have a counterpart, of how many."""
    held = len({(pair.one if one else pair.other).ref for pair in pairs})
    alone = len(paired.only_in_one if one else paired.only_in_other)
    return f"{held} of {held + alone}"


def _where(dossier: Dossier, issue: Issue) -> str:
    return f"line {dossier.text.count(chr(10), 0, issue.start or 0) + 1}:"


def _line(words: str, width: int) -> list[str]:
    return wrap(words, width, initial_indent=MARGIN, subsequent_indent=MARGIN + "  ")
