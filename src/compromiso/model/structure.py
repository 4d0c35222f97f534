"""What a text is made of, before anything is read out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.form_field import FormField
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex


@dataclass(frozen=True)
class Structure:
    """The instruments of a text, their provisions and the artefacts, in document order.

    Every character of the text that is not white space is in exactly one provision's `spans`
    or one artefact.
    """

    instruments: tuple[Instrument, ...]
    provisions: tuple[Provision, ...]
    artefacts: tuple[Artefact, ...]
    issues: tuple[Issue, ...] = ()
    form: tuple[FormField, ...] = ()

    @cached_property
    def index(self) -> ProvisionIndex:
        """Give look-ups over the provisions, built once."""
        return ProvisionIndex(self.provisions)

    @cached_property
    def instruments_by_id(self) -> Mapping[str, Instrument]:
        """Give the instruments by their `id`."""
        return {instrument.id: instrument for instrument in self.instruments}

    def with_instruments(self, instruments: tuple[Instrument, ...]) -> Structure:
        """Give the structure with its instruments told more fully; the look-ups are kept."""
        told = replace(self, instruments=instruments)
        vars(told)["index"] = self.index
        return told

    def language_of(self, provision: Provision) -> str:
        """Give the language (ISO 639-1) of the instrument that a provision belongs to."""
        return self.instruments_by_id[provision.instrument].language
