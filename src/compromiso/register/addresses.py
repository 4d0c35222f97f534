"""Addresses a person would guess: `montevideo-2006` for an instrument, `25.f` for a provision."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from compromiso.exchange.records import Record

_PLAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_SIGNS: Final = re.compile(r"[^\w]+")
_LONGEST: Final = 200
_MEMORABLE: Final = 30


def slug_of(instrument: Record, taken: Collection[str]) -> str:
    """Give an instrument an address that none of `taken` has: its name, its year, its language."""
    name = _cut(_ascii(str(instrument["iri"]).rstrip("/").rsplit("/", 1)[-1]))
    year = (instrument["date"] or "")[:4]
    if year and year not in name.split("-"):
        name = f"{name}-{year}"
    candidates = _candidates(name or "document", instrument["language"])
    return next(candidate for candidate in candidates if candidate not in taken)


def _cut(name: str) -> str:
    """Keep as many whole words as one can remember."""
    if len(name) <= _MEMORABLE:
        return name
    return name[: _MEMORABLE + 1].rpartition("-")[0] or name[:_MEMORABLE]


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
    if provision["label"] is not None and provision["path"]:
        labels = [label.strip(".") for label in provision["path"]]
        yield from _joined(_from_the_last_number_in_full(labels))
        yield from _joined(labels)
    eid = provision["eid"]
    yield from _short(eid if _PLAIN.fullmatch(eid) else _hash(eid))
    number = 2
    while True:
        yield f"{_hash(eid)}-{number}"
        number += 1


def _from_the_last_number_in_full(labels: list[str]) -> list[str]:
    """Leave out what a number such as 3.4.1 says again of the articles above it."""
    full = [place for place, label in enumerate(labels) if "." in label]
    return labels[full[-1] :] if full else labels


def _joined(labels: list[str]) -> Iterator[str]:
    plain = [
        ".".join(_SIGNS.sub("-", one).strip("-") for one in label.split(".")) for label in labels
    ]
    if all(plain):
        yield from _short(".".join(plain))


def _short(address: str) -> Iterator[str]:
    if len(address) <= _LONGEST:
        yield address


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
