"""What actors undertake, entrust or urge in a provision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compromiso.model.actor import Actor
from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import ProvisionRef


class Force(StrEnum):
    """What a clause does."""

    UNDERTAKES = "undertakes"
    ENTRUSTS = "entrusts"
    URGES = "urges"
    INVITES = "invites"
    RECOGNISES = "recognises"
    RECALLS = "recalls"


@filled_at_once
@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing undertaken, by whom, in which words.

    `ref` is unique in the source (`<instrument>/<eid>/c<n>`); `actors` are those who act: for
    `entrusts`, the ones entrusted; `addressees` are those for whom or upon whom; `themes` are
    identifiers of the theme scheme; `treaties` names of the treaty registry; `deadline` an ISO
    8601 date as precise as the text.
    """

    ref: str
    provision: ProvisionRef
    actors: tuple[Actor, ...]
    force: Force
    action: str
    addressees: tuple[Actor, ...]
    themes: tuple[str, ...]
    treaties: tuple[str, ...]
    deadline: str | None
    start: int
    end: int
    confidence: float = 1.0
