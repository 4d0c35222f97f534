"""A provision's own words cut into pieces, so that a page can link and underline them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from compromiso.register import models

Mark = TypeVar("Mark", models.Citation, models.Commitment)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as printed; `citation` and `commitments` are those that these words belong to.

    `breaks` says that page furniture stood before these words in the file.
    """

    text: str
    start: int
    end: int
    citation: models.Citation | None = None
    commitments: tuple[models.Commitment, ...] = ()
    breaks: bool = False


def pieces_of(
    provision: models.Provision,
    text: str,
    citations: Sequence[models.Citation],
    commitments: Sequence[models.Commitment],
) -> tuple[Piece, ...]:
    """Cut the provision's own words at each citation and commitment that starts or ends in it."""
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(provision.spans):
        for at, to in _cuts(start, end, [*citations, *commitments]):
            breaks = bool(number) and at == start
            pieces.append(
                Piece(
                    text[at:to],
                    at,
                    to,
                    next(iter(_over(citations, at, to)), None),
                    tuple(_over(commitments, at, to)),
                    breaks,
                )
            )
    return tuple(pieces)


def _cuts(
    start: int, end: int, marks: Iterable[models.Citation | models.Commitment]
) -> Iterator[tuple[int, int]]:
    inside = {start, end}
    for mark in marks:
        inside |= {place for place in (mark.start, mark.end) if start < place < end}
    places = sorted(inside)
    yield from pairwise(places)


def _over(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    return (mark for mark in marks if mark.start <= start and end <= mark.end)
