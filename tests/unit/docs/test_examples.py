"""The examples are what their page says: one process in three languages, defects included."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from compromiso.model.citation import HeldTarget, Status, Target
from compromiso.model.commitment import Force
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
DOCUMENTS = sorted(EXAMPLES.glob("*/*.txt"))
LANGUAGES = ("en", "es", "pt")
MARK = re.compile(r"not the official text|no es el texto oficial|não é o texto oficial", re.I)
LABELLED = 215
LETTERS = list("abcdefghijklmnopqrstuvw")


@cache
def dossier(path: str) -> Dossier:
    """Read one example."""
    file = EXAMPLES / path
    return read(file.read_bytes(), file.name)


def bundle(language: str) -> Dossier:
    """Read the bundle of four instruments in one language."""
    return dossier(f"{language}/cuenca-2008.txt")


def cited(language: str, status: Status) -> list[tuple[str, list[str], list[str]]]:
    """Give the citations of a status: as printed, what they point to, what is suggested first."""
    return [
        (citation.raw, paths(citation.targets), paths(citation.suggestions[:1]))
        for citation in bundle(language).citations
        if citation.status is status
    ]


def paths(targets: tuple[Target, ...]) -> list[str]:
    """Give the addresses of the provisions among some targets."""
    return [".".join(target.path) for target in targets if isinstance(target, HeldTarget)]


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_document_says_at_its_top_that_it_is_not_official(file: Path) -> None:
    assert MARK.search(file.read_text(encoding="utf-8")[:400])


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_document_is_named_on_the_page_of_examples(file: Path) -> None:
    assert f"`{file.parent.name}/{file.name}`" in (EXAMPLES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_holds_four_instruments_with_the_numbering_of_the_original(language: str) -> None:
    read_ = bundle(language)
    kinds = [instrument.kind for instrument in read_.instruments]
    assert kinds == ["report", "action-plan", "memorandum", "declaration"]
    assert sum(provision.label is not None for provision in read_.provisions) == LABELLED
    commitment = read_.instruments[-1].id
    points = [p for p in read_.provisions if p.instrument == commitment and p.path[:1] == ("25",)]
    assert [p.path[1] for p in points if p.label and len(p.path) > 1] == LETTERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_25_x_is_cited_twice_and_printed_nowhere(language: str) -> None:
    dangling = cited(language, Status.DANGLING)
    assert [re.sub(r".*(25\.x)", r"\1", raw) for raw, _, _ in dangling] == ["25.x", "25.x"]
    assert [suggested for _, _, suggested in dangling] == [["12"], ["12"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_work_and_legislation_cite_the_wrong_points(language: str) -> None:
    assert cited(language, Status.SUSPECT) == [
        ("25.f", ["25.f"], ["25.v"]),
        ("25.l", ["25.l"], ["25.i"]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_letters_were_misread_by_the_scanner(language: str) -> None:
    repaired = [(raw, targets) for raw, targets, _ in cited(language, Status.REPAIRED)]
    assert repaired == [("25.I", ["25.l"]), ("25.0", ["25.o"])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_citation_of_the_commitment_is_lost_among_those_of_other_texts(language: str) -> None:
    external = [raw for raw, _, _ in cited(language, Status.EXTERNAL)]
    provisions = [m[1] for raw in external if (m := re.match(r"[AaPp]\w+ (\d+) ", raw))]
    assert provisions == ["17", "21", "21", "28"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_has_fifteen_lines_and_two_that_cut_across(language: str) -> None:
    lines = bundle(language).programme_lines
    assert len(lines) == 15
    assert sum(len(line.objectives) for line in lines) == 22
    assert sum(len(line.activities) for line in lines) == 22
    assert sum(line.transversal for line in lines) == 2
    assert len({line.area for line in lines}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_bodies_share_twelve_tasks_and_two_of_them_the_same(language: str) -> None:
    tasks = bundle(language).tasks
    assert len(tasks) == 12
    assert len({task.actor.id for task in tasks}) == 3
    said = [task.action.rstrip(";,. ") for task in tasks]
    assert len(said) - len(set(said)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_secretariat_is_entrusted_in_c_q_and_u(language: str) -> None:
    entrusted = [
        commitment
        for commitment in bundle(language).commitments
        if commitment.force is Force.ENTRUSTS and commitment.provision.eid.startswith("para_25__")
    ]
    points = {commitment.provision.eid[-1] for commitment in entrusted}
    assert points == {"c", "q", "u"}
    assert all("segib" in {actor.id for actor in one.actors} for one in entrusted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_of_paragraph_25_holds_a_commitment(language: str) -> None:
    eids = {commitment.provision.eid for commitment in bundle(language).commitments}
    assert [letter for letter in LETTERS if f"para_25__point_{letter}" not in eids] == []


def test_the_madrid_note_leaves_its_year_to_be_inferred() -> None:
    meeting = dossier("en/madrid-2006.txt").meetings[0]
    assert (meeting.place, meeting.country) == ("Madrid", "es")
    assert (meeting.start_date, meeting.end_date) == ("2006-07-18", "2006-07-19")
    assert meeting.reason


def test_the_iguazu_note_names_five_people_with_their_offices() -> None:
    meeting = dossier("es/iguazu-2010.txt").meetings[0]
    assert (meeting.place, meeting.country, meeting.start_date) == ("Iguazú", "ar", "2010-08")
    assert [person.name for person in meeting.participants] == [
        "Lorena Escudero",
        "Mario Zamora",
        "Álvaro Calderón",
        "Izaura Miranda",
        "Martín Arias Duval",
    ]
    assert all(person.role for person in meeting.participants)


def test_the_lima_note_lists_as_many_states_as_it_claims() -> None:
    meeting = dossier("en/lima-2006.txt").meetings[0]
    assert (meeting.place, meeting.start_date, meeting.end_date) == (
        "Lima",
        "2006-05-15",
        "2006-05-16",
    )
    assert sum(actor.kind == "state" for actor in meeting.participants) == 24


@pytest.mark.parametrize("path", ["en/follow-up-report.txt", "pt/relatorio-de-acompanhamento.txt"])
def test_a_follow_up_report_has_three_entries_and_one_is_linked(path: str) -> None:
    reports = dossier(path).reports
    assert [report.date for report in reports] == ["2018-03-16", "2016-06-08", "2011-06-21"]
    (named,) = reports[-1].about
    assert not isinstance(named, HeldTarget)
    assert re.fullmatch(r"Com(prom|mit)\w+ \w+ Montevid[eé]\w", named.external)
    assert [len(report.about) for report in reports] == [0, 0, 1]
