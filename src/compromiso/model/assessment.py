"""A claim about how far a commitment is met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compromiso.model.actor import Actor
from compromiso.model.anchor import Anchor


class Progress(StrEnum):
    """What an assessor found; the first three are different things and none means another."""

    NO_ANSWER = "no-answer"
    NO_EVIDENCE = "no-evidence"
    NOT_STARTED = "not-started"
    STARTED = "started"
    PARTLY = "partly"
    LARGELY = "largely"
    FULLY = "fully"
    CONTRARY = "contrary"
    SUPERSEDED = "superseded"
    ELAPSED = "elapsed"


class Standpoint(StrEnum):
    """From where an assessor speaks; claims of different standpoints stand side by side."""

    SELF = "self"
    INDEPENDENT = "independent"
    CIVIL_SOCIETY = "civil-society"


NEEDS_NO_PASSAGE = frozenset({Progress.NO_ANSWER, Progress.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class Assessment:
    """Who claims, on which day (ISO 8601), how far a commitment is met by a State, and on what.

    `commitment` is the `ref` of the commitment; `state` an ISO 3166 alpha-2 code in lower case, or
    None where the claim is about all who undertook it. Whatever is found rests on a passage, the
    absence of an answer or of evidence excepted: otherwise the claim is a `ValueError`.
    """

    commitment: str
    state: str | None
    progress: Progress
    by: Actor
    standpoint: Standpoint
    date: str
    passage: Anchor | None = None

    def __post_init__(self) -> None:
        if self.passage is None and self.progress not in NEEDS_NO_PASSAGE:
            message = f"“{self.progress}” is claimed of {self.commitment} on no passage"
            raise ValueError(message)
