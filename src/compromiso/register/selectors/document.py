"""One instrument to read: its words in the centre, all that stands beside them in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.selectors.margin import Margin, ProvisionView
from compromiso.register.selectors.stretches import Stretch, stretch_at, stretches_of


@dataclass(frozen=True, slots=True)
class Document:
    """An instrument with provisions in document order; `siblings` stand in the same file.

    A long one is read by `stretches`: `provisions` and `issues` are then those of `stretch`.
    """

    instrument: models.Instrument
    source: models.Source
    siblings: tuple[models.Instrument, ...]
    provisions: tuple[ProvisionView, ...]
    issues: tuple[models.DocumentIssue, ...]
    stretches: tuple[Stretch, ...] = ()
    stretch: Stretch | None = None

    @property
    def is_cited(self) -> bool:
        """Say whether any of its provisions is cited, here or in another stretch."""
        held = self.instrument.citations_in.filter(role="target", provision__isnull=False)
        return held.exists()

    @property
    def waiting(self) -> int:
        """Count its commitments that wait for review, in whichever stretch."""
        of_file = models.Commitment.objects.filter(source=self.source, state="proposed")
        return of_file.filter(instrument=self.instrument).count()

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


def whole_text(slug: str) -> str:
    """Give an instrument's own words from first to last, as they were read."""
    found = instrument(slug)
    return found.source.expression.text[found.start : found.end]


def document(slug: str, part: int = 1, point: str = "") -> Document:
    """Give an instrument ready to be read, in a fixed number of queries.

    Of a long one, the stretch of this number, or the one that holds a point.
    """
    found = instrument(slug)
    stretches = stretches_of(found)
    stretch = stretch_at(stretches, part, point)
    siblings = tuple(found.source.instruments.exclude(id=found.id))
    if stretch is None:
        return Document(found, found.source, siblings, (), ())
    held = list(_of_stretch(found, stretch))
    said = found.source.documentissues.filter(start__gte=stretch.start, start__lt=stretch.end)
    issues, views = tuple(said.order_by("order")), _views_of(found, held)
    return Document(found, found.source, siblings, views, issues, stretches, stretch)


def _of_stretch(found: models.Instrument, stretch: Stretch) -> QuerySet[models.Provision]:
    first, last = stretch.places[0].order, stretch.places[-1].order
    return found.provisions.filter(order__gte=first, order__lte=last).order_by("order")


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


def provision(slug: str, url_path: str) -> ProvisionView:
    """Give one provision with its margin."""
    found = instrument(slug)
    held = found.provisions.filter(url_path=url_path).first()
    if held is None:
        raise NotHeld(noun="provision", address=f"{slug}/{url_path}")
    return Margin("id", held.id).view(held, found.source.expression.text)
