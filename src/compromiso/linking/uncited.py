"""Finds the provisions that nothing cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compromiso.linking.across import Followed
from compromiso.linking.finding import Finding
from compromiso.linking.opened import Opened
from compromiso.model.provision import Provision, ProvisionRef

Place = tuple[str, ProvisionRef]
"""A provision among several documents: the SHA-256 of its file, and its reference."""


def uncited(opened: Sequence[Opened], followed: Iterable[Followed]) -> Iterator[Finding]:
    """Yield the provisions that no line of a programme cites, and those that nothing cites at all.

    The first are those of the lists that the programme does cite; the second those of instruments
    that another instrument cites. A citation of a whole list cites none of its points.
    """
    trails = [trail for trail in followed if not _is_sweeping(trail)]
    by_programme = set(_places(trail for trail in trails if in_programme(trail)))
    by_any = set(_places(trails))
    named = {(_sha(t.held), t.instrument) for t in trails if _is_from_elsewhere(t)}
    for one in opened:
        yield from _of_one(one, by_programme, by_any, named)


def _of_one(
    one: Opened, by_programme: set[Place], by_any: set[Place], named: set[tuple[str, str]]
) -> Iterator[Finding]:
    sha = _sha(one)
    served = {_list_of(one, ref) for held, ref in by_programme if held == sha}
    rest = []
    for provision in one.dossier.provisions:
        if provision.label is None or not is_leaf(one, provision):
            continue
        if _list_of(one, provision.ref) not in served:
            rest.append(provision)
        elif (sha, provision.ref) not in by_programme:
            yield _finding(one, provision, "No line of the programme cites it.")
    for provision in rest:
        if (sha, provision.ref) not in by_any and (sha, provision.instrument) in named:
            yield _finding(one, provision, "Nothing held cites it.")


def is_leaf(opened: Opened, provision: Provision) -> bool:
    """Tell whether a provision has no labelled provisions in it."""
    return not any(child.label for child in opened.structure.index.children(provision))


def in_programme(trail: Followed) -> bool:
    """Tell whether a citation stands in an objective of a programme line."""
    span = (trail.citation.start, trail.citation.end)
    lines = trail.citing.dossier.programme_lines
    return any(span in objective.citations for line in lines for objective in line.objectives)


def _is_sweeping(trail: Followed) -> bool:
    """Tell 'in the light of the above', which cites a whole text and so nothing in it."""
    return trail.citation.form == "relative" and len(trail.provisions) > 1


def _is_from_elsewhere(trail: Followed) -> bool:
    return trail.is_across or trail.instrument != trail.citing.instrument_at(trail.citation.start)


def _places(trails: Iterable[Followed]) -> Iterator[Place]:
    for trail in trails:
        yield from ((_sha(trail.held), provision.ref) for provision in trail.provisions)


def _sha(opened: Opened) -> str:
    return opened.dossier.source.sha256


def _list_of(opened: Opened, ref: ProvisionRef) -> ProvisionRef | None:
    parent = opened.structure.index.parent(opened.structure.index.by_ref[ref])
    return parent.ref if parent is not None else None


def _finding(opened: Opened, provision: Provision, reason: str) -> Finding:
    source = opened.dossier.source
    quoted = opened.quoted(provision)
    return Finding("uncited", source.sha256, source.name, (quoted.anchor,), reason, (quoted,))
