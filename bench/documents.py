"""One row for each document: what the reader makes of it, and how much of it is accounted for."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.coverage import Coverage, coverage, gaps
from bench.material import documents, is_here
from compromiso.errors import CompromisoError
from compromiso.exchange.akn import read_akn, to_akn, validate
from compromiso.model.citation import Status
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.dossier import read


@dataclass(frozen=True)
class DocumentRow:
    """What was read in one document."""

    name: str
    chars: int
    coverage: Coverage
    instruments: int
    labelled: int
    gaps: int
    citations: Counter[Status]
    commitments: int
    issues: int
    akn_faults: list[str]
    comes_back: bool
    seconds: float


def document_rows() -> Iterator[DocumentRow]:
    """Yield a row for each document; one that is refused says so and has none."""
    for path in documents():
        begun = time.process_time()
        try:
            dossier = read(path.read_bytes(), path.name)
        except CompromisoError as error:
            print(f"{path.name}: {error.code} {error.told()}")
            continue
        yield _row(path, dossier, time.process_time() - begun)


def comes_back(dossier: Dossier) -> bool:
    """Say whether Akoma Ntoso read back has the same provisions, addresses and labels."""
    back = read_akn(to_akn(dossier), "back.xml")
    return [_told(p) for p in back.provisions] == [_told(p) for p in dossier.provisions]


def _told(provision: Provision) -> tuple[object, ...]:
    return provision.ref, provision.path, provision.label, provision.kind, provision.boxes


def _row(path: Path, dossier: Dossier, seconds: float) -> DocumentRow:
    return DocumentRow(
        name=path.name if is_here() else f"{path.parent.name}/{path.name}",
        chars=dossier.source.chars,
        coverage=coverage(dossier),
        instruments=len(dossier.instruments),
        labelled=sum(provision.label is not None for provision in dossier.provisions),
        gaps=gaps(dossier),
        citations=Counter(citation.status for citation in dossier.citations),
        commitments=len(dossier.commitments),
        issues=len(dossier.issues),
        akn_faults=validate(to_akn(dossier)),
        comes_back=comes_back(dossier),
        seconds=seconds,
    )
