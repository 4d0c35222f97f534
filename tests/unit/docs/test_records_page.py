"""The page on the record stream says what the stream says."""

from __future__ import annotations

import io
import json
import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from compromiso.exchange.jsonl import write_jsonl
from compromiso.exchange.nouns import NOUNS
from compromiso.exchange.records import KEYS, Record, to_records
from compromiso.model.citation import Status
from compromiso.model.commitment import Force
from compromiso.model.instrument import KINDS
from compromiso.model.source import SCHEMA
from compromiso.text.dossier import read

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "reference" / "records.md").read_text(encoding="utf-8")


def told() -> dict[str, list[str]]:
    """Give the keys that the page lists, by type of record."""
    sections = re.split(r"^## `(\w+)`$", PAGE, flags=re.MULTILINE)[1:]
    return {
        kind: re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
        for kind, text in zip(sections[::2], sections[1::2], strict=True)
    }


@cache
def stream() -> tuple[Record, ...]:
    """Give the records of every example."""
    files = sorted((ROOT / "examples").glob("*/*.txt"))
    return tuple(
        record for file in files for record in to_records(read(file.read_bytes(), file.name))
    )


def test_the_page_has_every_type_of_record_in_the_order_of_the_stream() -> None:
    assert list(told()) == [*KEYS, "text"]


def test_the_page_has_the_keys_of_the_last_line() -> None:
    file = next(iter(sorted((ROOT / "examples").glob("*/*.txt"))))
    written = io.StringIO()
    write_jsonl(read(file.read_bytes(), file.name), written)
    assert list(json.loads(written.getvalue().splitlines()[-1])) == told()["text"]


@pytest.mark.parametrize("kind", KEYS)
def test_the_page_has_the_keys_that_are_written_in_their_order(kind: str) -> None:
    first = ("type", "schema") if kind == "source" else ("type",)
    assert told()[kind] == [*first, *KEYS[kind]]


@pytest.mark.parametrize("kind", KEYS)
def test_the_page_has_every_field_of_the_noun(kind: str) -> None:
    noun = NOUNS[kind]
    assert isinstance(noun, type)
    assert {field.name for field in fields(noun)} == set(told()[kind]) - {"type", "schema"}


def test_what_is_read_in_the_examples_has_the_keys_of_the_page() -> None:
    keys = told()
    for record in stream():
        assert list(record) == keys[record["type"]]


def test_the_examples_hold_every_type_of_record_but_issues() -> None:
    assert set(KEYS) - {record["type"] for record in stream()} <= {"issue"}


def test_the_page_names_this_schema() -> None:
    assert f"schema **{SCHEMA}**" in PAGE


@pytest.mark.parametrize("code", [*Status, *Force, *KINDS])
def test_the_page_names_every_code(code: str) -> None:
    assert f"`{code}`" in PAGE
