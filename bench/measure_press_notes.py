"""Measures meetings, figures and dated reports against what a person reads in the seeds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compromiso.linking.same_meeting import SameMeeting, same_meetings
from compromiso.model.citation import ExternalTarget
from compromiso.model.dossier import Dossier
from compromiso.model.figure import Figure
from compromiso.model.meeting import Meeting
from compromiso.text.dossier import read
from compromiso.text.meetings.find_meetings import find_figures, read_meetings
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

SHARED = Path(__file__).resolve().parents[2] / "shared"
PRESENT_STATES = (
    "dz bo br co cn do ec eg sv ph gt in id jm ma mx ng pk py pe lk za th vn"  # ISO 3166
)
PRESENT_BODIES = "IADB ECLAC IOM ILO ONUDD UNDP"
PERSONS = (
    ("Lorena Escudero", "Minister of SENAMI"),
    ("Mario Zamora", "Vice Minister of Public Security"),
    ("Alvaro Calderon", "Director of Colombia nos Une"),
    ("Izaura Miranda", "Director of Immigration"),
    ("Martín Arias Duval", "National Director of Migration"),
)


@dataclass(frozen=True)
class Fact:
    """One thing that a document says, and what was read of it."""

    document: str
    wanted: str
    read: object
    is_found: bool

    def row(self) -> str:
        """Give the fact as a line of the table."""
        mark = "found" if self.is_found else "NOT FOUND"
        return f"| {self.document} | {self.wanted} | {mark} | {self.read} |"


def seed(number: str) -> Dossier:
    """Read the seed document whose name starts with `number`."""
    path = next(iter(sorted((SHARED / "seeds").glob(f"{number}_*.txt"))))
    return read(path.read_bytes(), path.name)


def meeting_in(dossier: Dossier, word: str) -> Meeting:
    """Give the meeting whose name holds a word, or an empty one."""
    empty = Meeting("", "(none)", None, None, None, None, (), (), (), (), ())
    return next((m for m in dossier.meetings if word in m.name), empty)


def names(actors: tuple[object, ...]) -> str:
    """Give the names of actors on one line."""
    return ", ".join(str(getattr(actor, "name", actor)) for actor in actors)


def madrid(note: Dossier, bundle: Dossier) -> Iterator[Fact]:
    """Yield what the note of 2006 says of the meeting in Madrid."""
    found = meeting_in(note, "Conference on Migration")
    where, when = (found.place, found.country), (found.start_date, found.end_date)
    yield Fact("000", "held in Madrid, es", where, where == ("Madrid", "es"))
    yield Fact("000", "18 to 19 July 2006", when, when == ("2006-07-18", "2006-07-19"))
    yield Fact("000", "its year inferred and said so", found.reason, "inferred" in found.reason)
    yield Fact(
        "000", "organised by SEGIB", names(found.organisers), "SEGIB" in names(found.organisers)
    )
    for body in ("IOM", "CELADE", "Carolina Foundation"):
        told = names(found.supporters)
        yield Fact("000", f"supported by {body}", told, body in told)
    yield same(note, bundle)


def same(note: Dossier, bundle: Dossier) -> Fact:
    """Say whether the meeting is recognised in paragraph 2 of the declaration."""
    found = next(iter(same_meetings((note, bundle))), None)
    is_there = found is not None and is_in_paragraph_2(found, bundle)
    told = f"{found.confidence}: {found.reason}" if found else ""
    return Fact("000", "the same as in paragraph 2 of the declaration (001)", told, is_there)


def is_in_paragraph_2(found: SameMeeting, bundle: Dossier) -> bool:
    """Say whether a suggested meeting is told of in paragraph 2 of the declaration."""
    other = next(m for m in bundle.meetings if m.id == found.other.meeting)
    paragraph = next(
        p for p in bundle.provisions
        if p.path == ("2",) and bundle.text[p.start : p.end].find("Madrid") >= 0
    )  # fmt: skip
    return any(paragraph.start <= mention.start < paragraph.end for mention in other.mentions)


def iguazu(note: Dossier) -> Iterator[Fact]:
    """Yield what the note says of the conference in Iguazú."""
    found = meeting_in(note, "21st Century")
    where = (found.place, found.country)
    yield Fact("002", "held in Iguazú, ar", where, where == ("Iguazú", "ar"))
    yield Fact("002", "two days", found.reason, "2 days" in found.reason)
    told = names(found.organisers)
    yield Fact(
        "002", "auspices of the Immigration Directorate", told, "Immigration Directorate" in told
    )
    for name, role in PERSONS:
        roles = [a.role or "" for a in found.participants if a.name == name]
        yield Fact("002", f"{name}, {role} …", roles, bool(roles) and role in roles[0])
    listed = [a.name for a in found.participants if a.kind == "person"]
    yield Fact("002", "no other person listed", len(listed), len(listed) == len(PERSONS))


def lima(note: Dossier) -> Iterator[Fact]:
    """Yield what the note says of the meeting in Lima and of those to come."""
    found = meeting_in(note, "Special International Ministerial Conference")
    where = (found.place, found.country)
    yield Fact("004", "held in Lima, pe", where, where == ("Lima", "pe"))
    hosts = {a.id for a in found.organisers}
    yield Fact("004", "hosted by the government of Peru", hosts, "pe" in hosts)
    states = {a.id for a in found.participants if a.kind == "state"}
    yield Fact("004", "24 States present", len(states), states == set(PRESENT_STATES.split()))
    yield Fact("004", "checked that 24 are listed", found.reason, "24 States" in found.reason)
    yield Fact(
        "004", "adopts the Lima Declaration", found.adopts, "Lima Declaration" in found.adopts
    )
    told = names(tuple(a for a in found.participants if a.kind != "state"))
    for body in PRESENT_BODIES.split():
        yield Fact("004", f"{body} present", told, body in told)
    coming = meeting_in(note, "next meeting")
    yield Fact("004", "the next one in Morocco", coming.country, coming.country == "ma")
    yield Fact("004", "the next one next year", coming.reason, "next year" in coming.reason)
    dialogue = meeting_in(note, "High Dialogue")
    where = (dialogue.place, dialogue.country)
    yield Fact("004", "the High Dialogue in New York", where, where == ("New York", "us"))


def figures(note: Dossier) -> Iterator[Fact]:
    """Yield the figures of the note of 2006."""
    wanted: tuple[tuple[float, str, str | None, str], ...] = (
        (20_000_000, "persons", None, "2005"),
        (3_000_000, "persons", "Latin America and the Caribbean", "2005"),
        (92_642, "persons", "Spain", "1995"),
        (514_485, "persons", "Spain", "2003"),
        (3, "percent", "Spain", "2003"),
    )
    for value, unit, place, period in wanted:
        found = next((f for f in note.figures if f.value == value), None)
        right = found is not None and (found.unit, found.place, found.period) == (
            unit,
            place,
            period,
        )
        yield Fact("000", f"{value:,} {unit}, {place}, {period}", told_of(found), right)
    others = len(note.figures) - len(wanted)
    yield Fact("000", "no other figure", others, others == 0)


def told_of(figure: Figure | None) -> str:
    """Give a figure on one line."""
    if figure is None:
        return ""
    return f"{figure.value:,} {figure.unit}: {figure.what}; {figure.place}; {figure.period}"


def reports(page: Dossier) -> Iterator[Fact]:
    """Yield what the page of reports says."""
    dates = [report.date for report in page.reports]
    wanted = ["2018-03-16", "2016-06-08", "2011-06-21"]
    yield Fact("003", "three dated reports", dates, dates == wanted)
    authors = [report.author.id if report.author else None for report in page.reports]
    yield Fact("003", "by IOM", authors, authors == ["iom"] * 3)
    linked = [t for report in page.reports for t in report.about if isinstance(t, ExternalTarget)]
    told = [target.provision for target in linked]
    yield Fact("003", "the one paragraph 17 linked", told, told == ["para. 17"])
    unlinked = [issue.message for issue in page.issues if issue.code == "REPO-01"]
    yield Fact("003", "the two without paragraph reported", len(unlinked), len(unlinked) == 2)
    value = any(f.value == 57_500_000 and f.place == "Americas" for f in page.figures)
    yield Fact("003", "57,500,000 persons in the Americas", value, value)


def facts() -> list[Fact]:
    """Read the seed documents and list every fact that is demanded of them."""
    note = seed("000")
    return [
        *madrid(note, seed("001")),
        *figures(note),
        *iguazu(seed("002")),
        *reports(seed("003")),
        *lima(seed("004")),
    ]


def time_seed() -> float:
    """Give the processor time of meetings and figures on seed 001 in ms: the best of twenty."""
    path = next(iter(sorted((SHARED / "seeds").glob("001_*.txt"))))
    reading = to_text(path.read_bytes(), path.name)
    structure = to_provisions(reading)
    best = float("inf")
    for _ in range(20):
        began = time.process_time()
        read_meetings(reading.text, structure)
        find_figures(reading.text, structure)
        best = min(best, time.process_time() - began)
    return best * 1000


def main() -> None:
    """Print every fact demanded, found or not, and the count."""
    if not SHARED.exists():
        sys.exit("The measuring folder is not beside the checkout: nothing to measure.")
    listed = facts()
    print("| document | fact | | read |")
    print("|---|---|---|---|")
    for fact in listed:
        print(fact.row())
    print(f"\n{sum(fact.is_found for fact in listed)} of {len(listed)} facts found.")
    print(f"Meetings and figures of seed 001: {time_seed():.1f} ms of processor time.")


if __name__ == "__main__":
    main()
