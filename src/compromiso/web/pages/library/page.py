"""What the list of documents is filled with."""

from __future__ import annotations

from typing import Any

from compromiso.register.permissions import LOAD_DOCUMENT, Person, may
from compromiso.register.selectors.library import library, uploads


def library_facts(by: Person) -> dict[str, Any]:
    """Give the documents and the files that are still on their way or were refused."""
    return {
        "section": "library",
        "rows": library(),
        "uploads": [upload for upload in uploads() if upload.state != "loaded"],
        "may_load": may(by, LOAD_DOCUMENT),
    }
