"""A mention of an instrument or provision in a text (Akoma Ntoso `ref`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Path, ProvisionRef


class Status(StrEnum):
    """How far a citation could be followed."""

    RESOLVED = "resolved"
    REPAIRED = "repaired"
    SUSPECT = "suspect"
    AMBIGUOUS = "ambiguous"
    DANGLING = "dangling"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A provision of an instrument that is held; `eid` is None for the whole instrument."""

    instrument: str
    eid: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class ExternalTarget:
    """An instrument that is not held, by its name, and the provision of it, if any is named."""

    external: str
    provision: str | None


Target = HeldTarget | ExternalTarget


@filled_at_once
@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as printed and what it is taken to mean.

    `host` is the provision it stands in (None in a table header or footnote); `form` is
    `explicit`, `elliptical`, `relative`, `internal` or `external`; `suggestions` are better or
    nearest targets, best first; `reason` says in one sentence why the status is what it is.
    """

    host: ProvisionRef | None
    start: int
    end: int
    raw: str
    form: str
    status: Status
    targets: tuple[Target, ...]
    suggestions: tuple[Target, ...] = ()
    reason: str = ""
