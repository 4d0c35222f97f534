"""Addresses a person would guess: `montevideo-2006` for an instrument, `25.f` for a provision."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from compromiso.exchange.records import Record

_PLAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_LONGEST: Final = 200


def slug_of(instrument: Record, taken: Collection[str]) -> str:
    """Give an instrument an address that none of `taken` has: its name, its year, its language."""
    name = _ascii(str(instrument["iri"]).rstrip("/").rsplit("/", 1)[-1]) or _ascii(instrument["id"])
    year = (instrument["date"] or "")[:4]
    if year and year not in name.split("-"):
        name = f"{name}-{year}"
    candidates = _candidates(name[:80] or "document", instrument["language"])
    return next(candidate for candidate in candidates if candidate not in taken)


def _candidates(name: str, language: str) -> Iterator[str]:
    yield name
    yield f"{name}-{_ascii(language)}"
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def url_paths(provisions: Iterable[Record]) -> Iterator[str]:
    """Yield the address of each provision within its instrument; no two are the same."""
    taken: set[tuple[str, str]] = set()
    for provision in provisions:
        for candidate in _addresses(provision):
            if (provision["instrument"], candidate) not in taken:
                break
        taken.add((provision["instrument"], candidate))
        yield candidate


def _addresses(provision: Record) -> Iterator[str]:
    labels = provision["path"]
    if provision["label"] is not None and labels and all(map(_PLAIN.fullmatch, labels)):
        yield from _short(".".join(_said_once(labels)))
    eid = provision["eid"]
    yield from _short(eid if _PLAIN.fullmatch(eid) else _hash(eid))
    number = 2
    while True:
        yield f"{_hash(eid)}-{number}"
        number += 1


def _said_once(labels: list[str]) -> Iterator[str]:
    """Yield the labels without those that the next one repeats: 3.4 before 3.4.1."""
    for label, below in zip(labels, [*labels[1:], ""], strict=True):
        if not below.startswith(f"{label}."):
            yield label


def _short(address: str) -> Iterator[str]:
    if len(address) <= _LONGEST:
        yield address


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
