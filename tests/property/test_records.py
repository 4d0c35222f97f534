"""Whatever is read can be written and read back; whatever a cell holds comes back."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from specimen import TEXT, dossier

from compromiso.exchange.csv import FORMULA, defused, restored
from compromiso.exchange.jsonl import read_jsonl, write_jsonl
from compromiso.model.actor import Actor
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget
from compromiso.model.figure import Figure
from compromiso.model.provision import Provision

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


@given(
    st.builds(Citation, targets=targets, suggestions=targets, raw=words),
    st.builds(Provision, path=paths, spans=spans, alternatives=paths, confidence=st.floats(0, 1)),
    st.builds(Figure, value=st.floats(allow_nan=False, allow_infinity=False)),
)
def test_reading_undoes_writing(citation: Citation, provision: Provision, figure: Figure) -> None:
    told = replace(dossier(), citations=(citation,), provisions=(provision,), figures=(figure,))
    stream = io.StringIO()

    write_jsonl(told, stream)

    assert read_jsonl(stream.getvalue().split("\n")[:-1], TEXT) == told


@given(st.text(max_size=30))
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    assert defused(text).startswith("'") or not FORMULA.match(defused(text))
    assert restored(defused(text)) == text
