"""A text drafted from the register: every sentence of fact with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What a sentence rests on: words of a document with their place, or an entry of the ledger.

    `number` counts from 1 through the edition. `quote` holds the exact words, where it is words.
    """

    number: int
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the words of a cell, and the numbers of the notes that it rests on."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionTable:
    """A table with its caption; each row has as many cells as there are columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: paragraphs of sentences, then tables."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    tables: tuple[EditionTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A numbered edition in one language (ISO 639-1), ready to be set in type.

    `day` is the day (ISO 8601) of the last fact; nothing in an edition depends on when it is set.
    """

    language: str
    title: str
    subtitle: str
    day: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    notes_heading: str
