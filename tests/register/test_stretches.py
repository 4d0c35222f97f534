"""A long document is read stretch by stretch, and every point is in exactly one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors import stretches
from compromiso.register.selectors.document import document, whole_text
from compromiso.register.selectors.stretches import WHOLE, cuts
from compromiso.register.services.load import store
from compromiso.text.dossier import read

LETTERS = "abcdefghi"
TEXT = "DECLARATION OF THE RIVERS\n\n" + "\n".join(
    f"{n}. The States shall look after river {n}:\n"
    + "\n".join(f"   {letter}) bank {letter} of river {n};" for letter in LETTERS)
    for n in range(1, 31)
)


@pytest.fixture
def rivers(db: None) -> models.Instrument:
    content = TEXT.encode()
    return store(content, read(content, "rivers.txt"), LOCAL).source.instruments.get()


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5)), max_size=600))
def test_stretches_hold_everything_once_and_none_is_far_too_long(
    rows: Sequence[tuple[int, int]],
) -> None:
    sizes, depths = [size for size, _ in rows], [depth for _, depth in rows]
    starts = cuts(sizes, depths)
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if rows else [])
    ends = [*starts[1:], len(rows)][: len(starts)]
    longest = max((sum(sizes[a:b]) for a, b in zip(starts, ends, strict=True)), default=0)
    assert longest <= 2 * WHOLE + max(sizes, default=0)


def test_a_stretch_begins_where_the_text_does() -> None:
    depths = [0 if place % 10 == 0 else 1 for place in range(300)]
    starts = cuts([1] * 300, depths)
    assert len(starts) in (300 // WHOLE, -(-300 // WHOLE))
    assert all(start % 10 == 0 for start in starts)


def test_a_short_document_is_one_stretch(source: models.Source) -> None:
    held = document(source.instruments.order_by("order")[0].slug)
    assert [one.number for one in held.stretches] == [1]


def test_the_stretches_of_a_document_are_the_document(rivers: models.Instrument) -> None:
    held = document(rivers.slug)
    parts = [document(rivers.slug, one.number) for one in held.stretches]
    told = [view.provision.url_path for part in parts for view in part.provisions]
    assert told == list(rivers.provisions.order_by("order").values_list("url_path", flat=True))
    assert document(rivers.slug, 99).stretch == parts[-1].stretch
    assert held.waiting == rivers.commitments.count()
    assert whole_text(rivers.slug) == TEXT[rivers.start : rivers.end]


@pytest.mark.parametrize("point", ["17.c", "para_17__point_c"])
def test_a_point_is_found_in_its_stretch(rivers: models.Instrument, point: str) -> None:
    held = document(rivers.slug, 1, point)
    assert held.at("17.c").words.startswith("c) bank c of river 17")
    assert document(rivers.slug, 2, "nowhere").stretch == held.stretches[1]


def test_a_stretch_says_what_it_continues(
    rivers: models.Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 4)
    held = document(rivers.slug, 1, "17.e")
    assert held.stretch is not None
    first = held.stretch.places[0]
    expected = ["17"] if first.depth else []
    assert [place.url_path for place in held.stretch.above] == expected
