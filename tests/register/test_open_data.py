"""Open data is complete, defined field by field, the same each time, and public only."""

from __future__ import annotations

import io
import json
from datetime import date
from zipfile import ZipFile

import institutions_sample as world
import pytest
from iati_rules import misfits

from compromiso.exchange.open_data_fields import FIELDS, TABLES
from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.open_data import PUBLIC, WITHHELD, open_data
from compromiso.register.selectors.open_formats import iati, provenance
from compromiso.register.services.actions import draft_action, publish_action


def planned(code: str, **said: object) -> models.Action:
    institution = models.Institution.objects.get(slug="mides-uy")
    values = {"institution_id": institution.id, "code": code, "title": f"=Acción {code}"}
    return draft_action({**values, **said}, by=LOCAL)


@pytest.fixture
def actions(source: models.Source) -> list[models.Action]:
    world.found()
    secret = planned("SECRETA")
    shown = planned(
        "A1",
        start=date(2026, 1, 1),
        end=date(2027, 1, 1),
        depends_on=[secret.id],
        commitments=[models.Commitment.objects.first().id],
        budget=[{"label": "", "amount": "10", "currency": "USD", "source": ""}],
    )
    publish_action(shown.id, version=1, by=LOCAL)
    return [secret, shown]


def members() -> dict[str, str]:
    with ZipFile(io.BytesIO(b"".join(open_data()))) as packed:
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def test_every_column_of_the_model_is_defined_or_said_to_be_left_out() -> None:
    assert set(TABLES) == set(FIELDS) == {*PUBLIC, "links", "scales"}
    for name, (model, _condition) in PUBLIC.items():
        held = {field.attname for field in model._meta.concrete_fields}
        assert set(FIELDS[name]) == held - WITHHELD.get(name, frozenset()), name


def test_all_that_is_public_is_there_and_nothing_else(actions) -> None:
    told = members()
    rows = [json.loads(line) for line in told["actions.jsonl"].splitlines()]
    assert [(row["code"], row["depends_on"]) for row in rows] == [("A1", [])]
    assert "'=Acción A1" in told["actions.csv"]
    everything = "".join(told.values())
    assert "SECRETA" not in everything
    assert str(actions[0].id) not in everything
    assert len(told["commitments.jsonl"].splitlines()) == models.Commitment.objects.count()
    for table in TABLES:
        assert f"## `{table}`" in told["README.md"]
    source = models.Source.objects.get()
    assert f"documents/{source.sha256}.jsonl" in told


def everything() -> tuple[bytes, bytes, str]:
    return b"".join(open_data()), b"".join(iati()), "".join(provenance())


def test_the_same_register_gives_the_same_bytes_and_a_draft_changes_none(actions) -> None:
    before = everything()
    assert before == everything()
    planned("OTRA")
    assert before == everything()


def test_published_actions_conform_to_iati(actions) -> None:
    document = b"".join(iati())
    assert misfits(document) == []
    told = document.decode()
    assert "x-compromiso-mides-uy-A1" in told
    assert 'currency="USD"' in told
    assert "SECRETA" not in told
    assert misfits(document.replace(b'version="2.03"', b'version="1"')) == ["version"]
    without = document.replace(b"activity-status", b"activity-stage")
    assert "x-compromiso-mides-uy-A1: no activity-status" in misfits(without)


def test_provenance_tells_who_did_what_from_publication_on_and_no_name(actions) -> None:
    told = "".join(provenance())
    secret, shown = actions
    assert str(secret.id) not in told
    assert told.count(f"action:{shown.id}:") >= 1
    assert f"<urn:x-compromiso:action:{shown.id}:1>" not in told
    assert "prov:SoftwareAgent" in told
    assert "Acción" not in told
