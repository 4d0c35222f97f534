"""Finds the provisions that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.linking.finding import Finding
from compromiso.linking.opened import Opened
from compromiso.model.citation import Citation, Status
from compromiso.model.provision import Provision, ProvisionRef

FOLLOWED = frozenset({Status.RESOLVED, Status.REPAIRED, Status.SUSPECT})


def uncited(opened: Opened) -> Iterator[Finding]:
    """Yield the provisions that no line of a programme cites, and those that nothing cites at all.

    The first are those of the lists that the programme does cite; the second those of instruments
    that another instrument of the file cites. A citation of a whole list cites none of its points.
    """
    by_programme = set(_cited(opened, programme=True))
    by_any = set(_cited(opened, programme=False)) | by_programme
    served = {_list_of(opened, ref) for ref in by_programme}
    named = _named_from_elsewhere(opened)
    rest = []
    for provision in opened.dossier.provisions:
        if provision.label is None or not is_leaf(opened, provision):
            continue
        if _list_of(opened, provision.ref) not in served:
            rest.append(provision)
        elif provision.ref not in by_programme:
            yield _finding(opened, provision, "No line of the programme cites it.")
    for provision in rest:
        if provision.ref not in by_any and provision.instrument in named:
            yield _finding(opened, provision, "Nothing in the file cites it.")


def is_leaf(opened: Opened, provision: Provision) -> bool:
    """Tell whether a provision has no labelled provisions in it."""
    return not any(child.label for child in opened.structure.index.children(provision))


def programme_spans(opened: Opened) -> set[tuple[int, int]]:
    """Give the places of the citations that stand in the objectives of a programme."""
    return {
        span
        for line in opened.dossier.programme_lines
        for objective in line.objectives
        for span in objective.citations
    }


def _cited(opened: Opened, *, programme: bool) -> Iterator[ProvisionRef]:
    spans = programme_spans(opened)
    for citation in opened.dossier.citations:
        if citation.status not in FOLLOWED or len(citation.targets) > 1 and _is_relative(citation):
            continue
        if not programme or (citation.start, citation.end) in spans:
            found = (opened.provision(target) for target in citation.targets)
            yield from (provision.ref for provision in found if provision is not None)


def _is_relative(citation: Citation) -> bool:
    return citation.form == "relative"


def _list_of(opened: Opened, ref: ProvisionRef) -> ProvisionRef | None:
    parent = opened.structure.index.parent(opened.structure.index.by_ref[ref])
    return parent.ref if parent is not None else None


def _named_from_elsewhere(opened: Opened) -> set[str]:
    """Give the instruments that another instrument of the file cites."""
    named = set()
    for citation in opened.dossier.citations:
        here = opened.instrument_at(citation.start)
        found = (opened.provision(target) for target in citation.targets)
        named |= {p.instrument for p in found if p is not None and p.instrument != here}
    return named


def _finding(opened: Opened, provision: Provision, reason: str) -> Finding:
    source = opened.dossier.source
    quoted = opened.quoted(provision)
    return Finding("uncited", source.sha256, source.name, (quoted.anchor,), reason, (quoted,))
