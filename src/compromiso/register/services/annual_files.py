"""The files of a frozen edition: small ones made at once, large ones in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.cache import cache

from compromiso.exchange.edition import SHOWN
from compromiso.exchange.edition_docx import docx
from compromiso.exchange.edition_facts import totals
from compromiso.exchange.edition_pdf import pdf
from compromiso.model.edition import Edition
from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.annual import brief, printed
from compromiso.register.services.jobs import Turn, ask_again, ask_once

KIND: Final = "annual-file"
AT_ONCE: Final = 120
"""An edition that tells of so many things is set while the file is waited for."""
FORMS: Final[Mapping[str, Callable[[Edition], bytes]]] = {"pdf": pdf, "docx": docx}


@dataclass(frozen=True, slots=True)
class Made:
    """A file of an edition; until there is one, the job that makes it."""

    content: bytes | None = None
    job: models.Job | None = None


def file_of(found: models.AnnualAssessment, language: str, form: str) -> Made:
    """Give a file of a frozen edition, or let it wait until it is made."""
    name = _name(found, language, form)
    content: bytes | None = cache.get(name)
    if content is None and _things(found) <= AT_ONCE:
        content = _make(found, language, form)
    if content is not None:
        return Made(content)
    given = {"assessment": str(found.id), "language": language, "form": form}
    job = ask_once(KIND, name, given)
    return Made(job=ask_again(job) if job.state == "done" else job)


def make_file(turn: Turn, _by: Person) -> Mapping[str, Any]:
    """Do the job of making a file, which is then kept beside the register."""
    given = turn.job.given
    found = models.AnnualAssessment.objects.defer("content").get(id=UUID(given["assessment"]))
    return {"bytes": len(_make(found, given["language"], given["form"]))}


def _things(found: models.AnnualAssessment) -> int:
    of = totals(brief(found, SHOWN))
    return sum(of[name] for name in ("tasks", "actions", "reports", "places", "next"))


def _make(found: models.AnnualAssessment, language: str, form: str) -> bytes:
    content = FORMS[form](printed(found, language))
    cache.set(_name(found, language, form), content, None)
    return content


def _name(found: models.AnnualAssessment, language: str, form: str) -> str:
    return f"annual-file:{found.content_sha256}:{found.number}:{language}:{form}"
