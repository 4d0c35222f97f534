"""What the list of documents is filled with."""

from __future__ import annotations

from typing import Any, Final

from compromiso.intake.limits import LIMITS, MIB
from compromiso.register.permissions import LOAD_DOCUMENT, Person, may
from compromiso.register.selectors.library import library, overview, uploads
from compromiso.web.ui.sent import page_of

PAGE_SIZE: Final = 50


def library_facts(by: Person, asked: str = "") -> dict[str, Any]:
    """Give a page of documents; to those who load them, the files on their way or refused too."""
    pages = max(1, -(-overview().sources // PAGE_SIZE))
    page = page_of(asked, pages)
    may_load = may(by, LOAD_DOCUMENT)
    return {
        "section": "library",
        "rows": library((page - 1) * PAGE_SIZE, PAGE_SIZE),
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
        "uploads": [u for u in uploads() if u.state != "loaded"] if may_load else [],
        "may_load": may_load,
        "most": LIMITS.file_bytes // MIB,
    }
