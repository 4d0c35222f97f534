"""What stands at an address of the permission matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compromiso.register import models


@dataclass(frozen=True)
class Thing:
    """Something that stands at addresses: what names it there, whose it is, at which stage."""

    named: Mapping[str, Any]
    owner: models.Institution | None = None
    stage: str = ""
    version: int = 1
    body: Mapping[str, Any] = field(default_factory=dict)
    whose: str = ""
    """The one person who may see it, where it is a person's own."""
    reader: Any = None
    """The person who reads, whoever asks: an address that nobody can guess speaks for somebody."""
