"""One instrument to read: its words in the centre, all that stands beside them in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

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


def document_around(slug: str, url_path: str) -> Document:
    """Give an instrument with one provision, those above and below it and its neighbours only."""
    found = instrument(slug)
    held = found.provisions.filter(url_path=url_path).order_by("order").first()
    if held is None:
        raise NotHeld(noun="provision", address=f"{slug}/{url_path}")
    issues = found.source.documentissues.filter(start__gte=found.start, start__lt=found.end)
    siblings = tuple(found.source.instruments.exclude(id=found.id))
    views = _views_of(found, _around(found, held))
    return Document(found, found.source, siblings, views, tuple(issues.order_by("order")))


def _around(found: models.Instrument, held: models.Provision) -> list[models.Provision]:
    before = found.provisions.filter(order__lt=held.order)
    after = found.provisions.filter(order__gt=held.order)
    labelled = ~Q(label=None) & ~Q(label="")
    near = {
        held.id: held,
        **{one.id: one for one in before.filter(subtree_end__gt=held.start)},
        **{one.id: one for one in after.filter(start__lt=held.subtree_end)},
        **{one.id: one for one in before.filter(labelled).order_by("-order")[:1]},
        **{one.id: one for one in after.filter(labelled).order_by("order")[:1]},
    }
    return sorted(near.values(), key=lambda one: one.order)


def _views_of(found: models.Instrument, held: list[models.Provision]) -> tuple[ProvisionView, ...]:
    margin = Margin("id__in", [one.id for one in held])
    text = found.source.expression.text
    return tuple(margin.view(one, text) for one in held)


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
