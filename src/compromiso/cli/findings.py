"""The findings of an audit as people read them: grouped, with the words and what fits better."""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from textwrap import shorten, wrap
from typing import Final

from compromiso.linking.finding import KINDS, Audit, Difference, Finding
from compromiso.linking.opened import Quoted
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Path

MEANINGS: Final[Mapping[str, str]] = {
    "dangling": "nothing of that number is held",
    "suspect": "it exists, but the citing words fit another provision better",
    "repaired": "misprinted or misread, and read right",
    "ambiguous": "it may mean several provisions",
    "misquoted": "quoted in other words than those printed",
    "uncited": "no citation leads here",
    "same-task-two-bodies": "the same task is given to several bodies",
    "sibling-gap": "a number is skipped or repeated",
}
CANDIDATES: Final = {"dangling": "nearest", "suspect": "better"}
"""What the other provisions of a finding are to it, where they are more than another reading."""

CITED: Final = {"same-task-two-bodies": "given in"}

NARROWEST: Final = 60
MARGIN: Final = " " * 4
LABEL: Final = 9
BEFORE: Final = 110
AFTER: Final = 70
EXCERPT: Final = 220


def told(audit: Audit, dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Yield the lines that tell an audit, none wider than the terminal."""
    teller = Teller({dossier.source.sha256: dossier for dossier in dossiers})
    if not audit.findings:
        yield "Nothing to look at."
    for kind in KINDS:
        findings = audit.of_kind(kind)
        if findings:
            yield from wrap(f"{kind}: {len(findings)} ({MEANINGS[kind]})", teller.width)
            yield from teller.uncited(findings) if kind == "uncited" else teller.each(findings)
            yield ""


class Teller:
    """Lays findings out, with the words around them in their document."""

    def __init__(self, dossiers: Mapping[str, Dossier]) -> None:
        self.dossiers = dossiers
        self.lines: dict[str, list[int]] = {}

    @cached_property
    def width(self) -> int:
        """Give the width of the terminal."""
        return max(shutil.get_terminal_size().columns, NARROWEST)

    def uncited(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Yield a line for each provision that nothing cites, under the reason they share."""
        for reason, alike in groupby(findings, key=lambda finding: finding.reason):
            yield f"  {reason}"
            for finding in alike:
                words = f"{self._where(finding)} {_told(finding.cited[0])}"
                yield MARGIN + shorten(words, self.width - len(MARGIN), placeholder=" …")

    def each(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Yield the lines of each finding in turn."""
        for finding in findings:
            yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        anchor = finding.anchors[0]
        first = f"  {self._where(finding)} {_shown(anchor.quote)}"
        yield from wrap(first, self.width, subsequent_indent=MARGIN)
        if len(finding.anchors) > 1 and finding.kind != "same-task-two-bodies":
            yield from self._row("words", self._around(finding))
        yield from self._quotes(CITED.get(finding.kind, "cited"), finding.cited)
        yield from self._quotes(CANDIDATES.get(finding.kind, "or"), finding.candidates)
        for difference in finding.differences:
            yield from self._row("differs", _difference(difference))
        yield from self._row("why", finding.reason)

    def _quotes(self, label: str, quotes: Iterable[Quoted]) -> Iterator[str]:
        for number, quoted in enumerate(quotes):
            yield from self._row("" if number else label, _told(quoted))

    def _row(self, label: str, words: str) -> list[str]:
        first = MARGIN + label.ljust(LABEL)
        return wrap(words, self.width, initial_indent=first, subsequent_indent=" " * len(first))

    def _around(self, finding: Finding) -> str:
        anchor, host = finding.anchors[:2]
        text = self.dossiers[finding.source].text
        outside = host.start > anchor.start or host.end < anchor.end
        if outside:
            return host.quote
        start, end = max(host.start, anchor.start - BEFORE), min(host.end, anchor.end + AFTER)
        before = "… " if start > host.start else ""
        after = " …" if end < host.end else ""
        return before + " ".join(text[start:end].split()) + after

    def _where(self, finding: Finding) -> str:
        return f"{finding.name}:{self._line(finding.source, finding.anchors[0].start)}"

    def _line(self, source: str, position: int) -> int:
        if source not in self.lines:
            text = self.dossiers[source].text
            self.lines[source] = [at for at, sign in enumerate(text) if sign == "\n"]
        return bisect_right(self.lines[source], position) + 1


def _told(quoted: Quoted) -> str:
    path = quoted.target.path
    words = _shown(quoted.anchor.quote)
    address = shown_address(path)
    return words if len(path) == 1 and words.startswith(address) else f"{address}: {words}"


def shown_address(path: Path) -> str:
    """Give a path as people write it; a number that repeats the one above it is told once.

    >>> shown_address(("III", "3.4", "3.4.1", "b"))
    'III.3.4.1.b'
    """
    pairs = zip(path, (*path[1:], ""), strict=True)
    return ".".join(label for label, below in pairs if not below.startswith(f"{label}."))


def _difference(difference: Difference) -> str:
    if not difference.quoted:
        return f"“{difference.printed}” is left out"
    if not difference.printed:
        return f"“{difference.quoted}” is added"
    return f"“{difference.quoted}” where “{difference.printed}” is printed"


def _shown(words: str) -> str:
    return shorten(words, EXCERPT, placeholder=" …")
