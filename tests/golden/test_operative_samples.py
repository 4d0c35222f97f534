"""Provisions drawn at random over the corpus and labelled before the reader was run on them."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.material import is_here
from bench.operative import SAMPLES, sample, score_operative

FLOOR = 0.85


@pytest.mark.skipif(not is_here(), reason="the measuring folder is not beside the checkout")
def test_actors_and_force_stay_right_in_every_language() -> None:
    labelled: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name in SAMPLES:
        for language, score in score_operative(sample(name)).items():
            labelled[language] += score.provisions
            right[language] += score.both
    assert not {x for x in labelled if right[x] < FLOOR * labelled[x]}, (right, labelled)
