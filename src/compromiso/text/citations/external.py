"""How a provision of an instrument that is not held is written."""

from __future__ import annotations

from compromiso.text.citations.grammar import ABBREVIATIONS
from compromiso.text.citations.reference import Group, Number, Reference


def provision_words(reference: Reference) -> str | None:
    """Give 'art. 10, para. 2.b' for a reference, or None where it names no provision."""
    parts = [_group_words(group) for group in reference.groups if group.numbers]
    return ", ".join(parts) or None


def _group_words(group: Group) -> str:
    unit = ABBREVIATIONS.get(group.unit or "", "")
    if len(group.numbers) > 1 and unit in ("art.", "para."):
        unit = unit.replace(".", "s.")
    numbers = ", ".join(_number_words(number) for number in group.numbers)
    return f"{unit} {numbers}".strip()


def _number_words(number: Number) -> str:
    first = ".".join(number.labels)
    return f"{first}–{'.'.join(number.through)}" if number.through else first
