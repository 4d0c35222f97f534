"""Units that are cited together, and whether one goes on with what the others say."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.text.citations.grammar import RANKS
from compromiso.text.citations.reference import BARE, Group, class_of

ALONE = frozenset({"annex", "chapter", "article"})
"""Units of which none stands in another."""
INSIDE = frozenset({"point", "subparagraph", "paragraph"})


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A group, where it stands, and whether it can only be part of a longer reference."""

    group: Group
    start: int
    end: int
    dependent: bool


def rank(found: FoundGroup) -> int:
    """Give how deep the unit of a group usually stands."""
    return RANKS[found.group.unit or "point"]


def joins(groups: list[FoundGroup], found: FoundGroup, link: str, *, of: bool) -> bool:
    """Tell whether the group continues the reference: a part of it, or what it is a part of."""
    if of:
        apart = "," in link and (not groups[-1].group.numbers or _counts_alike(groups, found))
        return not apart and (
            found.group.unit not in ALONE or found.group.unit != groups[0].group.unit
        )
    named = [group for group in groups if group.group.unit not in BARE] or groups
    deeper, last = rank(found), rank(named[-1])
    if not named[-1].group.numbers:  # "the preceding article, paragraph 2"
        return named[-1].group.relation is not None and link.strip() == "," and deeper > last
    if divides(groups[0], found):
        return True
    below = deeper < last and (_is_lettered(groups, found) or _is_roman(found))
    if deeper == last or below:
        return _is_inside(groups, found)
    return deeper < rank(groups[0]) or deeper > last


def _counts_alike(groups: list[FoundGroup], found: FoundGroup) -> bool:
    """Tell "alinéa a), à l'alinéa b)", a list, from "inciso ii), del inciso a)", one in another."""
    numbers, before = found.group.numbers, groups[-1].group.numbers
    if len(groups) > 1 or found.group.unit != groups[0].group.unit or not (numbers and before):
        return False
    return class_of(numbers[0].labels[0]) == class_of(before[0].labels[0])


def divides(first: FoundGroup, found: FoundGroup) -> bool:
    """Tell 'article 1, section A' from 'article 1 of section A'."""
    return first.group.unit == "article" and found.group.unit == "section"


def _is_lettered(groups: list[FoundGroup], found: FoundGroup) -> bool:
    """Tell 'artículo 4, inciso 2), apartado b)': letters stand below the number before them."""
    numbers, before = found.group.numbers, groups[-1].group.numbers
    if len(groups) < 2 or not numbers or not before or found.group.unit != "paragraph":
        return False
    return class_of(before[-1].labels[-1]) == "arabic" != class_of(numbers[0].labels[0])


def _is_inside(groups: list[FoundGroup], found: FoundGroup) -> bool:
    """Tell 'letra a), inciso ii)': two units of a depth, of which the second counts otherwise."""
    numbers, before = found.group.numbers, groups[-1].group.numbers
    if not numbers or not before or found.group.unit not in INSIDE:
        return False
    return _is_roman(found) or class_of(numbers[0].labels[0]) != class_of(before[-1].labels[-1])


def _is_roman(found: FoundGroup) -> bool:
    """Tell whether a group counts in small Roman numbers: "inciso i", "numeral ii"."""
    numbers = found.group.numbers
    return bool(numbers) and not set(numbers[0].labels[0]) - set("ivx")
