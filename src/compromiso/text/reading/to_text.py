"""From bytes to canonical text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from compromiso.model.reading import Reading
from compromiso.model.source import Source
from compromiso.text.reading.decoding import decode
from compromiso.text.reading.docx.read_docx import read_docx
from compromiso.text.reading.errors import (
    BlankText,
    EmptyFile,
    FileTooLarge,
    NoWords,
    TextTooLong,
    UnknownType,
)
from compromiso.text.reading.language import language_of
from compromiso.text.reading.limits import FILE_BYTES, PAGE_BYTES, TEXT_CHARS
from compromiso.text.reading.page import read_page
from compromiso.text.reading.page_writer import PagedText
from compromiso.text.reading.paragraph_list import read_paragraph_list
from compromiso.text.reading.pdf import read_pdf
from compromiso.text.reading.picture import read_picture
from compromiso.text.reading.progress import Progress, silently

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = re.compile(r"[^\W_]{2}")
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".json": "application/json",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".docx": DOCX,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""The types of file that can be read, by the end of the file's name."""


READ_BACK = (".jsonl", ".xml")
"""The ends of files that this program wrote and that are read back, not read anew."""


def to_text(data: bytes, name: str, progress: Progress = silently) -> Reading:
    """Give the canonical text of a file, and what had to be said about it.

    `progress` is told of each page whose text has to be recognised, which takes seconds.
    """
    media_type = media_type_of(name)
    refuse_size(data, name, media_type)
    reading = READERS[media_type](data, name, progress)
    refuse_length(reading.text, name)
    return reading


def _plain(data: bytes, name: str, _: Progress) -> Reading:
    decoded = decode(data, name)
    source = _source(data, name, decoded.text)
    return Reading(source, decoded.text, issues=decoded.issues)


def _list(data: bytes, name: str, _: Progress) -> Reading:
    decoded = decode(data, name)
    text = read_paragraph_list(decoded.text, name)
    return Reading(_source(data, name, text), text, issues=decoded.issues)


def _web_page(data: bytes, name: str, _: Progress) -> Reading:
    decoded = decode(data, name)
    page = read_page(decoded.text, name)
    source = _source(data, name, page.text)
    issues = (*decoded.issues, *page.issues)
    return Reading(source, page.text, page.artefacts, page.generated, issues, breaks=page.breaks)


def _word(data: bytes, name: str, _: Progress) -> Reading:
    page = read_docx(data, name)
    source = _source(data, name, page.text)
    return Reading(
        source, page.text, page.artefacts, page.generated, page.issues, breaks=page.breaks
    )


def _pdf(data: bytes, name: str, progress: Progress) -> Reading:
    return _paged(data, name, read_pdf(data, name, progress))


def _picture(data: bytes, name: str, progress: Progress) -> Reading:
    return _paged(data, name, read_picture(data, name, progress))


def _paged(data: bytes, name: str, read: PagedText) -> Reading:
    source = replace(_source(data, name, read.text), pages=len(read.pages.sizes))
    return Reading(source, read.text, read.artefacts, (), read.issues, read.pages, read.breaks)


READERS: dict[str, Callable[[bytes, str, Progress], Reading]] = {
    "text/plain": _plain,
    "text/markdown": _plain,
    "application/json": _list,
    "text/html": _web_page,
    DOCX: _word,
    "application/pdf": _pdf,
    "image/png": _picture,
    "image/jpeg": _picture,
    "image/tiff": _picture,
}
"""How the files of each type are read."""


def _source(data: bytes, name: str, text: str) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    language = language_of(text)
    return Source(name, digest, media_type_of(name), len(data), len(text), language)


def media_type_of(name: str) -> str:
    """Give the media type that the end of a file's name stands for."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in MEDIA_TYPES:
        known = " ".join((*MEDIA_TYPES, *READ_BACK))
        raise UnknownType(name=name, suffix=suffix or "“no ending”", known=known)
    return MEDIA_TYPES[suffix]


def refuse_size(data: bytes, name: str, media_type: str) -> None:
    """Pass only files that hold something and no more than the limit."""
    if not data:
        raise EmptyFile(name=name)
    limit = PAGE_BYTES if media_type == "text/html" else FILE_BYTES
    if len(data) > limit:
        raise FileTooLarge(name=name, size=len(data), limit=limit)


def refuse_length(text: str, name: str) -> None:
    """Pass only texts that hold a word to read and no more characters than the limit."""
    if len(text) > TEXT_CHARS:
        raise TextTooLong(name=name, size=len(text), limit=TEXT_CHARS)
    if not text or text.isspace():
        raise BlankText(name=name)
    if WORD.search(text) is None:
        raise NoWords(name=name, sign=text.lstrip()[0])
