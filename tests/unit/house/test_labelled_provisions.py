"""What people labelled is well formed, and is compared as its README says."""

from __future__ import annotations

import pytest
from bench.operative import SAMPLES, first_figures, is_said_of, sample

from compromiso.model.actor import Actor
from compromiso.model.commitment import Force

PERU, CHILE = Actor("pe", "Peru", "state"), Actor("cl", "Chile", "state")
OFFICE = Actor("passport-office", "The Passport Office of Peru", "body")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_label_has_its_place_its_force_and_few_words(name: str) -> None:
    labels = sample(name)
    places = [(label["document"], label["start"]) for label in labels]
    assert len(places) == len(set(places))
    for label in labels:
        assert label["start"] < label["end"]
        assert label["force"] in set(Force)
        assert label["actors"]
        assert 0 < len(label["first_words"].split()) <= 7


def test_what_was_drawn_later_had_not_been_labelled_before() -> None:
    first, second = (sample(name) for name in SAMPLES)
    for later in second:
        assert not [
            earlier
            for earlier in first
            if earlier["document"] == later["document"]
            and earlier["start"] < later["end"]
            and earlier["end"] > later["start"]
        ]


@pytest.mark.parametrize(
    ("actors", "wanted", "right"),
    [
        ((PERU,), ["pe"], True),
        ((PERU, CHILE), ["cl", "pe"], True),
        ((PERU, CHILE), ["pe"], False),
        ((PERU,), ["leaders|pe,cl"], False),
        ((PERU, CHILE), ["leaders|pe,cl"], True),
        ((OFFICE,), ["pe|Passport Office"], True),
        ((OFFICE,), ["Fishing Office"], False),
        ((), ["pe"], False),
    ],
)
def test_an_actor_is_right_by_its_identifier_or_its_words(
    actors: tuple[Actor, ...], wanted: list[str], right: bool
) -> None:
    assert is_said_of(actors, wanted) is right


def test_the_figures_of_the_first_run_are_kept_for_each_sample() -> None:
    for name in SAMPLES:
        counted = {label["language"] for label in sample(name)}
        assert set(first_figures(name)) == counted
