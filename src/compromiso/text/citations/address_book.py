"""Provisions found by what a reference prints: labels, unit words and its own place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations

from compromiso.model.provision import Path, Provision
from compromiso.model.structure import Structure
from compromiso.text.citations.grammar import LAST
from compromiso.text.citations.treaty_names import plain

CONTAINERS = frozenset({"annex", "part", "title", "chapter", "section"})
ROOTED = CONTAINERS | {"article", "objective", "goal", "target", "recommendation"}
COUNTED = frozenset({"paragraph", "subparagraph"})
NEVER_PARAGRAPHS = ROOTED | {"session", "row", "subject_area"}
BY_LETTER = frozenset({"point", "subparagraph"})
SAME_KIND = {
    "goal": frozenset({"goal", "objective"}),
    "objective": frozenset({"goal", "objective"}),
    "point": frozenset({"point", "subpoint", "item"}),
    "subparagraph": frozenset({"subparagraph", "point", "subpoint"}),
    "paragraph": frozenset({"paragraph", "subparagraph"}),
}
LOOSE = frozenset({"section"})
"""Units that texts cite by and do not print."""
ORDINAL_MARK = re.compile(r"\.?[ºª°]$")
SOLE = frozenset({"unico", "unica", "unique", "sole", "single"})
"""Labels of the only article or paragraph, which counts as the first."""
LATE = re.compile(
    r"(?:^| )(\d{1,4}|[ivxlc]{1,7}) (bis|ter|quater|quinquies|sexies|septies|octies)$"
)
ROMANS = (
    "",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)


Scored = tuple[tuple[int, ...], Provision]
"""A provision, and how far it is from what a reference says: the less the better."""


class AddressBook:
    """Looks provisions up by the labels of a reference, within one instrument at a time."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self._by_label: dict[tuple[str, str], list[tuple[Path, Provision]]] = {}
        self._paths: dict[tuple[str, str], Path] = {}
        self.kinds: dict[str, set[str]] = {}
        self._heads: Mapping[str, frozenset[str]] | None = None
        for provision in structure.provisions:
            if provision.label_norm is None:
                continue
            path = tuple(map(tag, provision.path))
            self._paths[provision.instrument, provision.eid] = path
            if path:
                self._by_label.setdefault((provision.instrument, path[-1]), []).append(
                    (path, provision)
                )
            self.kinds.setdefault(provision.instrument, set()).add(provision.kind)

    def path(self, provision: Provision) -> Path:
        """Give the path of a labelled provision with its labels as references print them."""
        return self._paths.get((provision.instrument, provision.eid)) or tuple(
            tag(label) for label in provision.path
        )

    def find(
        self, instrument: str, labels: Path, units: tuple[str | None, ...], host: Provision | None,
        *, exactly: bool = False,
    ) -> list[Provision]:  # fmt: skip
        """List the provisions that the labels may mean, all equally good; none if there is none.

        `units` are the kinds of unit printed, outermost first; `host` is given when the reference
        may leave out the provisions that it stands in itself. `exactly` allows no step left out.
        """
        for wanted in spellings(labels, units[-1]):
            found = self._nearest(instrument, wanted, units, host, exactly=exactly)
            if found:
                return found
        known = self.kinds.get(instrument, ())
        if units[0] in LOOSE and labels and (units[0] not in known or "." in labels[0]):
            return self._at_root(instrument, labels, units)
        return []

    def _at_root(
        self, instrument: str, labels: Path, units: tuple[str | None, ...]
    ) -> list[Provision]:
        """List what "section 2" means in a text whose first numbers are called by no word."""
        for wanted in spellings(labels, units[-1]):
            loosely, dotted = (None, *units[1:]), "." in wanted[0]
            found = self._nearest(instrument, wanted, loosely, None, exactly=not dotted)
            kept = [p for p in found if dotted or len(self.path(p)) == len(wanted)]
            if kept:
                return kept
        return []

    def shuffled(
        self, instrument: str, labels: Path, units: tuple[str | None, ...]
    ) -> list[Provision]:
        """List the provisions that the labels may mean in another order than they are printed."""
        if not 1 < len(labels) <= 3 or len(units) < 2:
            return []
        for order in permutations(labels):
            loosely = (*units[:-1], None)
            found = self._nearest(instrument, tuple(map(tag, order)), loosely, None, exactly=True)
            if found:
                return found
        return []

    def _nearest(
        self, instrument: str, wanted: Path, units: tuple[str | None, ...], host: Provision | None,
        *, exactly: bool,
    ) -> list[Provision]:  # fmt: skip
        unit = units[-1] if len(wanted) == len(units) else None
        rooted = host is None or (units[0] in ROOTED and units[0] != "article")
        around = self.path(host) if host is not None else ()
        scored: list[Scored] = []
        for path, provision in self._by_label.get((instrument, wanted[-1]), ()):
            gaps = _gaps(path, wanted)
            if gaps is None or not self._is_unit(provision, unit):
                continue
            if len(wanted) == len(units) or self._heads_with(provision, gaps, wanted, units[0]):
                scored.append((_distance(path, wanted, gaps, around, rooted=rooted), provision))
        if not scored:
            return []
        if len(scored) > 1:
            scored = self._sifted(scored, units, len(wanted), None if rooted else host)
        best = min(score for score, _ in scored)
        if exactly and any(best[:2]):
            return []
        found = [provision for score, provision in scored if score == best]
        if not rooted and best[1] and (len(found) > 1 or self._is_local(found[0], host, units)):
            return []
        return found if best[0] == 0 or len(found) == 1 else []

    def _sifted(
        self,
        scored: list[Scored],
        units: tuple[str | None, ...],
        depth: int,
        host: Provision | None,
    ) -> list[Scored]:
        """Leave out what the printed unit cannot be where others can: all, if none can."""
        kept: list[Scored] = []
        if units[0] == "article" and depth > 1:
            kept = [(score, p) for score, p in scored if self._is_of_article(p)]
        elif units == ("paragraph",) and depth == 1 and host is not None:
            kept = [(s, p) for s, p in scored if p.kind == "paragraph" and _beside(p, host)]
        return kept or scored

    def _is_of_article(self, provision: Provision) -> bool:
        """Tell what stands in an article or annex from a paragraph of the text it is annexed to."""
        return any(p.kind in ("article", "annex") for p in self._line(provision))

    def _is_unit(self, provision: Provision, unit: str | None) -> bool:
        """Tell whether a provision can be what the unit word says."""
        if unit in ROOTED:
            return provision.kind in SAME_KIND.get(unit or "", frozenset({unit}))
        return unit is None or provision.kind not in NEVER_PARAGRAPHS

    def _heads_with(self, provision: Provision, gaps: int, wanted: Path, unit: str | None) -> bool:
        """Tell whether the outermost label is not an article's, where a paragraph is cited."""
        if unit in ROOTED or unit is None or len(wanted) == 1:
            return True
        line = [p for p in self._line(provision) if p.label is not None]
        place = len(wanted) + gaps
        return place > len(line) or line[place - 1].kind != "article"

    def _is_local(
        self, found: Provision, host: Provision | None, units: tuple[str | None, ...]
    ) -> bool:
        """Tell whether a paragraph is of another article than that which the host stands in."""
        if host is None or len(units) > 1 or units[0] in ROOTED or units[0] is None:
            return False
        mine = [p for p in self._line(host) if p.kind == "article"]
        theirs = [p for p in self._line(found) if p.kind == "article"]
        return bool(mine) and (not theirs or mine[0] is not theirs[0])

    def _line(self, provision: Provision) -> list[Provision]:
        return [provision, *self.structure.index.ancestors(provision)]

    def by_place(self, parent: Provision, label: str) -> list[Provision]:
        """List the paragraph without a number that an ordinal counts to: none or one."""
        children = [
            p for p in self.structure.index.children(parent) if p.kind in COUNTED
        ]  # fmt: skip
        if not children or (label != LAST and any(p.label for p in children)):
            return []
        if label == LAST:
            return children[-1:]
        return children[int(label) - 1 : int(label)] if label.isdecimal() and label != "0" else []

    def recital(self, instrument: str, label: str) -> list[Provision]:
        """List the paragraph of the preamble of that number or place: none or one."""
        rows = [
            p for p in self.structure.provisions
            if p.instrument == instrument and p.kind == "recital"
        ]  # fmt: skip
        labelled = [p for p in rows if p.label_norm and tag(p.label_norm) == tag(label)]
        if labelled or any(p.label for p in rows):
            return labelled[:1]
        if label == LAST:
            return rows[-1:]
        return rows[int(label) - 1 : int(label)] if label.isdecimal() and label != "0" else []

    def above(self, host: Provision, unit: str | None) -> Provision | None:
        """Give the provision of that kind that the host stands in, the host itself included."""
        same = SAME_KIND.get(unit or "", frozenset({unit}))
        line = [host, *self.structure.index.ancestors(host)]
        labelled = [p for p in line if p.label is not None]
        for provision in labelled:
            if provision.kind in same:
                return provision
        if unit != "paragraph":
            return None
        numbered = (p for p in labelled if (p.label_norm or "").isdecimal())
        return next((p for p in numbered if p.kind not in NEVER_PARAGRAPHS), None)

    def labelled(self, host: Provision) -> Provision | None:
        """Give the host, or the nearest provision above it that has a label."""
        line = [host, *self.structure.index.ancestors(host)]
        return next((p for p in line if p.label is not None), None)

    def listed(self, provision: Provision) -> tuple[Provision, ...]:
        """List the labelled provisions beside this one, itself included, in document order."""
        return tuple(p for p in self.structure.index.siblings(provision) if p.label is not None)

    def same_run(self, host: Provision, found: list[Provision]) -> list[Provision]:
        """Keep those of the host's own numbering run, where a file restarts its articles."""
        if len(found) < 2 or len({self.path(p) for p in found}) > 1:
            return found
        instrument = found[0].instrument
        first = (p for label in ("1", "i") for _, p in self._by_label.get((instrument, label), ()))
        starts = sorted(p.start for p in first if p.kind == "article")
        here = max(bisect_right(starts, host.start), 1)
        alike = [p for p in found if max(bisect_right(starts, p.start), 1) == here]
        return alike or found

    def between(self, first: Provision, last: Provision) -> tuple[Provision, ...]:
        """List the provisions of a range, both ends included; only the ends if no siblings."""
        alike = [
            p for p in self.structure.provisions
            if p.instrument == first.instrument and p.label is not None
            and p.kind == first.kind and p.path[:-1] == first.path[:-1]
            and first.start <= p.start <= last.start
        ]  # fmt: skip
        return tuple(alike) if last in alike and first in alike else (first, last)

    def heads(self) -> Mapping[str, frozenset[str]]:
        """Give the labels of provisions with lettered points, and the instruments they are in."""
        if self._heads is None:
            self._heads = self._found_heads()
        return self._heads

    def _found_heads(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for provision in self.structure.provisions:
            label = provision.label_norm
            if label and len(label) == 1 and label.isalpha() and len(provision.path) > 1:
                head = tag(provision.path[-2])
                if head.isdecimal():
                    found.setdefault(head, set()).add(provision.instrument)
        return {head: frozenset(instruments) for head, instruments in found.items()}


def _beside(provision: Provision, host: Provision) -> bool:
    """Tell whether a paragraph stands in the article that the host stands in."""
    return len(provision.path) > 1 and provision.path[:1] == host.path[:1]


@lru_cache(maxsize=4096)
def tag(label: str) -> str:
    """Give a label as references print it: 'Título III' is iii, 'L' is l."""
    folded = plain(ORDINAL_MARK.sub("", label)).strip()
    late = LATE.search(folded) if " " in folded else None
    if late is not None:
        return late[1] + late[2]
    last = folded.rsplit(" ", 1)[-1] if " " in folded else folded
    return last if " " not in folded or len(last) <= 6 else folded


def spellings(labels: Path, unit: str | None) -> Iterator[Path]:
    """Yield the ways to read printed labels: as they are, dots as steps, roman for arabic."""
    whole = tuple(tag(label) for label in labels)
    yield whole
    if not SOLE.isdisjoint(whole):
        yield tuple("1" if label in SOLE else label for label in whole)
    steps = tuple(step for label in whole for step in label.split("."))
    if steps != whole:
        yield steps
    if "." in whole[0]:  # "Article 4.2" where article 4 holds paragraph 4.2
        yield (whole[0].partition(".")[0], *whole)
    if len(whole) > 1 and whole[0].isdecimal() and len(whole[1]) == 1 and whole[1].isalpha():
        yield (whole[0] + whole[1], *whole[2:])
    if unit in BY_LETTER:
        return
    if whole[0] in ROMANS:
        yield (str(ROMANS.index(whole[0])), *whole[1:])
    elif whole[0].isdecimal() and int(whole[0]) < len(ROMANS):
        yield (ROMANS[int(whole[0])], *whole[1:])


def _gaps(path: Path, wanted: Path) -> int | None:
    """Count the labels that a reference leaves out between its own; None if it does not fit."""
    if not path or path[-1] != wanted[-1]:
        return None
    if len(wanted) == 1:
        return 0
    i, first = len(path) - 1, len(path) - 1
    for label in reversed(wanted):
        while i >= 0 and path[i] != label:
            i -= 1
        if i < 0:
            return None
        first, i = i, i - 1
    return len(path) - first - len(wanted)


def _distance(
    path: Path, wanted: Path, gaps: int, around: Path, *, rooted: bool
) -> tuple[int, ...]:
    """Say how far a provision is from what is meant: the nearest list first, else the root."""
    above = len(path) - len(wanted) - gaps
    if rooted:
        return (gaps, above)
    shared = path[:above] == around[:above]
    if not shared or above > len(around):
        return (gaps, 1, above)
    levels_up = len(around) - 1 - above
    return (gaps, 0, levels_up if levels_up >= 0 else 0, 1 if levels_up < 0 else 0)
