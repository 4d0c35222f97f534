"""Documents that exist in several languages laid side by side, and provisions cut out of one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench.material import ROOT, SHARED
from bench.tables import Cells, table
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.alignment.align import align
from compromiso.text.alignment.alignment import BASES, Alignment
from compromiso.text.dossier import read

SETS: dict[str, Sequence[Path]] = {
    "example bundle": [ROOT / f"examples/{c}/cuenca-2008.txt" for c in ("en", "es", "pt")],
    "Universal Declaration": [
        SHARED / f"corpus/udhr_1948_{c}.html" for c in ("en", "es", "fr", "pt")
    ],
    "Los Angeles Declaration": [
        SHARED / f"corpus/la_declaration_2022_{c}.md" for c in ("en", "es", "fr", "pt")
    ],
    "CEDAW": [
        SHARED / "corpus/un_a_res_34_180_cedaw_1979_en.txt",
        SHARED / "corpus/cedaw_1979_es.md",
    ],
}
CUT = 20
"""How many provisions are cut out of a document, one at a time."""
SHORTEST = 40
KINDS = frozenset({"paragraph", "point", "bullet", "subpoint", "subparagraph", "recital"})
HEAD = ("document", "languages", "paired", "of", "rests on", "to look at", "cut out and missed")


def alignment_part() -> str:
    """Lay the documents side by side, two languages at a time."""
    rows = [row for name, paths in SETS.items() for row in _rows(name, paths)]
    told = (
        "Paired: provisions with a counterpart, on either side. Cut out: so many provisions taken "
        "out of the second text one at a time, so many of them then found to be missing, so many "
        "others wrongly."
    )
    return f"## Two languages side by side\n\n{told}\n\n{table(HEAD, rows)}"


def _rows(name: str, paths: Sequence[Path]) -> Iterator[Cells]:
    opened = [read(path.read_bytes(), path.name) for path in paths]
    for one, other in combinations(opened, 2):
        found = align(one, other)
        languages = f"{one.instruments[-1].language}-{other.instruments[-1].language}"
        rests = Counter(pair.basis for pair in found.pairs)
        issues = Counter(issue.code for issue in found.issues)
        yield (
            name, languages,
            f"{len({p.one.ref for p in found.pairs})} + {len({p.other.ref for p in found.pairs})}",
            f"{_held(found, one)} + {_held(found, other)}",
            ", ".join(f"{rests[basis]} {basis}" for basis in BASES),
            ", ".join(f"{n} {code}" for code, n in sorted(issues.items())) or "nothing",
            _cut_out(found),
        )  # fmt: skip


def _held(found: Alignment, dossier: Dossier) -> int:
    """Count the provisions of the instruments that are paired."""
    paired = {i.one.id if dossier is found.one else i.other.id for i in found.instruments}
    return sum(p.instrument in paired for p in dossier.provisions)


def _cut_out(whole: Alignment) -> str:
    """Take provisions out of the second text one at a time and see which are missed."""
    answers = {pair.other.ref: pair.one for pair in whole.pairs}
    known = {p.ref for paired in whole.instruments for p in paired.only_in_one}
    last = [p for p in whole.other.provisions if p.ref in answers and _may_go(p)]
    right = wrong = 0
    name = Path(whole.other.source.name).with_suffix(".txt").name
    drawn = random.Random(7).sample(last, min(CUT, len(last)))  # noqa: S311
    for provision in drawn:
        text = _without(whole.other.text, provision)  # as plain text, whatever it was
        found = align(whole.one, read(text.encode(), name))
        missed = {p.ref for paired in found.instruments for p in paired.only_in_one} - known
        right += answers[provision.ref].ref in missed
        wrong += len(missed - {answers[provision.ref].ref})
    return f"{right} of {len(drawn)}, {wrong} wrongly"


def _may_go(provision: Provision) -> bool:
    is_last = provision.subtree_end == provision.end
    return is_last and provision.kind in KINDS and provision.end - provision.start > SHORTEST


def _without(text: str, provision: Provision) -> str:
    start, end = text.rfind("\n", 0, provision.start), text.find("\n", provision.end)
    return text[: max(start, 0)] + text[end if end >= 0 else len(text) :]
