"""Whatever is read can be written and read back; whatever a cell holds comes back."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from specimen import TEXT, dossier

from compromiso.exchange.akn import to_akn, validate
from compromiso.exchange.csv import FORMULA, defused, restored
from compromiso.exchange.jsonl import read_jsonl, write_jsonl
from compromiso.model.actor import Actor
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget
from compromiso.model.figure import Figure
from compromiso.model.provision import Provision
from compromiso.text.dossier import read

words = st.text(max_size=12)
place = st.integers(0, 10**7)
actors = st.builds(Actor, words, words, st.just("person"), st.none() | words)
paths = st.lists(words, max_size=4).map(tuple)
targets = st.lists(
    st.builds(ExternalTarget, words, st.none() | words)
    | st.builds(HeldTarget, words, st.none() | words, paths),
    max_size=3,
).map(tuple)
spans = st.lists(st.tuples(place, place), max_size=3).map(tuple)
side = st.floats(0, 1e4)
boxes = st.lists(st.tuples(st.integers(1, 999), side, side, side, side), max_size=2).map(tuple)


@given(
    st.builds(Citation, targets=targets, suggestions=targets, raw=words, start=place, end=place),
    st.builds(
        Provision,
        path=paths,
        start=place,
        end=place,
        subtree_end=place,
        page=st.none() | place,
        spans=spans,
        alternatives=paths,
        confidence=st.floats(0, 1),
        boxes=boxes,
    ),
    st.builds(
        Figure,
        start=place,
        end=place,
        value=st.floats(allow_nan=False, allow_infinity=False),
    ),
)
def test_reading_undoes_writing(citation: Citation, provision: Provision, figure: Figure) -> None:
    told = replace(dossier(), citations=(citation,), provisions=(provision,), figures=(figure,))
    stream = io.StringIO()

    write_jsonl(told, stream)

    assert read_jsonl(stream.getvalue().split("\n")[:-1], TEXT) == told


OPENINGS = (
    *(
        "DECLARATION OF THE TOWNS",
        "ACTION PLAN",
        "ANNEX II",
        "Article 1",
        "Artículo 2.º",
        "1.",
        "2.",
    ),
    *(
        "3.4.1",
        "a)",
        "(b)",
        "(iv)",
        "I)",
        "**25.**",
        "- ",
        "Date: 3/16/2018",
        "Paragraphs: 17",
        "\t",
    ),
    *("SUBJECT\tTHEME\tOBJECTIVE\tACTIVITY", "<b>", "&amp;", "\x0c", "\u2028", "\ufffe", "«", "ñ)"),
)
SAYINGS = (
    *("the towns undertake to:", "se comprometem a promover", "as paragraph 25.q asks", "(25.f)"),
    *(
        "article 3 of the Convention;",
        "20 million people in Madrid",
        "on 18-19 July 2006",
        "\tto mend",
    ),
)
lines = st.lists(
    st.tuples(st.sampled_from(("", *OPENINGS)), st.lists(st.sampled_from(SAYINGS), max_size=4)),
    min_size=1,
    max_size=25,
)


@settings(deadline=None, max_examples=60)
@given(lines)
def test_whatever_is_read_is_valid_akoma_ntoso(told: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(" ".join((opening, *sayings)) for opening, sayings in told)

    read_in = read(f"words\n{text}".encode(), "towns.txt")

    assert validate(to_akn(read_in)) == []


@given(st.text(max_size=30))
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    assert defused(text).startswith("'") or not FORMULA.match(defused(text))
    assert restored(defused(text)) == text
