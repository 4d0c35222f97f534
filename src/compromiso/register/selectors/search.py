"""Words found in provisions, titles and commitments, in each language by its own stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from compromiso.register import models
from compromiso.register.search import LANGUAGES, Marked, query_words, snippet
from compromiso.register.selectors.texts import texts_of
from compromiso.register.services.index import own_words

PAGE_SIZE: Final = 20

_SQLITE: Final = """SELECT e.kind, e.subject, e.language, bm25(register_words) AS score, e.id
FROM register_words JOIN register_searchentry e ON e.id = register_words.rowid
WHERE register_words MATCH %s AND e.language {languages}"""
_POSTGRES: Final = """SELECT e.kind, e.subject, e.language,
-ts_rank(to_tsvector('simple', e.words), to_tsquery('simple', %s)) AS score, e.id
FROM register_searchentry e
WHERE to_tsvector('simple', e.words) @@ to_tsquery('simple', %s) AND e.language {languages}"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, where it stands, and its words with the ones looked for marked.

    `kind` is `provision`, `instrument` or `commitment`; `commitment` is set for the last.
    """

    kind: str
    title: str
    slug: str
    url_path: str
    commitment: UUID | None
    language: str
    snippet: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, best first, and how many there are."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int


_Row = tuple[str, UUID, str, float, int]


def find(query: str, language: str | None = None, page: int = 1) -> Found:
    """Find what holds all words of the query, in one language or in each by its own stems."""
    rows = sorted(_rows(query, language), key=lambda row: (row[3], row[4]))
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Found(query, tuple(_hits(shown, query)), len(rows), page, pages)


def matching_provisions(query: str, limit: int) -> list[models.Provision]:
    """List the provisions that hold all words of the query, best first, with their instruments."""
    rows = sorted(_rows(query, None), key=lambda row: (row[3], row[4]))
    ids = [row[1] for row in rows if row[0] == "provision"][:limit]
    held = models.Provision.objects.select_related("instrument").in_bulk(ids)
    return [held[one] for one in ids if one in held]


def _rows(query: str, language: str | None) -> Iterable[_Row]:
    known = [language] if language else [*LANGUAGES, ""]
    for one in known:
        words = query_words(query, one)
        if words:
            yield from _matches(words, one)


def _matches(words: Sequence[str], language: str) -> list[_Row]:
    if language in LANGUAGES:
        condition, names = "= %s", [language]
    else:
        condition, names = f"NOT IN ({', '.join(['%s'] * len(LANGUAGES))})", [*LANGUAGES]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = " & ".join(words)
            cursor.execute(_POSTGRES.format(languages=condition), [asked, asked, *names])
        else:
            asked = " ".join(f'"{word}"' for word in words)
            cursor.execute(_SQLITE.format(languages=condition), [asked, *names])
        return [(kind, UUID(str(subject)), *rest) for kind, subject, *rest in cursor.fetchall()]


def _hits(rows: Sequence[_Row], query: str) -> Iterable[Hit]:
    subjects = _Subjects(rows)
    for kind, subject, language, _, _ in rows:
        yield subjects.hit(kind, subject, language, query)


class _Subjects:
    """The things found, fetched once for each kind."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        ids = {kind: [row[1] for row in rows if row[0] == kind] for kind in _KINDS}
        self._provisions = (models.Provision.objects.select_related("instrument")).in_bulk(
            ids["provision"]
        )
        self._texts = texts_of(found.source_id for found in self._provisions.values())
        self._instruments = models.Instrument.objects.in_bulk(ids["instrument"])
        self._commitments = (
            models.Commitment.objects.select_related("instrument", "provision")
        ).in_bulk(ids["commitment"])

    def hit(self, kind: str, subject: UUID, language: str, query: str) -> Hit:
        """Give one of them as it is shown."""
        if kind == "provision":
            provision = self._provisions[subject]
            words = own_words(provision, self._texts[provision.source_id])
            where = (provision.instrument.title, provision.instrument.slug, provision.url_path)
            return Hit(kind, *where, None, language, snippet(words, query, language))
        if kind == "instrument":
            title, slug = self._instruments[subject].title, self._instruments[subject].slug
            return Hit(kind, title, slug, "", None, language, snippet(title, query, language))
        found = self._commitments[subject]
        title = found.instrument.title if found.instrument else ""
        slug = found.instrument.slug if found.instrument else ""
        path = found.provision.url_path if found.provision else ""
        action = snippet(found.action, query, language)
        return Hit(kind, title, slug, path, subject, language, action)


_KINDS: Final = ("provision", "instrument", "commitment")
