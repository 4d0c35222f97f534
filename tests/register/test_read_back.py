"""What this program wrote is loaded like a document, under the hash of the file that was loaded."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest
import register_sample as sample

from compromiso.exchange.akn import to_akn
from compromiso.exchange.jsonl import BadRecord, write_jsonl
from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.register.services.load import load_document
from compromiso.register.services.rebuild import verify
from compromiso.register.services.reread import RereadOutcome, reread_source


def stream() -> bytes:
    written = io.StringIO()
    write_jsonl(sample.dossier(), written)
    return written.getvalue().encode()


def test_a_record_stream_is_held_as_it_was_written() -> None:
    source = load_document(stream(), "sample.jsonl", by=LOCAL).source
    was, held = sample.dossier(), dossier_of(source)
    assert source.sha256 == hashlib.sha256(stream()).hexdigest()
    assert replace(held, source=was.source, instruments=was.instruments) == was
    assert {instrument.source for instrument in held.instruments} == {source.sha256}
    assert verify().is_sound
    assert reread_source(source.id, by=LOCAL) == RereadOutcome(0, 0, 0, 0)


def test_akoma_ntoso_is_held_with_its_provisions() -> None:
    source = load_document(to_akn(sample.dossier()), "sample.xml", by=LOCAL).source
    assert source.provisions.count() == len(sample.dossier().provisions)
    assert verify().is_sound


def test_a_damaged_stream_leaves_nothing() -> None:
    with pytest.raises(BadRecord):
        load_document(stream()[:-9], "sample.jsonl", by=LOCAL)
    assert models.Source.objects.count() == 0
