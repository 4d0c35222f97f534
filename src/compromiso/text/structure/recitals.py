"""Recitals that open with no word known for it, told by where they stand."""

from __future__ import annotations

from compromiso.text.reading.language import stopwords
from compromiso.text.structure.node import Node


def name_recitals(nodes: list[Node], text: str, language: str) -> None:
    """Make the clauses that end with a comma between the parties and the formula recitals.

    The first clause names the parties, or who resolves; one that opens with a small letter or with
    an article ("The Government of …,") goes on with it. Where there is neither a formula nor a
    recital known by its word, nothing is changed.
    """
    formula = next((at for at, node in enumerate(nodes) if node.kind == "formula"), None)
    opening = [node for node in nodes[:formula] if node.kind in ("preamble", "recital")]
    if formula is None and not any(node.kind == "recital" for node in opening):
        return
    for node in opening[1:]:
        if node.kind == "preamble" and _is_clause(text[node.start : node.end], language):
            node.kind = "recital"


def _is_clause(words: str, language: str) -> bool:
    first = words.split(None, 1)[0].strip("*_,")
    small = first.replace("’", "'").partition("'")[0].casefold() in stopwords(language)
    if not first[:1].isupper() or first.isupper() or small:
        return False
    return words.rstrip("*_ ")[-1:] in (",", ";") and len(words.split()) > 1
