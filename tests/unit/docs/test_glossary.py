"""Every noun of the code stands in the glossary, in four languages, and nothing else does."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from enum import Enum
from pathlib import Path

import compromiso.model
from compromiso.register import models

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = ["en", "es", "pt", "fr", "code", "meaning", "field term"]


def glossary() -> list[dict[str, str]]:
    """Give the rows of all tables of the glossary."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith("|---")
    ]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows if row != COLUMNS]


def named_in_code() -> set[str]:
    """Give the class names that the glossary claims."""
    return {name for row in glossary() for name in re.findall(r"`(\w+)`", row["code"])}


def nouns_of_the_model() -> set[str]:
    """Give every public class of `compromiso.model`."""
    nouns: set[str] = set()
    for module in pkgutil.iter_modules(compromiso.model.__path__, "compromiso.model."):
        found = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        nouns |= {
            name
            for name, kind in found
            if kind.__module__ == module.name and not name.startswith("_")
        }
    return nouns


def tables_of_the_register() -> set[str]:
    """Give every table that the register publishes."""
    return set(models.__all__)


def test_every_noun_of_the_model_is_in_the_glossary() -> None:
    assert nouns_of_the_model() - named_in_code() == set()


def test_every_table_of_the_register_is_in_the_glossary() -> None:
    assert tables_of_the_register() - named_in_code() == set()


def test_the_glossary_names_no_class_that_is_gone() -> None:
    assert named_in_code() - nouns_of_the_model() - tables_of_the_register() == set()


def test_the_search_for_nouns_sees_dataclasses_and_enumerations() -> None:
    nouns = nouns_of_the_model()
    assert {"Provision", "Status"} <= nouns
    assert issubclass(compromiso.model.citation.Status, Enum)


def test_each_word_is_given_in_four_languages_with_a_sentence() -> None:
    for row in glossary():
        assert all(row[column] for column in COLUMNS), row
        assert row["meaning"].endswith("."), row["meaning"]


def test_no_word_stands_for_two_things() -> None:
    for language in ("en", "es", "pt", "fr"):
        words = [row[language] for row in glossary()]
        assert sorted(words) == sorted(set(words)), language
