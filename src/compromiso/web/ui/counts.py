"""How many there are of something, as a phrase with the right plural."""

from __future__ import annotations

from django.utils.translation import ngettext

from compromiso.web.ui.telling import tell_number


def counted(noun: str, code: str, count: int) -> str:
    """Say “2 warnings” or “1 doubtful citation”; an unknown code is only counted."""
    phrase = _phrases(count).get((noun, code), "%(n)s")
    return phrase % {"n": tell_number(count)}


def _phrases(n: int) -> dict[tuple[str, str], str]:
    return {
        ("issue", "error"): ngettext("%(n)s error", "%(n)s errors", n),
        ("issue", "warning"): ngettext("%(n)s warning", "%(n)s warnings", n),
        ("issue", "info"): ngettext("%(n)s remark", "%(n)s remarks", n),
        ("citation", "repaired"): ngettext(
            "%(n)s citation repaired", "%(n)s citations repaired", n
        ),
        ("citation", "suspect"): ngettext("%(n)s doubtful citation", "%(n)s doubtful citations", n),
        ("citation", "ambiguous"): ngettext(
            "%(n)s ambiguous citation", "%(n)s ambiguous citations", n
        ),
        ("citation", "dangling"): ngettext(
            "%(n)s citation leads nowhere", "%(n)s citations lead nowhere", n
        ),
    }
