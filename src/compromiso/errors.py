"""Two kinds of trouble: an exception (the request fails), an Issue (the document is imperfect)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class CompromisoError(Exception):
    """A request that cannot be met: says what the problem is and what to do about it.

    Subclasses set `code`, `problem` and `remedy`; the last two are format strings filled
    from the keyword arguments that the exception was raised with.
    """

    code: ClassVar[str] = "GEN-00"
    problem: ClassVar[str] = "The request cannot be met."
    remedy: ClassVar[str] = "Report this with the command you ran."
    exit_code: ClassVar[int] = 2

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.told())

    def told(self) -> str:
        """Give the problem, its facts filled in, as one sentence."""
        return self.problem.format(**self.facts)

    def cure(self) -> str:
        """Give the remedy, its facts filled in, as one sentence."""
        return self.remedy.format(**self.facts)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something imperfect in a document, as a value: shown to people, never raised.

    `start` and `end` are code points in the text of the expression (end excluded), or None
    when the issue is about the whole file. `severity` is `info`, `warning` or `error`.
    """

    code: str
    severity: str
    message: str
    remedy: str
    start: int | None = None
    end: int | None = None
