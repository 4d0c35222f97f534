"""Fields that stand within the words of a measure: "Publish it. Deadline: May 2025."."""

from __future__ import annotations

import re

from compromiso.model.provision import Span
from compromiso.text.structure.matrix.field_names import bare_field
from compromiso.text.structure.matrix.sheet import SURE, FormCell, Sheet
from compromiso.text.structure.node import Node

NAMED = re.compile(r"(?<=[.;(,)–—-])\s{1,3}(?P<name>[^\W\d_][^.;:,()\n]{2,48}?)\s?:(?=\s)")
BRACKETED = re.compile(r"\((?P<name>[^\W\d_][^.;:,()\n]{2,48}?)\s?:(?=\s)")
TOLD = frozenset({"deadline", "responsible", "status", "priority", "budget", "indicator", "start"})


def fields_within(sheet: Sheet, node: Node) -> list[Node]:
    """Take the fields that a measure's own words name out of them; give them as its children."""
    start, end = node.spans[-1]
    text = sheet.text
    told = _told(text, start, end)
    if not told:
        return []
    node.spans[-1] = _trimmed(sheet, start, told[0][0], "(")
    stops = [begin for begin, _, _ in told[1:]] + [end]
    found = []
    for (begin, value, field), stop in zip(told, stops, strict=True):
        own = Node(field, [_trimmed(sheet, begin, stop, ";).")], node, confidence=SURE)
        own.heading = text[begin:value].rstrip(" :\u00a0") or None
        sheet.form.append(FormCell(node, own, field, value, SURE))
        found.append(own)
    return found


def names_fields(words: str) -> bool:
    """Say whether a line names a field within it, as that of a measure does."""
    return bool(_told(words, 0, len(words)))


def _told(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """List where the names of fields in text[start:end] begin, their values begin, and which."""
    if text.find(":", start, end) < 0:
        return []
    marks = [*NAMED.finditer(text, start, end), *BRACKETED.finditer(text, start, end)]
    named = ((m, bare_field(m["name"])) for m in sorted(marks, key=re.Match.start))
    return [(m.start("name"), m.end(), field) for m, field in named if field in TOLD]


def _trimmed(sheet: Sheet, start: int, end: int, signs: str) -> Span:
    """Give a piece without the space behind it and the signs that part it from the next."""
    words = sheet.text[start:end].rstrip()
    bare = words.rstrip(signs)
    if bare.count("(") > bare.count(")"):
        bare = words[: len(bare) + 1]
    sheet.drop("marker", (start + len(bare), start + len(words)))
    return start, start + len(bare.rstrip())
