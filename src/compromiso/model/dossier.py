"""Everything the register can be told about one file."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.citation import Citation
from compromiso.model.commitment import Commitment
from compromiso.model.figure import Figure
from compromiso.model.instrument import Instrument
from compromiso.model.meeting import Meeting
from compromiso.model.programme_line import ProgrammeLine
from compromiso.model.progress_report import ProgressReport
from compromiso.model.provision import Provision
from compromiso.model.source import Source
from compromiso.model.task import Task

EXTRACTOR = "compromiso.text@0.1.0"
"""Who proposes: the reader and its version, written with every proposal in the ledger."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A file, its canonical text, and all that was read in it, in document order."""

    source: Source
    text: str
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    citations: tuple[Citation, ...] = ()
    programme_lines: tuple[ProgrammeLine, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    tasks: tuple[Task, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    figures: tuple[Figure, ...] = ()
    reports: tuple[ProgressReport, ...] = ()
    issues: tuple[Issue, ...] = ()
    extractor: str = EXTRACTOR
