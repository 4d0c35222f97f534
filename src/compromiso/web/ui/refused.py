"""What the register refuses, told in the reader's language by the code of the refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from compromiso.errors import CompromisoError
from compromiso.web.ui.refusal_words import REFUSALS


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, what to do, and the language both are told in."""

    problem: str
    remedy: str
    code: str
    lang: str


def tell(error: CompromisoError) -> Told:
    """Tell a refusal in the reader's language; one without a translation stays in English."""
    return tell_code(error.code, error.told(), error.cure())


def tell_code(code: str, problem: str, remedy: str) -> Told:
    """Tell a refusal by its code; without a translation the words given are kept, as English."""
    known = _known().get(code)
    return Told(*known, code, "") if known else Told(problem, remedy, code, "en")


def tell_issue(issue: Any) -> Told:
    """Tell an issue of a document in the reader's language, by its code."""
    return tell_code(issue.code, issue.message, issue.remedy)


def _known() -> dict[str, tuple[str, str]]:
    if (get_language() or "en").startswith("en"):
        return {}
    return {code: (str(problem), str(remedy)) for code, (problem, remedy) in REFUSALS.items()}
