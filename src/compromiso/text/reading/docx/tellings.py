"""What is told about a Word document beside its text: changes, comments, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compromiso.errors import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PLACES: Final = 50


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted in one block of the text, which may be empty."""

    start: int
    end: int
    notes: Counter[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One kind of remark: what it counts, how often it is told, and its two sentences."""

    code: str
    severity: str
    counted: tuple[str, ...]
    places: int
    message: str
    remedy: str


TELLINGS: Final = (
    Telling(
        "READ-35", "warning", ("inserted", "deleted"), MOST_PLACES,
        "Changes are tracked {where}: {inserted} insertions kept, {deleted} deletions left out.",
        "Accept or reject the changes in Word, or load the version that was adopted.",
    ),
    Telling(
        "READ-36", "warning", ("comment",), MOST_PLACES,
        "Comments stand {where} that are no part of the text: {comment}, left out.",
        "Look at them in Word; load the final version if this is a draft.",
    ),
    Telling(
        "READ-37", "info", ("picture",), 1,
        "Pictures or drawings stand {where}: {picture}, whose words, if any, were not read.",
        "Look whether they hold words; if so, add these to a text file.",
    ),
    Telling(
        "READ-38", "warning", ("hidden",), MOST_PLACES,
        "Words are hidden {where}: {hidden} passages that Word does not print were left out.",
        "Show hidden text in Word and look whether it belongs to the document.",
    ),
    Telling(
        "READ-39", "error", ("unread",), MOST_PLACES,
        "Another document is embedded {where}: {unread}, not read.",
        "Open the file in Word and save it again: its text becomes part of the document.",
    ),
)  # fmt: skip
"""Every remark that a Word document may call for."""


def tell(noted: list[Noted]) -> tuple[Issue, ...]:
    """Give an issue for each place where something was noted; past the limit one for the rest."""
    return tuple(issue for telling in TELLINGS for issue in _told(telling, noted))


def _told(telling: Telling, noted: list[Noted]) -> Iterator[Issue]:
    places = [each for each in noted if any(each.notes[key] for key in telling.counted)]
    if telling.places == 1 and places:
        everything = sum((each.notes for each in places), Counter[str]())
        yield _issue(telling, everything, "in this file", places[0])
        return
    for place in places[: telling.places]:
        yield _issue(telling, place.notes, "here", place)
    rest = places[telling.places :]
    if rest:
        everything = sum((each.notes for each in rest), Counter[str]())
        yield _issue(telling, everything, f"in {len(rest)} more places", None)


def _issue(telling: Telling, notes: Counter[str], where: str, place: Noted | None) -> Issue:
    counts = {key: notes[key] for key in telling.counted}
    return Issue(
        telling.code,
        telling.severity,
        telling.message.format(where=where, **counts),
        telling.remedy,
        None if place is None else place.start,
        None if place is None else place.end,
    )
