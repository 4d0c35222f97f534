"""Compares what a text quotes with the expressions of the provision in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compromiso.linking.across import follow
from compromiso.linking.finding import Difference, Finding
from compromiso.linking.opened import Opened
from compromiso.linking.quotations import Quotation, compare, quotations
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.alignment.alignment import Alignment
from compromiso.text.alignment.marks import figures


@dataclass(frozen=True, slots=True)
class Printed:
    """A provision as one document prints it."""

    opened: Opened
    provision: Provision

    @property
    def words(self) -> str:
        """Give the words of the provision, those of its points included."""
        return self.opened.quoted(self.provision).anchor.quote

    @property
    def language(self) -> str:
        """Give the language that it is printed in."""
        return self.opened.language_at(self.provision.start)


def misquoted(quoting: Dossier, alignment: Alignment) -> Iterator[Finding]:
    """Yield the quotations in a document that the two expressions of what it cites do not bear out.

    A quotation is compared word by word with the expression in its own language, and by its figures
    with one in another language. A document is not compared with itself.
    """
    here = Opened(quoting)
    cited = _cited(here, alignment)
    for quotation in quotations(here):
        printed_at = cited.get(quotation.citation.start)
        if printed_at is None:
            continue
        versions = [p for p in _versions(printed_at, alignment) if p.opened.dossier is not quoting]
        language = here.language_at(quotation.start)
        own = [printed for printed in versions if printed.language == language]
        for printed in (own or versions)[:1]:
            yield from _checked(here, quotation, printed, verbatim=bool(own))


def _cited(here: Opened, alignment: Alignment) -> Mapping[int, Printed]:
    """Give the one provision of either expression that each citation leads to."""
    found: dict[int, Printed] = {}
    for held in (alignment.other, alignment.one):
        opened = [here] if held is here.dossier else [here, Opened(held)]
        for trail in follow(opened):
            inside = trail.held.dossier is alignment.one or trail.held.dossier is alignment.other
            if trail.citing is here and inside and len(trail.provisions) == 1:
                found[trail.citation.start] = Printed(trail.held, trail.provisions[0])
    return found


def _versions(cited: Printed, alignment: Alignment) -> Iterator[Printed]:
    """Yield a provision as each of the two documents prints it, the one cited first."""
    yield cited
    one, other = Opened(alignment.one), Opened(alignment.other)
    for pair in alignment.pairs:
        if pair.one is cited.provision:
            yield Printed(other, pair.other)
        elif pair.other is cited.provision:
            yield Printed(one, pair.one)


def _checked(
    here: Opened, quotation: Quotation, printed: Printed, *, verbatim: bool
) -> Iterator[Finding]:
    quoted = here.dossier.text[quotation.start : quotation.end]
    differences = compare(quoted, printed.words) if verbatim else _figures(quoted, printed.words)
    if not differences:
        return
    source, instrument = here.dossier.source, here.instrument_at(quotation.start)
    cited = printed.opened.quoted(printed.provision)
    told = ".".join(cited.target.path)
    what = "words" if verbatim else "figures"
    reason = f"The {what} quoted are not those of {told} in {printed.opened.dossier.source.name}."
    anchors = (
        here.anchor(instrument, quotation.start, quotation.end),
        here.anchor(instrument, quotation.citation.start, quotation.citation.end),
    )
    yield Finding(
        "misquoted", source.sha256, source.name, anchors, reason, (cited,), differences=differences
    )


def _figures(quoted: str, printed: str) -> tuple[Difference, ...]:
    known = figures(printed)
    return tuple(
        Difference(as_printed, "")
        for digits, as_printed in figures(quoted).items()
        if digits not in known
    )
