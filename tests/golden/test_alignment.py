"""Documents that exist in several languages are laid side by side without loss."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from gold import shared

from compromiso.model.dossier import Dossier
from compromiso.text.alignment.align import align
from compromiso.text.dossier import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LANGUAGES = ("en", "es", "fr", "pt")
PAIRS = list(combinations(LANGUAGES, 2))


@cache
def opened(path: Path) -> Dossier:
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize(("one", "other"), [("en", "es"), ("en", "pt"), ("es", "pt")])
def test_every_labelled_provision_of_the_example_bundles_has_its_counterpart(
    one: str, other: str
) -> None:
    found = align(
        opened(EXAMPLES / one / "cuenca-2008.txt"), opened(EXAMPLES / other / "cuenca-2008.txt")
    )
    labelled = [pair for pair in found.pairs if pair.one.label and pair.other.label]

    assert len(found.instruments) == 4
    assert len(labelled) == sum(p.label is not None for p in found.one.provisions) == 215
    numbered = [pair for pair in labelled if pair.basis == "number"]
    assert len(numbered) >= 164
    assert not any(pair.is_renumbered for pair in labelled)
    alone = [p for i in found.instruments for p in (*i.only_in_one, *i.only_in_other)]
    assert len(alone) <= 1


@pytest.mark.parametrize("missing", ["para_7", "para_25__point_m", "art_III__para_3.3"])
def test_a_provision_cut_out_of_an_example_is_the_one_that_is_missed(missing: str) -> None:
    spanish = opened(EXAMPLES / "es" / "cuenca-2008.txt")
    cut = next(p for p in spanish.provisions if p.eid == missing)
    start, end = spanish.text.rfind("\n", 0, cut.start), spanish.text.find("\n", cut.end)
    text = spanish.text[:start] + spanish.text[end:]
    english = opened(EXAMPLES / "en" / "cuenca-2008.txt")
    found = align(english, read(text.encode(), "cuenca-2008.txt"))

    assert [p.eid for i in found.instruments for p in i.only_in_one] == [missing]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_universal_declaration_is_aligned_article_by_article(one: str, other: str) -> None:
    ours = opened(shared(f"corpus/udhr_1948_{one}.html"))
    theirs = opened(shared(f"corpus/udhr_1948_{other}.html"))
    found = align(ours, theirs)
    numbered = [pair for pair in found.pairs if pair.basis == "number"]

    assert [pair.one.eid for pair in numbered] == [pair.other.eid for pair in numbered]
    assert sum(pair.one.kind == "article" for pair in numbered) == 30
    assert sum(pair.one.kind == "paragraph" for pair in numbered) == 32
    (paired,) = found.instruments
    alone = (*paired.only_in_one, *paired.only_in_other)
    assert {provision.kind for provision in alone} <= {"preamble"}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_los_angeles_declaration_is_aligned_block_by_block(one: str, other: str) -> None:
    ours = opened(shared(f"corpus/la_declaration_2022_{one}.md"))
    theirs = opened(shared(f"corpus/la_declaration_2022_{other}.md"))
    found = align(ours, theirs)
    order = [(p.eid, q.eid) for p, q in zip(ours.provisions, theirs.provisions, strict=True)]

    assert [(pair.one.eid, pair.other.eid) for pair in found.pairs] == order
    assert {issue.code for issue in found.issues} <= {"ALIG-05"}
    named = [n for each in found.instruments[0].named_in_one for n in each.names]
    assert ("Guyana" in named) == (one == "en")
