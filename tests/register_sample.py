"""A small bundle in our own words, read by hand: every noun of the register occurs in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from compromiso.errors import Issue
from compromiso.model.actor import Actor
from compromiso.model.artefact import Artefact
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.model.commitment import Commitment, Force
from compromiso.model.dossier import Dossier
from compromiso.model.figure import Figure
from compromiso.model.instrument import Instrument
from compromiso.model.meeting import Meeting, Mention
from compromiso.model.programme_line import Objective, ProgrammeLine
from compromiso.model.progress_report import ProgressReport
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.source import Source
from compromiso.model.task import Task

TEXT = """Declaration of Harbour Town
page 1
25. The ministers met at Harbour Town on 5 November 2006 undertake to:
a) keep every school open to newly arrived children;
b) ask the Office to count 1200 arrivals a year, as said in 25.x and in 25.I;
Plan
Schools: open the doors (25.b). Visit each school.
Report: Uruguay opened ten schools, paragraph 25.
"""
STATES = Actor("ministers", "The ministers", "group")
OFFICE = Actor("office", "the Office", "organisation")
URUGUAY = Actor("uy", "Uruguay", "state")


def content(text: str = TEXT) -> bytes:
    """Give the sample as a file."""
    return text.encode()


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Give the place of words in the text."""
    start = text.index(words)
    return start, start + len(words)


def line_at(opening: str, text: str = TEXT) -> tuple[int, int]:
    """Give the place of the line that starts with these words."""
    start = text.index(opening)
    return start, text.index("\n", start)


def provision(
    instrument: str, eid: str, path: tuple[str, ...], opening: str, end: str
) -> Provision:
    """Read one provision: the line that starts so, its subtree up to the words that end it."""
    start, stop = line_at(opening)
    label = path[-1] if path else None
    kind = "point" if len(path) > 1 else "paragraph"
    return Provision(
        instrument,
        eid,
        path,
        label,
        label,
        kind,
        None,
        start,
        stop,
        TEXT.index(end) if end else len(TEXT.rstrip()),
        ((start, stop),),
        None,
        0.9,
        ("q",),
    )


SHA256 = hashlib.sha256(content()).hexdigest()
PLAN_AT = TEXT.index("Plan\n")
POINT_A = ProvisionRef("dec", "para_25__point_a")
POINT_B = ProvisionRef("dec", "para_25__point_b")
ROW = ProvisionRef("plan", "row_1")
HELD_A = HeldTarget("dec", "para_25__point_a", ("25", "a"))
HELD_B = HeldTarget("dec", "para_25__point_b", ("25", "b"))
IRI = "/akn/un/statement"
INSTRUMENTS = (
    Instrument(
        *("dec", f"{IRI}/declaration/segib/2006-11-05/harbour-town"),
        *("Declaration of Harbour Town", "declaration", "en", "2006-11-05"),
        *((STATES,), SHA256, 0, PLAN_AT),
    ),
    Instrument(
        *("plan", f"{IRI}/plan/segib/2008/harbour-plan", "Plan", "action-plan", "en", None, ()),
        *(SHA256, PLAN_AT, len(TEXT)),
    ),
)
PROVISIONS = (
    provision("dec", "title", (), "Declaration", "page 1"),
    provision("dec", "para_25", ("25",), "25. The", "Plan\n"),
    provision("dec", "para_25__point_a", ("25", "a"), "a) keep", "b) ask"),
    provision("dec", "para_25__point_b", ("25", "b"), "b) ask", "Plan\n"),
    provision("plan", "title", (), "Plan", "Schools"),
    provision("plan", "row_1", ("1",), "Schools", "Report"),
    provision("plan", "report_1", ("2",), "Report", ""),
)


def cited(host: ProvisionRef | None, raw: str, status: Status, **more: Any) -> Citation:
    """Read one citation."""
    form = "external" if status is Status.EXTERNAL else "explicit"
    return Citation(host, *span(raw), raw, form, status, more.pop("targets", ()), **more)


CITATIONS = (
    cited(None, "5 November", Status.EXTERNAL, targets=(ExternalTarget("Almanac", "2006"),)),
    cited(POINT_B, "25.x", Status.DANGLING, suggestions=(HELD_A,), reason="25.x is absent"),
    cited(POINT_B, "25.I", Status.SUSPECT, targets=(HELD_B,), suggestions=(HELD_A,)),
    cited(ROW, "25.b", Status.RESOLVED, targets=(HELD_B,)),
)
LINES = (
    ProgrammeLine(
        *("plan", "row_1", "Schools", "Opening"),
        (Objective(*span("open the doors (25.b)"), (span("25.b"),)),),
        (span("Visit each school"),),
        False,
        *line_at("Schools"),
    ),
)
COMMITMENTS = (
    Commitment(
        *("dec/para_25__point_a/c1", POINT_A, (STATES,), Force.UNDERTAKES),
        *("keep every school open", (Actor("children", "children", "group"),), ("education",)),
        *((), None, *span("keep every school open"), 0.9),
    ),
    Commitment(
        *("dec/para_25__point_b/c1", POINT_B, (OFFICE,), Force.ENTRUSTS, "count arrivals", ()),
        *(("data", "education"), ("Treaty of Trees",), "2008"),
        *(*span("ask the Office to count 1200 arrivals a year"), 0.8),
    ),
)
MEETING = Meeting(
    *("meeting-1", "Meeting of Harbour Town", "Harbour Town", "uy", "2006-11-05", None),
    *((OFFICE,), (), (URUGUAY,), ("dec",), (Mention(*span("met at Harbour Town")),)),
    "named in paragraph 25",
)
FIGURE = Figure(POINT_B, *span("1200 arrivals"), 1200.0, "arrivals", "arrivals", None, "a year")
REPORT = ProgressReport(
    ProvisionRef("plan", "report_1"),
    URUGUAY,
    "2009-03-01",
    (HeldTarget("dec", "para_25", ("25",)),),
    *line_at("Report"),
)
ISSUE = Issue("CITE-01", "warning", "25.x is printed nowhere.", "See 25.a.", *span("25.x"))


def dossier() -> Dossier:
    """Give the sample as the reader would, every kind of record at least once."""
    return Dossier(
        source=Source("sample.txt", SHA256, "text/plain", len(content()), len(TEXT), "en", 1),
        text=TEXT,
        instruments=INSTRUMENTS,
        provisions=PROVISIONS,
        artefacts=(Artefact("page_number", *span("page 1")),),
        citations=CITATIONS,
        programme_lines=LINES,
        commitments=COMMITMENTS,
        tasks=(Task(ROW, OFFICE, "Visit each school", *span("Visit each school")),),
        meetings=(MEETING,),
        figures=(FIGURE,),
        reports=(REPORT,),
        issues=(ISSUE,),
    )


def other_reading(**changes: Any) -> Dossier:
    """Give the sample as a later version of the reader would."""
    return replace(dossier(), extractor="compromiso.text@9.9.9", **changes)


def read_file(file: bytes, name: str, progress: object = None) -> Dossier:
    """Stand in for the reader where a test is not about reading: one title, its words."""
    text = file.decode()
    sha256 = hashlib.sha256(file).hexdigest()
    end = len(text.rstrip())
    title = Instrument("one", f"{IRI}/one", text[:40], "other", "en", None, (), sha256, 0, end)
    words = Provision("one", "title", (), None, None, "title", None, 0, end, end, ((0, end),))
    source = Source(name, sha256, "text/plain", len(file), len(text), "en")
    return Dossier(source, text, (title,), (words,))
