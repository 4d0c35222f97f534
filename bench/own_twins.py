"""The PDF of a document whose text was read by a person: the same paths, the same first words.

The positions of the gold are those of the text; in the PDF a provision is found by its path and is
right if it begins with the words that the person wrote down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.gold import folded
from bench.material import Row
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.dossier import read

WORDS = 4
"""How many words have to agree: fewer than were written down, as a line may break a word."""
WORD = re.compile(r"[^\W_]+")


@dataclass
class TwinScore:
    """How many labelled provisions stand in the PDF under their path, and which do not."""

    labelled: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)


def twin_of(source: Path) -> Path | None:
    """Give the PDF beside a text of the same name, where there is one."""
    twin = source.with_suffix(".pdf")
    return twin if source.suffix != ".pdf" and twin.is_file() else None


def score_twin(source: Path, rows: Iterable[Row]) -> TwinScore:
    """Score the PDF on the labelled provisions written down for its text."""
    dossier = read(source.read_bytes(), source.name)
    held: dict[tuple[str, ...], list[Provision]] = {}
    for provision in dossier.provisions:
        if provision.label is not None:
            held.setdefault(folded(provision.path), []).append(provision)
    scored = TwinScore()
    for row in rows:
        if row["label"] is None or row.get("optional") or "first_words" not in row:
            continue
        scored.labelled += 1
        paths = [folded(tuple(path)) for path in (row["path"], *row.get("also", ()))]
        found = [provision for path in paths for provision in held.get(path, ())]
        if any(_begins(dossier, provision, row["first_words"]) for provision in found):
            scored.right += 1
        else:
            scored.wrong.append(" > ".join(row["path"]))
    return scored


def _begins(dossier: Dossier, provision: Provision, words: str) -> bool:
    """Say whether the words after the label are those written down, marks and case aside."""
    wanted = WORD.findall(words.casefold())[:WORDS]
    room = len(provision.label or "") + 2 * len(words) + 40
    read_ = WORD.findall(dossier.text[provision.start : provision.start + room].casefold())
    label = WORD.findall((provision.label or "").casefold())
    return wanted in (read_[: len(wanted)], read_[len(label) :][: len(wanted)])
