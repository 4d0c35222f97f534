"""The sentences of the pages, gathered for translators and compiled for the server.

Run `python -m compromiso.web.ui.catalogs` after a sentence was added or translated: it needs no
gettext program.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1]
LANGUAGES = ("es", "pt", "en")
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def sentences() -> Catalog:
    """Gather every sentence of the templates and the code."""
    gathered = Catalog(fuzzy=False, charset="utf-8")
    for place, source in _sources():
        found = extract("python", BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
        for _line, message, _comments, context in found:
            gathered.add(message, locations=[(place, 0)], context=context)
    return gathered


def _sources() -> Iterator[tuple[str, str]]:
    for path in sorted(WEB.rglob("*.py")):
        yield str(path.relative_to(WEB)), path.read_text(encoding="utf-8")
    for path in sorted([*WEB.glob("templates/**/*.html"), *WEB.glob("templates/**/*.txt")]):
        yield str(path.relative_to(WEB)), templatize(path.read_text(encoding="utf-8"))


def held(language: str) -> Catalog:
    """Give the translations of a language as they stand in its file."""
    path = _file(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def missing(language: str) -> list[str]:
    """List the sentences that a language lacks, or has without being used any more."""
    there = {(m.id, m.context): m.string for m in held(language) if m.id}
    wanted = {(m.id, m.context) for m in sentences() if m.id}
    lacking = [str(key[0]) for key in wanted if not _is_said(there.get(key))]
    return sorted(lacking) + sorted(str(key[0]) for key in there.keys() - wanted)


def _is_said(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def renew(language: str) -> None:
    """Write the file of a language with every sentence of today, and compile it."""
    catalog = held(language)
    catalog.update(sentences(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.project, catalog.version = "Compromiso", "0.1"
    catalog.header_comment = "# The sentences of the pages; see compromiso.web.ui.catalogs."
    catalog.creation_date = catalog.revision_date = _NO_DATE
    _file(language).parent.mkdir(parents=True, exist_ok=True)
    with _file(language).open("wb") as stream:
        write_po(stream, catalog, width=0, no_location=True, omit_header=False, sort_output=True)
    _file(language).with_suffix(".mo").write_bytes(compiled(language))


def compiled(language: str) -> bytes:
    """Give the translations of a language as the server reads them."""
    stream = BytesIO()
    write_mo(stream, held(language))
    return stream.getvalue()


def _file(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    for code in LANGUAGES:
        renew(code)
