from __future__ import annotations

import re

from compromiso.text.citations.alternatives import alternatives


def found(words: list[str], text: str) -> str:
    read = re.match(f"(?:{alternatives(words)})(?!\\w)", text)
    return read[0] if read else ""


def test_the_longest_word_that_fits_is_read() -> None:
    words = ["art", "art.", "article", "articles", "key action"]
    assert found(words, "articles 3") == "articles"
    assert found(words, "article 3") == "article"
    assert found(words, "art. 3") == "art."
    assert found(words, "art 3") == "art"
    assert found(words, "key\n  action 3") == "key\n  action"


def test_a_word_that_only_begins_so_is_not_read() -> None:
    assert found(["art", "articles"], "article 3") == ""
    assert found(["art"], "artful") == ""


def test_of_no_words_none_is_read() -> None:
    assert found([], "article 3") == ""
