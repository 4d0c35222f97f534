"""Load a document: its bytes and everything read from them, wholly or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from compromiso.intake import check_size, read_file
from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.identity import source_id
from compromiso.register.permissions import LOAD_DOCUMENT, Person, require
from compromiso.register.rows import rows_of
from compromiso.register.services import ledger
from compromiso.register.services.index import index_source
from compromiso.register.services.proposals import proposals, source_claim
from compromiso.register.services.tables import add_rows
from compromiso.register.standing import replay
from compromiso.register.store import blobs
from compromiso.text.reading.progress import Progress, silently

Steps = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """A source that is held now; `is_new` is false when the same bytes were held already."""

    source: models.Source
    is_new: bool


def load_document(
    content: bytes,
    name: str,
    *,
    by: Person,
    progress: Steps | None = None,
    pages: Progress = silently,
) -> LoadOutcome:
    """Hold a document and everything read from it; the same bytes twice are one source.

    `progress` is told the steps, `pages` each page whose text is recognised in a picture.
    """
    require(by, LOAD_DOCUMENT)
    check_size(len(content), name)
    say = progress or _silently
    identity = source_id(hashlib.sha256(content).hexdigest())
    held = models.Source.objects.filter(id=identity).first()
    if held is not None:
        return LoadOutcome(held, is_new=False)
    say("reading")
    dossier = as_held(read_file(content, name, progress=pages), content, name)
    say("storing")
    return store(content, dossier, by)


def as_held(dossier: Dossier, content: bytes, name: str) -> Dossier:
    """Give a dossier as one of the bytes that are held.

    A record stream or Akoma Ntoso file tells of another file, which the register does not hold.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if dossier.source.sha256 == sha256:
        return dossier
    source = replace(dossier.source, name=name, sha256=sha256, bytes=len(content))
    instruments = tuple(replace(each, source=sha256) for each in dossier.instruments)
    return replace(dossier, source=source, instruments=instruments)


def _silently(step: str) -> None:
    return None


def store(content: bytes, dossier: Dossier, by: Person) -> LoadOutcome:
    """Keep the bytes, then add everything in one transaction."""
    blobs().put(content)
    return _record(dossier, by)


@ledger.recorded
def _record(dossier: Dossier, by: Person) -> LoadOutcome:
    identity = source_id(dossier.source.sha256)
    held = models.Source.objects.filter(id=identity).first()
    if held is not None:
        return LoadOutcome(held, is_new=False)
    return LoadOutcome(_add(dossier, identity, by), is_new=True)


def _add(dossier: Dossier, identity: UUID, by: Person) -> models.Source:
    taken = set(models.Instrument.objects.values_list("slug", flat=True))
    claims = [source_claim(dossier, identity, by), *proposals(dossier, identity, taken)]
    standings = replay(ledger.append(claims))
    source = standings.by_id[identity]
    rows = rows_of(source, standings.of_source(identity))
    add_rows(rows, standings.actors.values())
    added: models.Source = rows[models.Source][0]
    models.Expression.objects.create(source=added, text=dossier.text)
    index_source(rows, dossier.text)
    return added
