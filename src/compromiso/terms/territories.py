"""The names of States and territories in each language."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path


@cache
def territories(language: str) -> dict[str, str]:
    """Give the names in a language (ISO 639-1) by their codes, as Babel's tables have them.

    Nothing else is kept of those tables: what Babel would hold of four languages takes 8 MB.
    """
    from babel import localedata  # slow to import, and most commands read no text

    with Path(localedata.resolve_locale_filename(language)).open("rb") as stream:
        return dict(pickle.load(stream)["territories"])  # noqa: S301 (a file of the package)
