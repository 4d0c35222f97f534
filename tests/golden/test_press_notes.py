"""What a person reads in the three press notes and the page of reports is read in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gold import seed

from compromiso.linking.same_meeting import same_meetings
from compromiso.model.citation import ExternalTarget
from compromiso.text.dossier import read

if TYPE_CHECKING:
    from compromiso.model.dossier import Dossier
    from compromiso.model.meeting import Meeting

PRESENT = "dz bo br co cn do ec eg sv ph gt in id jm ma mx ng pk py pe lk za th vn"


@cache
def dossier(number: str) -> Dossier:
    path = seed(number)
    return read(path.read_bytes(), path.name)


def meeting(number: str, word: str) -> Meeting:
    return next(m for m in dossier(number).meetings if word in m.name)


def test_the_meeting_in_madrid_has_place_days_holders_and_an_inferred_year() -> None:
    found = meeting("000", "Conference on Migration")
    assert (found.place, found.country) == ("Madrid", "es")
    assert (found.start_date, found.end_date) == ("2006-07-18", "2006-07-19")
    assert "inferred" in found.reason
    assert [a.id for a in found.organisers] == ["segib"]
    assert [a.id for a in found.supporters][:2] == ["iom", "celade"]
    assert "Carolina Foundation" in found.supporters[2].name


def test_the_meeting_in_madrid_is_the_one_in_paragraph_2_of_the_declaration() -> None:
    (same,) = same_meetings((dossier("000"), dossier("001")))
    other = next(m for m in dossier("001").meetings if m.id == same.other.meeting)
    text = dossier("001").text
    paragraph = text.index("2. We highlight the celebration")
    assert all(paragraph < mention.start < paragraph + 300 for mention in other.mentions)
    assert same.confidence > 0.9


def test_the_figures_of_the_note_have_value_unit_place_and_period() -> None:
    found = [(f.value, f.unit, f.place, f.period) for f in dossier("000").figures]
    assert found == [
        (20_000_000, "persons", None, "2005"),
        (3_000_000, "persons", "Latin America and the Caribbean", "2005"),
        (92_642, "persons", "Spain", "1995"),
        (514_485, "persons", "Spain", "2003"),
        (3, "percent", "Spain", "2003"),
    ]


def test_the_conference_in_iguazu_has_its_five_participants() -> None:
    found = meeting("002", "21st Century")
    assert (found.place, found.country) == ("Iguazú", "ar")
    assert "2 days" in found.reason
    assert "Immigration Directorate" in found.organisers[0].name
    roles = {a.name: a.role or "" for a in found.participants}
    named = "Lorena Escudero, Mario Zamora, Alvaro Calderon, Izaura Miranda, Martín Arias Duval"
    assert ", ".join(roles) == named
    assert roles["Mario Zamora"] == "Costa Rica's Vice Minister of Public Security"


def test_the_meeting_in_lima_lists_as_many_states_as_it_claims() -> None:
    found = meeting("004", "Special International")
    assert (found.place, found.country, found.adopts) == ("Lima", "pe", ("Lima Declaration",))
    assert [a.id for a in found.organisers] == ["pe"]
    assert {a.id for a in found.participants if a.kind == "state"} == set(PRESENT.split())
    bodies = {a.id for a in found.participants if a.kind == "organisation"}
    assert bodies == {"iadb", "eclac", "iom", "ilo", "onudd", "undp"}
    assert "24 States are listed" in found.reason


def test_the_next_meeting_is_in_morocco_in_a_year_not_told() -> None:
    found = meeting("004", "next meeting")
    assert (found.country, found.start_date) == ("ma", None)
    assert "next year" in found.reason


def test_the_dated_reports_have_author_date_and_the_one_paragraph() -> None:
    page = dossier("003")
    assert [(r.date, r.author.id if r.author else "") for r in page.reports] == [
        ("2018-03-16", "iom"), ("2016-06-08", "iom"), ("2011-06-21", "iom"),
    ]  # fmt: skip
    linked = [t for r in page.reports for t in r.about if isinstance(t, ExternalTarget)]
    assert [target.provision for target in linked] == ["para. 17"]
    assert [issue.code for issue in page.issues if issue.code.startswith("REPO")] == ["REPO-01"] * 2
