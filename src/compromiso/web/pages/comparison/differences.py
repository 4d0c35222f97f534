"""How two texts of one instrument differ at a provision, told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compromiso.web.ui.telling import name_language, tell_number


def count_differences(state: str, n: int) -> str:
    """Say how many lines differ in one way."""
    phrases = {
        "alone": ngettext("%(n)s stands in one text only", "%(n)s stand in one text only", n),
        "named": ngettext("%(n)s names something else", "%(n)s name something else", n),
        "renumbered": ngettext("%(n)s has another number", "%(n)s have another number", n),
        "doubtful": ngettext("%(n)s pair is not certain", "%(n)s pairs are not certain", n),
    }
    return phrases[state] % {"n": tell_number(n)}


def tell_difference(
    state: str,
    languages: tuple[str, str],
    one: Any,
    other: Any,
    names: Mapping[str, str],
) -> str:
    """Say in one sentence how a line differs; "" where it does not."""
    here, there = name_language(languages[0]), name_language(languages[1])
    if state == "alone":
        return _("Only in the text in %(language)s.") % {"language": here if one else there}
    if state == "named":
        return " ".join(_missing(here, names["one"]) + _missing(there, names["other"]))
    if state == "renumbered" and one and other:
        numbers = {"one": one.label_norm, "other": other.label_norm}
        return _("%(one)s in one text is %(other)s in the other.") % numbers
    return _("What answers to this point is not certain: compare the words.") if state else ""


def _missing(language: str, names: str) -> list[str]:
    sentence = _("Only in the text in %(language)s: %(names)s.")
    return [sentence % {"language": language, "names": names}] if names else []
