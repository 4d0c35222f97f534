"""The index of words: fed with everything findable, by the one normaliser."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from compromiso.register import models
from compromiso.register.rows import Rows
from compromiso.register.search import normalised


def index_source(rows: Rows, text: str) -> None:
    """Feed the index with one file, in place of what it held of it."""
    source_id: UUID = rows[models.Source][0].id
    models.SearchEntry.objects.filter(source_id=source_id).delete()
    models.SearchEntry.objects.bulk_create(
        models.SearchEntry(
            source_id=source_id,
            kind=kind,
            subject=subject,
            language=language,
            words=normalised(words, language),
        )
        for kind, subject, language, words in _findable(rows, text)
    )


def _findable(rows: Rows, text: str) -> Iterator[tuple[str, UUID, str, str]]:
    languages: dict[UUID, str] = {}
    for instrument in rows[models.Instrument]:
        languages[instrument.id] = instrument.language
        yield "instrument", instrument.id, instrument.language, instrument.title
    for provision in rows[models.Provision]:
        words = own_words(provision, text)
        yield "provision", provision.id, languages[provision.instrument_id], words
    for commitment in rows[models.Commitment]:
        language = languages.get(commitment.instrument_id, "")
        yield "commitment", commitment.id, language, commitment.action


def own_words(provision: models.Provision, text: str) -> str:
    """Give the provision's own words as printed, its pieces joined by a line break."""
    return "\n".join(text[start:end] for start, end in provision.spans)


def index_commitment(commitment: models.Commitment) -> None:
    """Feed the index with a commitment's action in place of the one before."""
    entries = models.SearchEntry.objects.filter(subject=commitment.id)
    entry = entries.first()
    if entry is not None:
        entries.delete()
        models.SearchEntry.objects.create(
            source_id=commitment.source_id,
            kind="commitment",
            subject=commitment.id,
            language=entry.language,
            words=normalised(commitment.action, entry.language),
        )
