"""Points listed each with its word, that share what stands behind the last of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.reference import Reference

SHARING = frozenset({"point", "subparagraph"})
"""Units that are cited so: "subparagraph (a), subparagraph (b) or subparagraph (c) of …"."""
LISTED = re.compile(r"\s{0,2},\s{1,26}(?=[^\W\d_])")
SMALL = re.compile(r"(?:[^\W\d_]{1,3}(?:\s{1,26}|['’])){0,3}")
"""The little words that may stand before a unit word: "in the", "à l'"."""
MOST = 6


def with_shared(
    reference: Reference, lower: str, grammar: Grammar, limit: int,
    read: Callable[[int], Reference | None], depth: int = MOST,
) -> Reference:  # fmt: skip
    """Give a point the paragraph and article that the next of its list is said to stand in."""
    first = reference.groups[0] if reference.groups else None
    if first is None or first.unit not in SHARING or not first.numbers or not depth:
        return reference
    following = _next(reference.end, lower, grammar, limit, read)
    if following is None:
        return reference
    following = with_shared(following, lower, grammar, limit, read, depth - 1)
    units = [group.unit for group in following.groups]
    if reference.instrument is not None or first.unit not in units:
        return reference
    above = following.groups[: units.index(first.unit)]
    if not above:
        return reference
    groups = (*above, *reference.groups)
    return replace(reference, groups=groups, instrument=following.instrument)


def _next(
    end: int, lower: str, grammar: Grammar, limit: int, read: Callable[[int], Reference | None]
) -> Reference | None:
    """Read the reference that a comma or "or" joins to one before, if its unit word follows."""
    joined = grammar.conjunction.match(lower, end, limit) or LISTED.match(lower, end, limit)
    if joined is None:
        return None
    ahead = SMALL.match(lower, joined.end(), limit)
    unit = grammar.unit.match(lower, ahead.end() if ahead else joined.end(), limit)
    return read(unit.start()) if unit is not None else None
