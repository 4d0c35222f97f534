"""A file nobody trusts read wholly: text, dossier, records and now and then Akoma Ntoso."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from compromiso.exchange.akn import to_akn
from compromiso.exchange.records import to_records
from compromiso.intake.limits import LIMITS as USUAL
from compromiso.intake.limits import MIB
from compromiso.intake.readers import read_any
from compromiso.model.dossier import Dossier
from compromiso.text.reading.progress import Progress, silently

LIMITS: Final = replace(USUAL, memory=512 * MIB, cpu_s=2, wall_s=2.5, scan_wall_s=0.0)
"""Tighter than in use: a hostile file may hold nobody for three seconds, scans included."""


def read_wholly(content: bytes, name: str, progress: Progress = silently) -> bytes:
    """Give the text of a file and the records found in it; raise what is wrong with either."""
    dossier = read_any(content, name, progress)
    check(dossier)
    records = (
        json.dumps(record, ensure_ascii=False, allow_nan=False) for record in to_records(dossier)
    )
    told = "\n".join((dossier.text, *records)).encode("utf-8")
    if len(content) % 10 == 0:
        to_akn(dossier)
    return told


def check(dossier: Dossier) -> None:
    """Raise AssertionError where a dossier is empty without a word or points outside its text."""
    if not dossier.text.strip():
        assert dossier.issues, "empty in silence"
    length = len(dossier.text)
    for provision in dossier.provisions:
        assert 0 <= provision.start <= provision.end <= provision.subtree_end <= length, provision
    for found in (*dossier.citations, *dossier.commitments, *dossier.tasks, *dossier.figures):
        assert 0 <= found.start <= found.end <= length, found
