"""What pointing words mean: 'this Chapter', 'the preceding paragraphs', 'the above'."""

from __future__ import annotations

from collections.abc import Sequence

from compromiso.model.provision import Provision
from compromiso.text.citations.address_book import CONTAINERS, ROOTED, AddressBook, tag
from compromiso.text.citations.reference import Group

CLIMBED = 3
"""How many steps up a preceding paragraph that has the point cited of it is looked for."""


def pointed_at(group: Group, host: Provision, book: AddressBook) -> tuple[Provision, ...]:
    """List the provisions that 'this', 'the previous' or 'the following' with a unit word means."""
    if group.relation == "this":
        above = book.above(host, group.unit)
        return (above,) if above is not None else ()
    if group.unit == "provision":
        labelled = book.labelled(host)
        row, here = _row(labelled, book, forward=False) if labelled is not None else ((), None)
    elif group.unit in ROOTED:
        row, here = _row_of_kind(group, host, book)
    else:
        row, here = _row(host, book, forward=group.relation == "next")
    if here is None:
        return ()
    most = group.count or (len(row) if group.many else 1)
    if group.relation == "next":
        return tuple(row[here + 1 : here + 1 + most])
    return tuple(row[max(0, here - most) : here])


def pointed_with(
    group: Group, host: Provision, inner: Sequence[Group], book: AddressBook
) -> tuple[Provision, ...]:
    """List what a unit word points at; the nearest that has the point cited of it, if any has."""
    meant = pointed_at(group, host, book)
    if group.relation != "previous" or not inner or not inner[0].numbers:
        return meant
    cited, here, found = tag(inner[0].numbers[0].labels[0]), host, meant
    for _ in range(CLIMBED):
        children = book.structure.index.children(found[-1]) if found else ()
        if any(cited == tag(child.label_norm or "") for child in children):
            return found
        above = book.structure.index.parent(here)
        if above is None:
            break
        here, found = above, pointed_at(group, above, book)
    return meant


def preceding(host: Provision, book: AddressBook) -> tuple[Provision, ...]:
    """List the labelled provisions that stand before the host in its own list."""
    labelled = book.labelled(host)
    if labelled is None:
        return ()
    row = book.listed(labelled)
    return row[: row.index(labelled)]


def _row_of_kind(
    group: Group, host: Provision, book: AddressBook
) -> tuple[Sequence[Provision], int | None]:
    above = book.above(host, group.unit)
    if above is None:
        return (), None
    row = [
        p for p in book.structure.provisions
        if p.instrument == above.instrument and p.kind == above.kind and p.label is not None
    ]  # fmt: skip
    return row, row.index(above)


def _row(
    host: Provision, book: AddressBook, *, forward: bool
) -> tuple[Sequence[Provision], int | None]:
    """Give the list that the host stands in, and its place; the list above if it is first."""
    index = book.structure.index
    if host.label is None:
        row = index.siblings(host)
        here = row.index(host)
        if here or forward:
            return row, here
    current = book.labelled(host)
    if current is None or current.kind in CONTAINERS:
        return (), None
    if host.label is None and current is not host:
        return ((current, host), 1) if current.kind not in ROOTED else ((), None)
    while current is not None and current.kind not in CONTAINERS:
        row = book.listed(current)
        here = row.index(current)
        if here if not forward else here + 1 < len(row):
            return row, here
        above = index.parent(current)
        current = book.labelled(above) if above is not None else None
    return (), None
