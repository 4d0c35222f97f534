from __future__ import annotations

from compromiso.model.artefact import Artefact
from compromiso.model.citation import Citation, Status
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.text.programme.read_programme import read_programme

TEXT = "HEALTH\tClinics\tOpen clinics (3.a). Train nurses (3.b).\tTRANSVERSAL Build two.\n"


def provision(kind: str, words: str, through: str | None = None) -> Provision:
    start = TEXT.index(words)
    end = TEXT.index(through) + len(through) if through else start + len(words)
    label = words if kind in {"subject_area", "row"} else None
    return Provision(
        "plan", f"{kind}-{start}", (), label, label and label.title(), kind, None,
        start, start + len(words), end, ((start, start + len(words)),),
    )  # fmt: skip


def plan(*, flag: bool = False) -> Structure:
    rows = (
        provision("subject_area", "HEALTH", "Build two."),
        provision("row", "Clinics", "Build two."),
        provision("objective", "Open clinics (3.a)."),
        provision("objective", "Train nurses (3.b)."),
        provision("activity", "Build two."),
    )
    at = TEXT.index("TRANSVERSAL")
    instrument = Instrument("plan", "/akn", "", "action-plan", "en", None, (), "", 0, len(TEXT))
    return Structure((instrument,), rows, (Artefact("flag", at, at + 11),) if flag else ())


def cited(words: str) -> Citation:
    start = TEXT.index(words)
    return Citation(None, start, start + len(words), words, "explicit", Status.RESOLVED, ())


def test_a_row_gives_its_area_theme_objectives_and_activities() -> None:
    (line,) = read_programme(TEXT, plan(), ())
    assert (line.area, line.theme) == ("Health", "Clinics")
    assert [TEXT[o.start : o.end] for o in line.objectives] == [
        "Open clinics (3.a).",
        "Train nurses (3.b).",
    ]
    assert [TEXT[a:b] for a, b in line.activities] == ["Build two."]


def test_each_objective_keeps_only_the_citations_that_stand_in_it() -> None:
    (line,) = read_programme(TEXT, plan(), (cited("3.b"), cited("3.a"), cited("two")))
    assert [[TEXT[a:b] for a, b in o.citations] for o in line.objectives] == [["3.a"], ["3.b"]]


def test_the_transversal_flag_is_seen_as_artefact_and_as_bare_words() -> None:
    assert read_programme(TEXT, plan(flag=True), ())[0].transversal
    assert read_programme(TEXT, plan(), ())[0].transversal


def test_a_row_without_the_flag_is_not_transversal() -> None:
    structure = plan()
    area, row, *cells = structure.provisions
    at = TEXT.index("\tTRANSVERSAL")
    short = Provision(
        row.instrument, row.eid, (), row.label, row.label_norm, "row", None,
        row.start, row.end, at, row.spans,
    )  # fmt: skip
    without = Structure(structure.instruments, (area, short, *cells[:2]), ())
    assert not read_programme(TEXT, without, ())[0].transversal
