"""What one field of a form says, as printed and as read."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Span


@filled_at_once
@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value in a field of a response matrix or follow-up table.

    `field` is its name in the terms (`response`, `deadline`, `status` …); `words` are
    as printed; `value` is what they are read as, or None: a response or status of the terms, a date
    or a span of dates in ISO 8601 (`2024-04/2024-06`), `continuous`, `immediate`. `actor` is who is
    named. `spans` are its pieces in the text, `start` and `end` bound them; `confidence` is 0 to 1,
    `runner_up` the value that came second.
    """

    field: str
    words: str
    value: str | None
    actor: Actor | None
    start: int
    end: int
    spans: tuple[Span, ...]
    confidence: float = 1.0
    runner_up: str | None = None


def value_of(fields: tuple[FieldValue, ...], name: str) -> FieldValue | None:
    """Give the first value of a field, one that was read before one that was not, or None."""
    own = [field for field in fields if field.field == name]
    return next((field for field in own if field.value is not None), own[0] if own else None)
