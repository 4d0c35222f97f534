"""A document that came as a JSON list of its paragraphs, each with its words and its number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from compromiso.text.reading.errors import NotParagraphs

NUMBERS: Final = ("prefix", "number", "label", "num")
"""The keys under which such lists keep the printed number of a paragraph."""
LONGEST_NUMBER: Final = 40


def read_paragraph_list(written: str, name: str) -> str:
    """Give the paragraphs of a list one below the other, each with its number in front.

    Each must be an object with its words under `text`; a number may stand under one of `NUMBERS`.
    """
    try:
        told = json.loads(written)
    except (ValueError, RecursionError) as broken:
        raise NotParagraphs(name=name, why="it is damaged") from broken
    if not isinstance(told, list) or not told:
        raise NotParagraphs(name=name, why="it is no list")
    return "\n\n".join(_paragraphs(told, name))


def _paragraphs(told: list[Any], name: str) -> Iterator[str]:
    for at, paragraph in enumerate(told, 1):
        words = paragraph.get("text") if isinstance(paragraph, dict) else None
        if not isinstance(words, str):
            raise NotParagraphs(name=name, why=f"entry {at} has no words under “text”")
        number = next((paragraph[key] for key in NUMBERS if paragraph.get(key)), "")
        if not isinstance(number, str | int) or len(str(number)) > LONGEST_NUMBER:
            raise NotParagraphs(name=name, why=f"the number of entry {at} is no number")
        if words.strip():
            yield f"{number} {words.strip()}".strip()
