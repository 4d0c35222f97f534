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

MOST: Final = 10_000
"""So many places that hold the words are weighed; of more, it is said that there are more."""

MOST_LIKE: Final = 3000
"""So many places that hold one of some words are weighed."""

_SQLITE: Final = """SELECT f.score, e.id
FROM (SELECT rowid AS id, bm25(register_words) AS score FROM register_words
      WHERE register_words MATCH %s LIMIT {most}) AS f
JOIN register_searchentry e ON e.id = f.id
WHERE e.language {languages} ORDER BY f.score, e.id"""
_POSTGRES: Final = """SELECT -ts_rank(f.vector, to_tsquery('simple', %s)) AS score, f.id
FROM (SELECT id, language, vector FROM register_searchentry
      WHERE vector @@ to_tsquery('simple', %s) LIMIT {most}) AS f
WHERE f.language {languages} ORDER BY score, f.id"""
_SQLITE_COUNT: Final = """SELECT count(*) FROM
(SELECT 1 FROM register_words WHERE register_words MATCH %s LIMIT %s) AS f"""
_POSTGRES_COUNT: Final = """SELECT count(*) FROM
(SELECT 1 FROM register_searchentry WHERE vector @@ to_tsquery('simple', %s) LIMIT %s) AS f"""
_SQLITE_LIKE: Final = """SELECT e.subject, e.words
FROM (SELECT rowid AS id, bm25(register_words) AS score FROM register_words
      WHERE register_words MATCH %s LIMIT {most}) AS f
JOIN register_searchentry e ON e.id = f.id
WHERE e.kind = %s AND e.language = %s ORDER BY f.score, e.id LIMIT %s"""
_POSTGRES_LIKE: Final = """SELECT subject, words FROM
(SELECT id, subject, words, vector FROM register_searchentry
 WHERE vector @@ to_tsquery('simple', %s) AND kind = %s AND language = %s LIMIT {most}) AS f
ORDER BY -ts_rank(vector, to_tsquery('simple', %s)), id LIMIT %s"""
_AT_ONCE: Final = 200
_OTHERS: Final = "other"
"""Stands for the languages that we do not know."""


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
    """A page of hits, best first, and how many there are; `is_more` says that there are more."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    is_more: bool = False


_Row = tuple[float, int]
"""The score of an entry (the least is best) and its number."""


def find(query: str, language: str | None = None, page: int = 1) -> Found:
    """Find what holds all words of the query, in one language or in each by its own stems."""
    rows, is_more = _rows(query, language)
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = _entries(rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    return Found(query, tuple(_hits(shown, query)), len(rows), page, pages, is_more)


def matching_provisions(query: str, limit: int) -> list[models.Provision]:
    """List the provisions that hold all words of the query, best first, with their instruments."""
    rows, _is_more = _rows(query, None)
    ids: list[UUID] = []
    for first in range(0, len(rows), _AT_ONCE):
        entries = _entries(rows[first : first + _AT_ONCE])
        ids += [entry.subject for entry in entries if entry.kind == "provision"]
        if len(ids) >= limit:
            break
    ids = ids[:limit]
    held = models.Provision.objects.select_related("instrument").in_bulk(ids)
    return [held[one] for one in ids if one in held]


def _rows(query: str, language: str | None) -> tuple[list[_Row], bool]:
    """Give what was found, best first, and say whether only the first `MOST` were weighed."""
    asked: dict[tuple[str, ...], list[str]] = {}
    for one in [language] if language else [*LANGUAGES, _OTHERS]:
        if words := query_words(query, one):
            asked.setdefault(words, []).append(one)
    found = [row for words, languages in asked.items() for row in _matches(words, languages)]
    is_more = any(_count(words) > MOST for words in asked)
    return sorted(found), is_more


def _entries(rows: Sequence[_Row]) -> list[models.SearchEntry]:
    """Give some entries in the order of the rows, without their words."""
    held = models.SearchEntry.objects.defer("words").in_bulk([number for _, number in rows])
    return [held[number] for _, number in rows if number in held]


def _matches(words: Sequence[str], languages: Sequence[str]) -> list[_Row]:
    """Give what holds all these stems, in the languages that reduce the query to them."""
    condition, names = _spoken(languages)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = " & ".join(words)
            statement = _POSTGRES.format(languages=condition, most=MOST)
            cursor.execute(statement, [asked, asked, *names])
        else:
            statement = _SQLITE.format(languages=condition, most=MOST)
            cursor.execute(statement, [_quoted(words), *names])
        return list(cursor.fetchall())


def likest(stems: Sequence[str], kind: str, language: str, limit: int) -> list[tuple[UUID, str]]:
    """Give what holds some of these stems, what holds the rarest first, and all its own stems."""
    if not stems:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = " | ".join(stems)
            cursor.execute(
                _POSTGRES_LIKE.format(most=MOST_LIKE), [asked, kind, language, asked, limit]
            )
        else:
            asked = " OR ".join(f'"{stem}"' for stem in stems)
            cursor.execute(_SQLITE_LIKE.format(most=MOST_LIKE), [asked, kind, language, limit])
        return [(UUID(str(subject)), words) for subject, words in cursor.fetchall()]


def _spoken(languages: Sequence[str]) -> tuple[str, Sequence[str]]:
    known = [one for one in languages if one in LANGUAGES]
    unheard = [one for one in LANGUAGES if one not in known]
    if _OTHERS in languages:
        marks = ", ".join(["%s"] * len(unheard))
        return (f"NOT IN ({marks})", unheard) if unheard else ("IS NOT NULL", ())
    return f"IN ({', '.join(['%s'] * len(known))})", known


def _quoted(words: Sequence[str]) -> str:
    return " ".join(f'"{word}"' for word in words)


def _count(words: Sequence[str]) -> int:
    """Say how many places hold these stems, whatever their language, up to one more than `MOST`."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_COUNT, [" & ".join(words), MOST + 1])
        else:
            cursor.execute(_SQLITE_COUNT, [_quoted(words), MOST + 1])
        return int(cursor.fetchone()[0])


def _hits(entries: Sequence[models.SearchEntry], query: str) -> Iterable[Hit]:
    subjects = _Subjects(entries)
    for entry in entries:
        yield subjects.hit(entry.kind, entry.subject, entry.language, query)


class _Subjects:
    """The things found, fetched once for each kind."""

    def __init__(self, entries: Sequence[models.SearchEntry]) -> None:
        ids = {kind: [one.subject for one in entries if one.kind == kind] for kind in _KINDS}
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
