from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from compromiso.register import models
from compromiso.register.errors import LedgerBroken, LedgerIsAppendOnly
from compromiso.register.models.ledger_entry import HASHED
from compromiso.register.services import ledger
from compromiso.register.services.chain import check_chain


def tamper(statement: str, *values: Any) -> None:
    """Change the ledger as somebody would who may drop triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_no_update")
            cursor.execute("DROP TRIGGER ledger_no_delete")
        else:
            cursor.execute("ALTER TABLE register_ledgerentry DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def change_entry_5(column: str, value: str) -> None:
    tamper(f"UPDATE register_ledgerentry SET {column} = {value} WHERE seq = 5")  # noqa: S608


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_ledgerentry SET why = 'x'",
        "DELETE FROM register_ledgerentry",
        "DELETE FROM register_ledgerentry WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(
    source: models.Source, statement: str
) -> None:
    count = models.LedgerEntry.objects.count()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert models.LedgerEntry.objects.count() == count


def test_the_model_refuses_to_change_an_entry(source: models.Source) -> None:
    entry = models.LedgerEntry.objects.get(seq=1)
    for change in (entry.save, entry.delete, models.LedgerEntry.objects.all().delete):
        with pytest.raises(LedgerIsAppendOnly):
            change()
    with pytest.raises(LedgerIsAppendOnly):
        models.LedgerEntry.objects.update(why="x")


def test_every_record_read_is_a_proposal_with_the_reader_as_witness(source: models.Source) -> None:
    proposals = models.LedgerEntry.objects.filter(kind="proposal", field="")
    assert set(proposals.values_list("who", flat=True)) == {"compromiso.text@0.1.0"}
    assert proposals.count() == 2 + 7 + 1 + 4 + 1 + 2 + 1 + 1 + 1 + 1 + 1


def test_a_proposal_quotes_the_words_it_was_read_in(commitment: models.Commitment) -> None:
    entry = models.LedgerEntry.objects.get(subject_id=commitment.id)
    assert '"quote":"keep every school open"' in entry.anchor


def test_an_untouched_chain_holds(source: models.Source) -> None:
    assert check_chain() == ledger.head()


CHANGED = {
    "value": "'{}'",
    "who": "'somebody else'",
    "why": "'another reason'",
    "kind": "'decision'",
    "field": "'title'",
    "subject_type": "'task'",
    "version": "version + 1",
    "anchor": "'[]'",
    "confidence": "0.5",
    "runner_up": "'[]'",
    "prev_hash": "'0'",
}


@pytest.mark.parametrize("column", sorted(CHANGED))
def test_a_changed_entry_is_found_and_named(source: models.Source, column: str) -> None:
    change_entry_5(column, CHANGED[column])
    with pytest.raises(LedgerBroken, match="at entry 5"):
        check_chain()


def test_an_entry_moved_in_time_is_found(source: models.Source) -> None:
    earlier = models.LedgerEntry.objects.get(seq=5).at - timedelta(seconds=1)
    tamper("UPDATE register_ledgerentry SET at = %s WHERE seq = 5", earlier)
    with pytest.raises(LedgerBroken, match="at entry 5"):
        check_chain()


@pytest.mark.parametrize("column", ["source_id", "subject_id"])
def test_an_entry_given_to_another_record_is_found(source: models.Source, column: str) -> None:
    change_entry_5(column, "(SELECT subject_id FROM register_ledgerentry WHERE seq = 9)")
    with pytest.raises(LedgerBroken, match="at entry 5"):
        check_chain()


def test_each_column_that_is_hashed_is_tampered_with_above() -> None:
    elsewhere = {"seq", "at", "source_id", "subject_id"}
    assert set(HASHED) == set(CHANGED) | elsewhere


def test_a_removed_entry_is_found(source: models.Source) -> None:
    tamper("DELETE FROM register_ledgerentry WHERE seq = 5")
    with pytest.raises(LedgerBroken, match="at entry 5: the entry is gone"):
        check_chain()


def test_a_tail_cut_off_is_found_by_who_kept_the_head(source: models.Source) -> None:
    seq, known = ledger.head()
    ledger.check_head(f"{seq}:{known}")
    tamper("DELETE FROM register_ledgerentry WHERE seq = %s", seq)
    check_chain()
    with pytest.raises(LedgerBroken, match=f"at entry {seq}"):
        ledger.check_head(f"{seq}:{known}")


def test_an_entry_is_never_earlier_than_the_one_before(
    source: models.Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = models.LedgerEntry.objects.order_by("-seq")[0]
    monkeypatch.setattr(ledger.timezone, "now", lambda: last.at - timedelta(days=1))
    claim = ledger.Claim("decision", None, "finding", last.subject_id, "", {}, "local")
    assert ledger.append([claim])[0].at == last.at
