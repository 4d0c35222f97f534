"""From bytes to canonical text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePath

from compromiso.model.reading import Reading
from compromiso.model.source import Source
from compromiso.text.reading.block_writer import Page
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

HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = re.compile(r"[^\W_]{2}")
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
}
"""The types of file that can be read, by the end of the file's name."""


def to_text(data: bytes, name: str) -> Reading:
    """Give the canonical text of a file, and what had to be said about it."""
    media_type = media_type_of(name)
    refuse_size(data, name, media_type)
    page = page_of(data, name, media_type)
    refuse_length(page.text, name)
    digest = hashlib.sha256(data).hexdigest()
    language = language_of(page.text)
    source = Source(name, digest, media_type, len(data), len(page.text), language)
    return Reading(source, page.text, page.artefacts, page.generated, page.issues)


def page_of(data: bytes, name: str, media_type: str) -> Page:
    """Give the text of a file as the adapter for its type reads it."""
    if media_type == DOCX:
        return read_docx(data, name)
    decoded = decode(data, name)
    page = read_page(decoded.text, name) if media_type == HTML else Page(decoded.text)
    return replace(page, issues=decoded.issues)


def media_type_of(name: str) -> str:
    """Give the media type that the end of a file's name stands for."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in MEDIA_TYPES:
        known = " ".join(MEDIA_TYPES)
        raise UnknownType(name=name, suffix=suffix or "“no ending”", known=known)
    return MEDIA_TYPES[suffix]


def refuse_size(data: bytes, name: str, media_type: str) -> None:
    """Pass only files that hold something and no more than the limit."""
    if not data:
        raise EmptyFile(name=name)
    limit = PAGE_BYTES if media_type == HTML else FILE_BYTES
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
