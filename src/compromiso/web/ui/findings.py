"""Findings of the audit told in the reader's language, by their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compromiso.web.ui.telling import join, tell_number


def name_kind(kind: str) -> str:
    """Name a kind of finding, as a heading."""
    return {
        "dangling": _("Citations that lead nowhere"),
        "suspect": _("Doubtful citations"),
        "repaired": _("Citations with a slip, read right"),
        "ambiguous": _("Ambiguous citations"),
        "misquoted": _("Words quoted that are not printed so"),
        "uncited": _("Points that nothing cites"),
        "same-task-two-bodies": _("The same task given twice"),
        "sibling-gap": _("Numbering that does not follow"),
    }.get(kind, kind)


def count_findings(kind: str, n: int) -> str:
    """Say how many findings of a kind there are, as part of the summary."""
    phrases = {
        "dangling": ngettext("%(n)s leads nowhere", "%(n)s lead nowhere", n),
        "suspect": ngettext("%(n)s is doubtful", "%(n)s are doubtful", n),
        "repaired": ngettext("%(n)s has a slip", "%(n)s have a slip", n),
        "ambiguous": ngettext("%(n)s is ambiguous", "%(n)s are ambiguous", n),
        "misquoted": ngettext("%(n)s quotation differs", "%(n)s quotations differ", n),
        "uncited": ngettext("%(n)s point uncited", "%(n)s points uncited", n),
        "same-task-two-bodies": ngettext("%(n)s task given twice", "%(n)s tasks given twice", n),
        "sibling-gap": ngettext("%(n)s gap in numbering", "%(n)s gaps in numbering", n),
    }
    return phrases.get(kind, "%(n)s") % {"n": tell_number(n)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence about a finding is filled with: words as printed, and places."""

    raw: str
    cited: Sequence[str]
    better: Sequence[str]


def tell_finding(kind: str, facts: Facts) -> str:
    """Say in one sentence what is the matter."""
    sentence = _nearest() if kind == "dangling" and facts.better else ""
    sentence = sentence or (_sentences().get(kind, ""))
    if kind == "suspect" and not facts.better:
        sentence = _("“%(raw)s” exists, but its words fit badly.")
    told = {"raw": facts.raw, "cited": join(facts.cited), "better": join(facts.better)}
    return sentence % told


def _nearest() -> str:
    return _("“%(raw)s” is printed nowhere in the document cited; the nearest there is %(better)s.")


def _sentences() -> dict[str, str]:
    return {
        "dangling": _("“%(raw)s” is printed nowhere in the document cited."),
        "suspect": _("“%(raw)s” exists, but these words fit %(better)s better."),
        "repaired": _("“%(raw)s” was read as %(cited)s."),
        "ambiguous": _("“%(raw)s” may mean more than one point: %(cited)s."),
        "misquoted": _("The words quoted as %(cited)s are not printed so there."),
        "uncited": _("Nothing in the plan takes up %(cited)s."),
        "same-task-two-bodies": _("Two bodies are given this task in the same words."),
        "sibling-gap": _("The number before or after “%(raw)s” is missing or repeated."),
    }
