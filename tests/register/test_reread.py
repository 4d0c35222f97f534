from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import register_sample as sample

from compromiso.model.commitment import Commitment
from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.commitments import commitment as page_of
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.register.selectors.search import find
from compromiso.register.services import reread
from compromiso.register.services.citations import decide_citation
from compromiso.register.services.rebuild import verify
from compromiso.register.services.reread import RereadOutcome, take_reading
from compromiso.register.services.review import accept_commitment, correct_commitment

FIRST, SECOND = sample.dossier().commitments


def read_again(source: models.Source, *commitments: Commitment, **more: object) -> RereadOutcome:
    return take_reading(source, sample.other_reading(commitments=commitments, **more), LOCAL)


def now(commitment: models.Commitment) -> models.Commitment:
    return models.Commitment.objects.get(id=commitment.id)


@pytest.fixture(autouse=True)
def _still_sound() -> Iterator[None]:
    yield
    assert verify().differences == ()


def test_the_same_reading_again_says_nothing_new(source: models.Source) -> None:
    entries = models.LedgerEntry.objects.count()
    assert take_reading(source, sample.dossier(), LOCAL) == RereadOutcome(0, 0, 0, 0)
    assert models.LedgerEntry.objects.count() == entries


def test_a_reading_of_the_original_asks_the_reader(
    source: models.Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = {}

    def reader(content: bytes, name: str) -> Dossier:
        read[name] = content
        return sample.dossier()

    monkeypatch.setattr(reread, "read_file", reader)
    reread.reread_source(source.id, by=LOCAL)
    assert read == {"sample.txt": sample.content()}


def test_what_nobody_decided_follows_the_new_reading(
    source: models.Source, commitment: models.Commitment
) -> None:
    outcome = read_again(source, replace(FIRST, action="open schools"), SECOND)
    assert outcome == RereadOutcome(added=0, changed=1, withdrawn=0, asked=0)
    assert (now(commitment).action, now(commitment).version) == ("open schools", 2)


def test_an_accepted_commitment_is_never_overwritten(
    source: models.Source, commitment: models.Commitment
) -> None:
    accept_commitment(commitment.id, version=1, by=LOCAL)
    read_again(source, replace(FIRST, action="open schools"), SECOND)
    assert (now(commitment).action, now(commitment).state) == (FIRST.action, "accepted")
    assert not now(commitment).asks_again


def test_a_correction_is_never_overwritten(
    source: models.Source, commitment: models.Commitment
) -> None:
    changes = {"action": "a person's words", "themes": ["schools"]}
    correct_commitment(commitment.id, version=1, changes=changes, by=LOCAL)
    read_again(source, replace(FIRST, action="open schools", themes=("doors",)), SECOND)
    assert (now(commitment).action, now(commitment).themes) == ("a person's words", ["schools"])
    assert [row.theme for row in now(commitment).theme_rows.all()] == ["schools"]


def test_it_asks_again_only_if_words_and_findings_both_changed(
    source: models.Source, commitment: models.Commitment
) -> None:
    accept_commitment(commitment.id, version=1, by=LOCAL)
    text = sample.TEXT.replace("keep every school open", "shut every school now!")
    assert len(text) == len(sample.TEXT)
    assert read_again(source, FIRST, SECOND, text=text).asked == 0
    longer = replace(FIRST, action="shut schools")
    assert read_again(source, longer, SECOND, text=sample.TEXT).asked == 1
    assert now(commitment).asks_again
    assert now(commitment).action == FIRST.action
    newest = page_of(commitment.id).newest
    assert newest == {"action": "shut schools"}
    again = now(commitment).version
    correct_commitment(commitment.id, version=again, changes=newest, by=LOCAL)
    assert (now(commitment).asks_again, now(commitment).action) == (False, "shut schools")
    assert page_of(commitment.id).newest == {}


def test_a_decided_commitment_outlives_a_reading_that_does_not_find_it(
    source: models.Source, commitment: models.Commitment
) -> None:
    accept_commitment(commitment.id, version=1, by=LOCAL)
    outcome = read_again(source, SECOND)
    assert (outcome.withdrawn, outcome.asked) == (1, 0)
    assert now(commitment).state == "accepted"


def test_an_undecided_commitment_goes_with_the_reading_and_comes_back(
    source: models.Source, commitment: models.Commitment
) -> None:
    read_again(source, SECOND)
    assert not models.Commitment.objects.filter(id=commitment.id).exists()
    read_again(source, FIRST, SECOND)
    assert now(commitment).action == FIRST.action


def test_a_decision_stays_with_its_words_when_references_shift(
    source: models.Source, commitment: models.Commitment
) -> None:
    accept_commitment(commitment.id, version=1, by=LOCAL)
    before = replace(FIRST, start=FIRST.start - 3, end=FIRST.start - 1, action="new")
    shifted = replace(FIRST, ref="dec/para_25__point_a/c2")
    assert read_again(source, before, shifted, SECOND).added == 1
    assert (now(commitment).ref, now(commitment).action) == (shifted.ref, FIRST.action)
    assert models.Commitment.objects.get(ref=before.ref).state == "proposed"


def test_a_decided_citation_keeps_its_target(
    source: models.Source, citation: models.Citation
) -> None:
    decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    read = sample.other_reading()
    others = tuple(replace(c, reason="read with more care") for c in read.citations)
    take_reading(source, replace(read, citations=others), LOCAL)
    kept = models.Citation.objects.get(id=citation.id)
    assert (kept.status, kept.state, kept.reason) == ("repaired", "accepted", "read with more care")


def test_addresses_stay_when_a_document_is_read_again(source: models.Source) -> None:
    slugs = set(models.Instrument.objects.values_list("slug", flat=True))
    renamed = tuple(replace(i, title=f"The {i.title}") for i in sample.dossier().instruments)
    read_again(source, FIRST, SECOND, instruments=renamed)
    assert set(models.Instrument.objects.values_list("slug", flat=True)) == slugs


def test_the_newest_reading_is_what_the_register_gives_back(source: models.Source) -> None:
    read = sample.other_reading(figures=(), tasks=())
    take_reading(source, read, LOCAL)
    source.refresh_from_db()
    assert dossier_of(source) == read
    assert source.extractor == "compromiso.text@9.9.9"


def test_what_is_read_again_is_found_once_and_by_its_new_words(source: models.Source) -> None:
    read_again(source, replace(FIRST, action="unlock the gymnasium"), SECOND)
    kinds = [hit.kind for hit in find("harbour").hits]
    assert sorted(kinds) == ["instrument", "provision", "provision"]
    assert [hit.kind for hit in find("gymnasium").hits] == ["commitment"]
