"""The nouns as tables, one a file."""

from __future__ import annotations

from compromiso.register.models.account import Account
from compromiso.register.models.action import Action
from compromiso.register.models.actor import Actor
from compromiso.register.models.agreement import Agreement, Minute, Representative
from compromiso.register.models.annual_assessment import AnnualAssessment
from compromiso.register.models.api_token import ApiToken
from compromiso.register.models.artefact import Artefact
from compromiso.register.models.assignment import Assignment
from compromiso.register.models.audit_finding import AuditFinding
from compromiso.register.models.citation import Citation, CitationTarget
from compromiso.register.models.claim import Claim
from compromiso.register.models.claim_unit import ClaimTally, ClaimUnit
from compromiso.register.models.commitment import Commitment, CommitmentActor, CommitmentTheme
from compromiso.register.models.document_issue import DocumentIssue
from compromiso.register.models.expression import Expression
from compromiso.register.models.figure import Figure
from compromiso.register.models.finding_decision import FindingDecision
from compromiso.register.models.institution import Institution
from compromiso.register.models.instrument import Instrument
from compromiso.register.models.job import Job
from compromiso.register.models.kept import Kept
from compromiso.register.models.language_version import LanguageVersion
from compromiso.register.models.ledger_entry import LedgerEntry
from compromiso.register.models.link import Link
from compromiso.register.models.meeting import Meeting
from compromiso.register.models.membership import Invitation, Membership
from compromiso.register.models.milestone import Milestone
from compromiso.register.models.notice import Notice
from compromiso.register.models.passage_link import PassageLink
from compromiso.register.models.programme_line import ProgrammeLine
from compromiso.register.models.progress_report import ProgressReport
from compromiso.register.models.provision import Provision
from compromiso.register.models.public_entry import PublicEntry
from compromiso.register.models.public_evidence import PublicEvidence, RestrictedEvidence
from compromiso.register.models.report import Evidence, Report, ReportEntry
from compromiso.register.models.reporting_cycle import ReportingCycle
from compromiso.register.models.search_entry import SearchEntry
from compromiso.register.models.source import Source
from compromiso.register.models.tally import Tally
from compromiso.register.models.task import Task
from compromiso.register.models.upload import Upload

__all__ = [
    "Account", "Action", "Actor", "Agreement", "AnnualAssessment", "ApiToken", "Artefact",
    "Assignment", "AuditFinding", "Citation", "CitationTarget", "Claim", "ClaimTally", "ClaimUnit",
    "Commitment",
    "CommitmentActor", "CommitmentTheme", "DocumentIssue", "Evidence", "Expression", "Figure",
    "FindingDecision",
    "Institution", "Instrument", "Invitation", "Job", "Kept", "LanguageVersion", "LedgerEntry",
    "Link", "Meeting",
    "Membership", "Milestone", "Minute", "Notice", "PassageLink", "ProgrammeLine",
    "ProgressReport",
    "Provision", "PublicEntry", "PublicEvidence", "Report", "ReportEntry", "ReportingCycle",
    "Representative", "RestrictedEvidence", "SearchEntry", "Source", "Tally", "Task", "Upload",
]  # fmt: skip

KEPT: tuple[type[Kept], ...] = (
    Institution, Membership, Invitation, Action, Assignment, Agreement, Representative, Minute,
    ReportingCycle, Report, ReportEntry, Evidence, Claim, PassageLink, ApiToken, AnnualAssessment,
    LanguageVersion,
)  # fmt: skip
"""The tables that people keep, each after those it refers to."""
