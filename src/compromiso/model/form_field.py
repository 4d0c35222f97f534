"""One field of a form: what it is about, and where its value stands."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import ProvisionRef, Span


@filled_at_once
@dataclass(frozen=True, slots=True)
class FormField:
    """A cell of a response matrix or follow-up table.

    `subject` is the recommendation, row or measure that the field is about, `provision` the cell;
    where the subject's own words are the value, both are the same. `name` is a key of the terms
    (`response`, `deadline`, `responsible` …); `spans` are the pieces of the value, the printed name
    of the field left out, `breaks` the places in them where a printed line or paragraph begins;
    `firm` says that these are paragraphs.
    `confidence` is lower where the cell was told by its look, or is shared.
    """

    subject: ProvisionRef
    provision: ProvisionRef
    name: str
    spans: tuple[Span, ...]
    confidence: float
    breaks: tuple[int, ...] = ()
    firm: bool = False
