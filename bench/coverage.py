"""How much of a text the reader accounts for: every character in exactly one place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex


@dataclass(frozen=True)
class Coverage:
    """Characters other than white space, by how many provisions and artefacts they are in."""

    once: int
    never: int
    twice: int

    @property
    def share(self) -> float:
        """Give the share of characters in exactly one provision or artefact."""
        total = self.once + self.never + self.twice
        return self.once / total if total else 1.0


def coverage(dossier: Dossier) -> Coverage:
    """Count for each character how many provisions and artefacts claim it."""
    claims = bytearray(len(dossier.text))
    spans = [span for provision in dossier.provisions for span in provision.spans]
    spans += [(artefact.start, artefact.end) for artefact in dossier.artefacts]
    for start, end in spans:
        for position in range(start, min(end, len(claims))):
            claims[position] = min(claims[position] + 1, 2)
    counted = [0, 0, 0]
    for claim, character in zip(claims, dossier.text, strict=True):
        if not character.isspace():
            counted[claim] += 1
    return Coverage(once=counted[1], never=counted[0], twice=counted[2])


def gaps(dossier: Dossier) -> int:
    """Count the provisions whose number does not follow that of the one before."""
    index = ProvisionIndex(dossier.provisions)
    groups: dict[tuple[str, Provision | None, str], list[str]] = {}
    for provision in dossier.provisions:
        if provision.label_norm is not None:
            key = (provision.instrument, index.parent(provision), provision.kind)
            groups.setdefault(key, []).append(provision.label_norm)
    return sum(_steps_missed(labels) for labels in groups.values())


def _steps_missed(labels: list[str]) -> int:
    return sum(not _follows(before, after) for before, after in pairwise(labels))


def _follows(before: str, after: str) -> bool:
    if after in {"1", "a", "A"}:
        return True  # another list begins
    if before.isdigit() and after.isdigit():
        return int(after) == int(before) + 1
    if len(before) == len(after) == 1 and before.isalpha() and after.isalpha():
        skipped = {("n", "ñ"), ("ñ", "o"), ("j", "l"), ("v", "x"), ("x", "z")}
        return ord(after) == ord(before) + 1 or (before.lower(), after.lower()) in skipped
    return True
