"""Files on their way: kept at once, loaded one after the other in the background."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID, uuid4

from django.db import close_old_connections, transaction
from django.utils import timezone

from compromiso.errors import CompromisoError
from compromiso.intake.limits import LIMITS
from compromiso.intake.reading import check_size
from compromiso.register import models
from compromiso.register.permissions import LOAD_DOCUMENT, LOCAL, Person, require
from compromiso.register.services.load import load_document
from compromiso.register.store import incoming

_turn = threading.Lock()
_pages: dict[UUID, tuple[int, int]] = {}
"""How far the recognising of a scan is, while this process does it."""


def receive(chunks: Iterable[bytes], name: str, *, by: Person) -> models.Upload:
    """Keep a file and load it in the background; one that is too large is refused at once."""
    require(by, LOAD_DOCUMENT)
    upload = models.Upload(
        id=uuid4(), name=name, bytes=0, sha256="", received_at=timezone.now(), received_by=by.id
    )
    try:
        _keep(chunks, upload)
    except CompromisoError as refused:
        _refuse(upload, refused)
    upload.save(force_insert=True)
    if not upload.is_done:
        transaction.on_commit(_in_background)
    return upload


def _keep(chunks: Iterable[bytes], upload: models.Upload) -> None:
    digest = hashlib.sha256()
    place = _place(upload.id)
    try:
        with place.open("xb") as stream:
            for chunk in chunks:
                upload.bytes += len(chunk)
                check_size(upload.bytes, upload.name, LIMITS)
                digest.update(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    upload.sha256 = digest.hexdigest()


def _place(upload_id: UUID) -> Path:
    return incoming() / str(upload_id)


def _in_background() -> None:
    threading.Thread(target=_work, name="uploads", daemon=True).start()


def _work() -> None:
    try:
        load_waiting()
    finally:
        close_old_connections()


def resume() -> None:
    """Load what a stopped server left on its way; called once when a server starts."""
    if recall():
        _in_background()


def recall() -> int:
    """Let every file that a stopped server was loading wait again; say how many wait."""
    models.Upload.objects.filter(state__in=("reading", "storing")).update(state="waiting")
    return models.Upload.objects.filter(state="waiting").count()


def load_waiting() -> int:
    """Load every waiting file, the oldest first; say how many were settled."""
    settled = 0
    with _turn:
        while (upload := _next()) is not None:
            try:
                _settle(upload)
            except BaseException:  # a fault of ours: tell it on the page, then let it be seen
                _refuse(upload, CompromisoError())
                upload.save()
                raise
            settled += 1
    return settled


def _next() -> models.Upload | None:
    """Take the oldest waiting file; of two processes only one gets it."""
    for upload in models.Upload.objects.filter(state="waiting").order_by("received_at", "id"):
        taken = models.Upload.objects.filter(id=upload.id, state="waiting")
        if taken.update(state="reading"):
            return upload
    return None


def _settle(upload: models.Upload) -> None:
    place = _place(upload.id)
    by = Person(upload.received_by, LOCAL.role)
    try:
        content = place.read_bytes()
        outcome = load_document(
            content,
            upload.name,
            by=by,
            progress=lambda step: _say(upload.id, step),
            pages=lambda *page: _pages.update({upload.id: page}),
        )
    except CompromisoError as refused:
        _refuse(upload, refused)
    except FileNotFoundError:
        _settled_elsewhere(upload)
    else:
        _held(upload, outcome.source, "loaded" if outcome.is_new else "held")
    upload.save()
    _pages.pop(upload.id, None)
    place.unlink(missing_ok=True)


def _settled_elsewhere(upload: models.Upload) -> None:
    """Say what became of a file that is gone: another process was faster, or none."""
    source = models.Source.objects.filter(sha256=upload.sha256).first()
    if source is None:
        _refuse(upload, CompromisoError())
    else:
        _held(upload, source, "held")


def _held(upload: models.Upload, source: models.Source, state: str) -> None:
    upload.state, upload.source, upload.finished_at = state, source, timezone.now()


def page_begun(upload_id: UUID) -> tuple[int, int] | None:
    """Give the page of a scan that is being recognised and their number, or None."""
    return _pages.get(upload_id)


def _say(upload_id: UUID, step: str) -> None:
    models.Upload.objects.filter(id=upload_id).update(state=step)


def _refuse(upload: models.Upload, refused: CompromisoError) -> None:
    upload.state = "refused"
    upload.code, upload.problem, upload.remedy = refused.code, refused.told(), refused.cure()
    upload.finished_at = timezone.now()
