"""Evidence: a file, a passage of a text that is held, or a link with a copy of what stood there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from compromiso.model.anchor import Anchor
from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change
from compromiso.register.link_archive import fetch
from compromiso.register.permissions import DRAFT_REPORT, Person, require
from compromiso.register.reporting_errors import EvidenceTooLarge, WordsNotThere
from compromiso.register.services import ledger
from compromiso.register.services.report_entries import writable_entry
from compromiso.register.store import blobs

MOST: Final = 25 * 1024 * 1024
"""The bytes that one file may have."""
ARCHIVES: Final = "COMPROMISO_ARCHIVE_LINKS"
PAGE: Final = "page.html"


def received(chunks: Iterable[bytes], name: str) -> bytes:
    """Give a file as sent; one that is too large is refused before it is held whole."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST:
            raise EvidenceTooLarge(name=name, limit=MOST >> 20)
        parts.append(chunk)
    return b"".join(parts)


@ledger.recorded
def attach_file(
    entry_id: UUID,
    content: bytes,
    name: str,
    *,
    title: str = "",
    restricted: bool = False,
    by: Person,
) -> models.Evidence:
    """Keep a file as evidence under its hash; its name is a label and never a path."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    if not content:
        raise WrongValue(field="file", value=name, choices="…")
    said = _kept(content, name)
    return _add(entry, "file", title or name, by, restricted=restricted, **said)


@ledger.recorded
def attach_passage(
    entry_id: UUID,
    provision_id: UUID,
    *,
    words: str = "",
    restricted: bool = False,
    by: Person,
) -> models.Evidence:
    """Let an entry rest on words of a document that is held: those given, or the whole point."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    held = models.Provision.objects.filter(id=provision_id)
    provision = held.select_related("source", "source__expression", "instrument").first()
    if provision is None:
        raise NotHeld(noun="provision", address=str(provision_id))
    anchor = _anchor(provision, words.strip())
    title = f"{provision.instrument.title}, {provision.url_path}"
    return _add(entry, "passage", title, by, restricted=restricted, anchor=anchor)


def attach_link(
    entry_id: UUID,
    url: str,
    *,
    title: str = "",
    copy: tuple[bytes, str] | None = None,
    restricted: bool = False,
    by: Person,
) -> models.Evidence:
    """Let an entry rest on a page elsewhere, with a copy: bytes and name given, or fetched.

    Nothing is fetched unless `COMPROMISO_ARCHIVE_LINKS=1`, and never while the ledger is held.
    """
    require(by, DRAFT_REPORT)
    writable_entry(entry_id, by)
    _check_url(url)
    if copy is None and os.environ.get(ARCHIVES) == "1":
        copy = fetch(url, MOST)[0], PAGE
    said = {"url": url, "title": title or url, "restricted": restricted}
    return _attach_link(entry_id, copy, said, by=by)


@ledger.recorded
def _attach_link(
    entry_id: UUID, copy: tuple[bytes, str] | None, said: dict[str, Any], *, by: Person
) -> models.Evidence:
    entry = writable_entry(entry_id, by)
    kept = _kept(*copy) if copy else {}
    return _add(entry, "link", said.pop("title"), by, **said, **kept)


@ledger.recorded
def withdraw_evidence(
    entry_id: UUID, evidence_id: UUID, *, version: int, by: Person
) -> models.Evidence:
    """Take a piece of evidence away from an entry; it stays on file."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    if not entry.evidence.filter(id=evidence_id, withdrawn=False).exists():
        raise NotHeld(noun="evidence", address=str(evidence_id))
    changes = {"withdrawn": True}
    return change(models.Evidence, evidence_id, version=version, changes=changes, by=by)


def _add(
    entry: models.ReportEntry, kind: str, title: str, by: Person, **said: Any
) -> models.Evidence:
    return add(models.Evidence(entry=entry, kind=kind, title=title.strip(), **said), by=by)


def _kept(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > MOST:
        raise EvidenceTooLarge(name=name, limit=MOST >> 20)
    return {
        "sha256": blobs().put(content),
        "name": _label(name),
        "media_type": "application/octet-stream",
        "bytes": len(content),
    }


def _label(name: str) -> str:
    """Give a name that is a label only: no path, no control characters, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[-200:] or "file"


def _anchor(provision: models.Provision, words: str) -> dict[str, Any]:
    text: str = provision.source.expression.text
    start, end = provision.start, provision.end
    if words:
        found = text.find(words, start, end)
        if found < 0:
            raise WordsNotThere(words=words, place=provision.url_path)
        start, end = found, found + len(words)
    cut = Anchor.cut(str(provision.source_id), text, start, end)
    return {"source": cut.expression, "start": cut.start, "end": cut.end, "quote": cut.quote}


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise WrongValue(field="link", value=url, choices="https://…, http://…")
