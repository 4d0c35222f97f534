"""The nouns as tables, one a file."""

from __future__ import annotations

from compromiso.register.models.actor import Actor
from compromiso.register.models.artefact import Artefact
from compromiso.register.models.citation import Citation, CitationTarget
from compromiso.register.models.commitment import Commitment, CommitmentActor, CommitmentTheme
from compromiso.register.models.document_issue import DocumentIssue
from compromiso.register.models.expression import Expression
from compromiso.register.models.figure import Figure
from compromiso.register.models.finding_decision import FindingDecision
from compromiso.register.models.instrument import Instrument
from compromiso.register.models.ledger_entry import LedgerEntry
from compromiso.register.models.meeting import Meeting
from compromiso.register.models.programme_line import ProgrammeLine
from compromiso.register.models.progress_report import ProgressReport
from compromiso.register.models.provision import Provision
from compromiso.register.models.search_entry import SearchEntry
from compromiso.register.models.source import Source
from compromiso.register.models.task import Task
from compromiso.register.models.upload import Upload

__all__ = [
    "Actor", "Artefact", "Citation", "CitationTarget", "Commitment", "CommitmentActor",
    "CommitmentTheme", "DocumentIssue", "Expression", "Figure", "FindingDecision", "Instrument",
    "LedgerEntry", "Meeting", "ProgrammeLine", "ProgressReport", "Provision", "SearchEntry",
    "Source", "Task", "Upload",
]  # fmt: skip
