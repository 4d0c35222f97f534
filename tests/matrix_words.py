"""Words that nobody would guess, one in each record, each with who may read it by the policy."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from matrix_rules import RULES, on, reads
from matrix_thing import Thing

from compromiso.register import models
from compromiso.register.keeping import add, change
from compromiso.register.permissions import LOCAL, Person
from compromiso.register.services import ledger

WORDED: Final[Mapping[type[models.Kept], str]] = {
    models.Action: "title",
    models.Claim: "note",
    models.Report: "title",
    models.ReportEntry: "text",
    models.Evidence: "title",
    models.ReportingCycle: "title",
    models.AnnualAssessment: "title",
    models.ApiToken: "name",
}
"""The column of each noun that holds its word."""
EARLIER: Final = {models.Action: "draft", models.Claim: "draft"}
"""Nouns whose drafts are told in their history, to those who may read drafts only."""
NOUNS: Final[Mapping[type[models.Kept], str]] = {
    models.Action: "action",
    models.Claim: "claim",
    models.Report: "report",
    models.ReportEntry: "entry",
    models.Evidence: "evidence",
    models.ReportingCycle: "cycle",
    models.AnnualAssessment: "edition",
    models.ApiToken: "key",
}
WORD: Final = re.compile(r"zq\d{5}z")
NAME: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PACKED: Final = b"PK\x03\x04"


@dataclass(frozen=True)
class Secret:
    """Who may read a word: whoever may read its object, or who holds a permission there."""

    noun: str
    thing: Thing
    permission: str = ""

    def is_for(self, person: Person) -> bool:
        """Say whether the policy lets a person read the word."""
        if self.thing.whose:
            return self.thing.whose == person.id
        if self.permission:
            return on(person, self.permission, self.thing)
        return reads(person, self.noun, self.thing)


@dataclass
class Words:
    """The words that were given, and the records that have identifiers."""

    rows: dict[str, tuple[models.Kept, str]] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    number: int = 0

    def forget(self) -> None:
        """Begin anew."""
        self.__init__()  # type: ignore[misc]

    def new(self) -> str:
        """Give a word that was never given."""
        self.number += 1
        return f"zq{self.number:05}z"

    def of(self, row: models.Kept, stage: str = "") -> str:
        """Give a new word of a record; `stage`: who may read the record there reads the word."""
        word = self.new()
        self.rows[word] = row, stage
        return word

    def under(self, permission: str, owner: models.Institution | None = None) -> str:
        """Give a new word for those who hold a permission, of an institution where one is said."""
        word = self.new()
        self.secrets[word] = Secret("", Thing({}, owner), permission)
        return word

    def own(self, whose: str) -> str:
        """Give a new word for one person only."""
        word = self.new()
        self.secrets[word] = Secret("", Thing({}, whose=whose))
        return word

    def settle(self) -> None:
        """Note where every record stands in the end."""
        for word, (row, stage) in self.rows.items():
            noun, thing = placed(type(row)._default_manager.get(pk=row.pk))
            self.secrets[word] = Secret(noun, Thing({}, thing.owner, stage) if stage else thing)
            if not stage:
                self.secrets[str(row.pk)] = Secret(noun, thing)
                self.things[noun, str(row.pk)] = thing


def placed(row: Any) -> tuple[str, Thing]:
    """Give the noun of a record, whose it is and at which stage it is seen."""
    noun = NOUNS[type(row)]
    if noun == "key":
        return noun, Thing({}, row.institution, "draft", whose=str(row.account_id))
    if noun not in {"entry", "evidence"}:
        return noun, Thing({}, row.institution, row.stage, row.version)
    report = row.report if noun == "entry" else row.entry.report
    hidden = noun == "evidence" and row.restricted and report.stage in RULES["report"].public
    return noun, Thing({}, report.institution, "restricted" if hidden else report.stage)


WORDS: Final = Words()


@ledger.recorded
def kept(row: Any, *stages: str, why: str = "") -> Any:
    """Keep a record with a word of its own and lead it through stages, each in the ledger.

    What is drafted before it is published has another word while it is a draft.
    """
    column, early = WORDED.get(type(row), ""), EARLIER.get(type(row), "")
    said = getattr(row, column) if column else ""
    if column:
        word = WORDS.of(row, early) if stages and early else WORDS.of(row)
        setattr(row, column, f"{said} {word}")
    add(row, by=LOCAL)
    if stages and early:
        row = _changed(row, {column: f"{said} {WORDS.of(row)}"}, "")
    for stage in stages:
        row = _changed(row, {"stage": stage}, why)
    return row


def _changed(row: Any, changes: Mapping[str, Any], why: str) -> Any:
    return change(type(row), row.id, version=row.version, changes=changes, by=LOCAL, why=why)


def told_too_much(content: bytes, url: str, person: Person) -> str:
    """Name what an answer tells and the policy does not let the person read; `""` for nothing."""
    told = set()
    for text in _texts(content):
        told |= {*WORD.findall(text), *NAME.findall(text)}
    asked = set(NAME.findall(url))
    for word in sorted(told - asked):
        secret = WORDS.secrets.get(word)
        if secret is not None and not secret.is_for(person):
            return f"{word} of a {secret.noun or secret.permission} ({secret.thing.stage}) is told"
    return ""


def _texts(content: bytes) -> Iterator[str]:
    if not content.startswith(PACKED):
        yield content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield from _texts(packed.read(name))
