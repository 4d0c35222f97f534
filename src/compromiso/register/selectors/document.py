"""One instrument to read: its words in the centre, all that stands beside them in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.selectors.margin import Margin, ProvisionView


@dataclass(frozen=True, slots=True)
class Document:
    """An instrument with its provisions in document order; `siblings` stand in the same file."""

    instrument: models.Instrument
    source: models.Source
    siblings: tuple[models.Instrument, ...]
    provisions: tuple[ProvisionView, ...]
    issues: tuple[models.DocumentIssue, ...]

    def at(self, url_path: str) -> ProvisionView:
        """Give the provision at an address; raise `NotHeld` where there is none."""
        for view in self.provisions:
            if view.provision.url_path == url_path:
                return view
        raise NotHeld(noun="provision", address=f"{self.instrument.slug}/{url_path}")


def instrument(slug: str) -> models.Instrument:
    """Give the instrument at an address."""
    found = (
        models.Instrument.objects.select_related("source", "source__expression")
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise NotHeld(noun="document", address=slug)
    return found


def document(slug: str) -> Document:
    """Give an instrument ready to be read, in a fixed number of queries."""
    found = instrument(slug)
    issues = found.source.documentissues.filter(start__gte=found.start, start__lt=found.end)
    return Document(
        found,
        found.source,
        tuple(found.source.instruments.exclude(id=found.id)),
        _views(found),
        tuple(issues.order_by("order")),
    )


def _views(found: models.Instrument) -> tuple[ProvisionView, ...]:
    margin = Margin("instrument", found.id)
    text = found.source.expression.text
    return tuple(margin.view(held, text) for held in found.provisions.order_by("order"))


def provision(slug: str, url_path: str) -> ProvisionView:
    """Give one provision with its margin."""
    found = instrument(slug)
    held = found.provisions.filter(url_path=url_path).first()
    if held is None:
        raise NotHeld(noun="provision", address=f"{slug}/{url_path}")
    return Margin("id", held.id).view(held, found.source.expression.text)
