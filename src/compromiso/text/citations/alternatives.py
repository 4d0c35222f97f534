"""Patterns that match any of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first, over line breaks too.

    What words begin with in common is written once, so that a word is met in one pass.
    """
    return _of_any(sorted(set(words))) or r"(?!)"


def _of_any(words: Sequence[str]) -> str:
    """Match any of some sorted words; an empty one last, since it is the shortest."""
    branches = [
        _step(letter) + _of_any([word[1:] for word in some])
        for letter, some in groupby(filter(None, words), key=lambda word: word[0])
    ]
    if not branches:
        return ""
    if "" in words:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _step(letter: str) -> str:
    return r"\s{1,26}" if letter == " " else re.escape(letter)
