"""The choices of a filter, each in words and with its count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from compromiso.web.ui.telling import name_actor, name_theme
from compromiso.web.ui.words import word


@dataclass(frozen=True, slots=True)
class ToldChoice:
    """A value to filter by, as a person reads it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ToldFacet:
    """One thing to filter by."""

    name: str
    label: str
    choices: tuple[ToldChoice, ...]


def told_facets(facets: Mapping[str, Iterable[Any]], names: Iterable[str]) -> list[ToldFacet]:
    """Tell the facets of a list in words, in the order of `names`."""
    labels = _labels()
    return [
        ToldFacet(name, labels[name], tuple(_told(name, c) for c in facets[name]))
        for name in names
        if name in facets
    ]


def _told(name: str, choice: Any) -> ToldChoice:
    told = _TELL.get(name)
    label = told(choice) if told else choice.label
    return ToldChoice(choice.value, label, choice.count, choice.chosen)


def _actor(choice: Any) -> str:
    kind = "state" if len(choice.value) == 2 else ""
    return name_actor({"id": choice.value, "name": choice.label, "kind": kind})


_TELL: Mapping[str, Callable[[Any], str]] = {
    "force": lambda choice: word("force", choice.value),
    "state": lambda choice: word("state", choice.value),
    "theme": lambda choice: name_theme(choice.value),
    "actor": _actor,
}


def _labels() -> dict[str, str]:
    return {
        "force": _("Force"),
        "state": _("State of review"),
        "actor": _("Actor"),
        "theme": _("Theme"),
        "instrument": _("Document"),
    }
