"""A small dossier of our own wording that holds one of everything."""

from __future__ import annotations

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

TEXT = """\
PLEDGE OF THE RIVER TOWNS

1. The towns undertake to:
a) keep a register of bridges, as point b) asks;
HEAD OF PAGE
b) publish =SUM of repairs under the Santiago Statement and point z).

PLAN
Bridges\tMend 12 bridges (1.a)\tHire masons
"""

PLEDGE, PLAN = "pledge", "plan"
TOWNS = Actor("river-towns", "the towns", "group")
MAYOR = Actor("ada-poe", "Ada Poe", "person", "mayor")


def at(words: str, after: int = 0) -> tuple[int, int]:
    """Give where `words` stand in the text."""
    start = TEXT.index(words, after)
    return start, start + len(words)


def _provision(eid: str, words: str, end_words: str | None = None, **more: object) -> Provision:
    start, end = at(words)
    below = at(end_words)[1] if end_words else end
    instrument = str(more.pop("instrument", PLEDGE))
    label, path = more.pop("label", None), more.pop("path", ())
    facts = {"label_norm": str(label).strip(".)") if label else None, "heading": None} | more
    return Provision(
        instrument,
        eid,
        path,
        label,
        start=start,
        end=end,
        subtree_end=below,
        spans=((start, end),),
        **facts,
    )  # type: ignore[arg-type]


POINT_A = "a) keep a register of bridges, as point b) asks;"
POINT_B = "b) publish =SUM of repairs under the Santiago Statement and point z)."
ROW = "Bridges\tMend 12 bridges (1.a)\tHire masons"
REF_1, REF_A = ProvisionRef(PLEDGE, "para_1"), ProvisionRef(PLEDGE, "para_1__point_a")
REF_B, REF_ROW = ProvisionRef(PLEDGE, "para_1__point_b"), ProvisionRef(PLAN, "row_1")


def dossier() -> Dossier:
    """Give a dossier with every type of record in it."""
    end_of_pledge = at("PLAN\n")[0]
    return Dossier(
        source=Source("towns.txt", "ab" * 32, "text/plain", len(TEXT), len(TEXT), "en"),
        text=TEXT,
        instruments=(
            Instrument(
                PLEDGE,
                "/akn/un/statement/declaration/towns/2006-11/river",
                "Pledge",
                "declaration",
                "en",
                "2006-11",
                (TOWNS,),
                "ab" * 32,
                0,
                end_of_pledge,
            ),
            Instrument(
                PLAN,
                "/akn/un/doc/action-plan/towns/river",
                "Plan",
                "action-plan",
                "en",
                None,
                (),
                "ab" * 32,
                end_of_pledge,
                len(TEXT),
            ),
        ),
        provisions=(
            _provision("title", "PLEDGE OF THE RIVER TOWNS", POINT_B, kind="title"),
            _provision(
                "para_1",
                "1. The towns undertake to:",
                POINT_B,
                kind="paragraph",
                label="1.",
                path=("1",),
            ),
            _provision("para_1__point_a", POINT_A, kind="point", label="a)", path=("1", "a")),
            _provision(
                "para_1__point_b",
                POINT_B,
                kind="point",
                label="b)",
                path=("1", "b"),
                confidence=0.5,
                alternatives=("6",),
            ),
            _provision("title", "PLAN", ROW, kind="title", instrument=PLAN),
            _provision("row_1", ROW, kind="row", instrument=PLAN, heading="Bridges"),
        ),
        artefacts=(Artefact("running_head", *at("HEAD OF PAGE")),),
        citations=(
            Citation(
                REF_A,
                *at("point b)"),
                "point b)",
                "relative",
                Status.RESOLVED,
                (HeldTarget(PLEDGE, "para_1__point_b", ("1", "b")),),
            ),
            Citation(
                REF_B,
                *at("Santiago Statement"),
                "Santiago Statement",
                "external",
                Status.EXTERNAL,
                (ExternalTarget("Santiago Statement", None),),
            ),
            Citation(
                REF_B,
                *at("point z)"),
                "point z)",
                "internal",
                Status.DANGLING,
                (),
                (HeldTarget(PLEDGE, "para_1__point_b", ("1", "b")),),
                "No point z) here.",
            ),
            Citation(
                REF_ROW,
                *at("1.a"),
                "1.a",
                "elliptical",
                Status.RESOLVED,
                (HeldTarget(PLEDGE, "para_1__point_a", ("1", "a")),),
            ),
        ),
        programme_lines=(
            ProgrammeLine(
                PLAN,
                "row_1",
                "Works",
                "Bridges",
                (Objective(*at("Mend 12 bridges (1.a)"), (at("1.a"),)),),
                (at("Hire masons"),),
                False,
                *at(ROW),
            ),
        ),
        commitments=(
            Commitment(
                "pledge/para_1__point_a/c1",
                REF_A,
                (TOWNS,),
                Force.UNDERTAKES,
                "keep a register of bridges",
                (MAYOR,),
                ("bridges",),
                ("treaty-1",),
                "2007-01",
                *at(POINT_A),
                0.75,
            ),
        ),
        tasks=(Task(REF_B, TOWNS, "publish repairs", *at(POINT_B)),),
        meetings=(
            Meeting(
                "m1",
                "River meeting",
                "Cuenca",
                "ec",
                "2008-04-10",
                "2008-04-11",
                (TOWNS,),
                (),
                (MAYOR,),
                ("Pledge",),
                (Mention(*at("The towns")),),
                "The year is inferred.",
            ),
        ),
        figures=(
            Figure(REF_ROW, *at("12 bridges"), 12.0, "bridges", "bridges", "Cuenca", None),
            Figure(None, *at("12"), 2.5, "per cent", "bridges", None, "2007"),
        ),
        reports=(
            ProgressReport(REF_ROW, MAYOR, "2009", (HeldTarget(PLEDGE, None, ()),), *at(ROW)),
        ),
        issues=(
            Issue("STRU-01", "warning", "Point z) is absent.", "Compare.", *at("point z)")),
            Issue("READ-09", "info", "No language is named.", "Name one."),
        ),
    )
