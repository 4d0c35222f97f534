"""A document that changed keeps the identity of every provision whose words are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.services.load import load_document
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.reread import take_reading
from compromiso.text import read

POINTS = [
    "keep the schools of the region open for every child that arrives",
    "count the children in school each year and publish the figures",
    "train the teachers in the languages that the families speak",
    "meet in one of the capitals before June to hear the reports",
]


@pytest.fixture(autouse=True)
def _still_sound() -> Iterator[None]:
    yield
    assert verify().differences == ()
    rebuild(by=LOCAL)
    assert verify().is_sound


def text_of(points: list[str]) -> str:
    numbered = (f"{number}. The towns will {words}." for number, words in enumerate(points, 1))
    return "\n\n".join(("DECLARATION OF THE TOWNS", *numbered)) + "\n"


def held(points: list[str]) -> dict[str, UUID]:
    """Give the identity of the provision of each point."""
    source = models.Source.objects.get()
    text = models.Expression.objects.get(source=source).text
    found = {text[p.start : p.end]: p.id for p in source.provisions.all() if p.label}
    return {words: next(i for said, i in found.items() if words in said) for words in points}


def changed_to(points: list[str]) -> dict[str, UUID]:
    """Load the points, read the source again as if it held others, and give who is who."""
    load_document(text_of(POINTS).encode(), "towns.txt", by=LOCAL)
    source = models.Source.objects.get()
    dossier = read(text_of(points).encode(), "towns.txt")
    instruments = tuple(replace(i, source=source.sha256) for i in dossier.instruments)
    named = replace(dossier.source, sha256=source.sha256)
    take_reading(source, replace(dossier, source=named, instruments=instruments), LOCAL)
    return held(points)


@pytest.fixture
def before(register: object) -> dict[str, UUID]:
    load_document(text_of(POINTS).encode(), "towns.txt", by=LOCAL)
    return held(POINTS)


def test_a_paragraph_put_in_front_moves_no_identity(before: dict[str, UUID]) -> None:
    after = changed_to(["thank the river for its bridges and the wind for its mills", *POINTS])
    assert {words: after[words] for words in POINTS} == before
    assert len(set(after.values())) == 5


def test_a_paragraph_taken_out_moves_no_other(before: dict[str, UUID]) -> None:
    after = changed_to(POINTS[1:])
    assert after == {words: before[words] for words in POINTS[1:]}


def test_paragraphs_in_another_order_are_the_same_paragraphs(before: dict[str, UUID]) -> None:
    assert changed_to(POINTS[::-1]) == before


def test_a_letter_put_right_is_the_same_paragraph_even_renumbered(before: dict[str, UUID]) -> None:
    typo = POINTS[1].replace("figures", "figurs")
    after = changed_to(["open a house for those who come back to the valley", POINTS[0], typo])
    assert (after[POINTS[0]], after[typo]) == (before[POINTS[0]], before[POINTS[1]])


def test_other_words_at_an_address_that_moved_are_another_paragraph(
    before: dict[str, UUID],
) -> None:
    new = "plant trees along the road to the harbour of the old town"
    after = changed_to([new, *POINTS])
    assert after[new] not in before.values()
