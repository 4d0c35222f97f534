"""A reference as printed: found, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Path

BARE = frozenset({"chapeau", "preamble", "operative"})
"""What is named without a number: the opening words of an article, the parts of a resolution."""


@dataclass(frozen=True, slots=True)
class Number:
    """What is printed after a unit word: labels from the outermost (25.q is 25, q).

    `through` holds the last labels of a range, as in 25(q)–(s).
    """

    labels: Path
    through: Path | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Group:
    """A unit word with its numbers, or with a word that points (this, previous, next).

    `relation` is `this`, `previous`, `next` or `said`. `unit` is None where the unit word is left
    out, as in "(25.c and j)"; `many` says that the word is a plural, `after` that it was printed
    after the group that it is part of ("articles 9, 10 and 12, paragraph 4": the paragraph is of
    article 12 only); `count` is the number in "the two preceding articles"; `again` says that the
    group goes on with the list of the first one ("16, paragraph 1, 33 and 36").
    """

    unit: str | None
    numbers: tuple[Number, ...] = ()
    relation: str | None = None
    many: bool = False
    after: bool = False
    count: int = 0
    again: bool = False


@filled_at_once
@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """The instrument that a reference names: "of this Convention", "of the Cuenca Programme".

    `own` is true for "this", `annexed` for "the annexed Agreement" and "the Annex"; `noun` is the
    instrument noun as printed in lower case; `known` is the identifier in the registry of
    treaties; `words` are the name's other words in lower case.
    """

    text: str
    own: bool = False
    noun: str | None = None
    kind: str | None = None
    words: frozenset[str] = frozenset()
    known: str | None = None
    annexed: bool = False


@filled_at_once
@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: where it stands and its groups, outermost first; `titled` if it is a title."""

    start: int
    end: int
    groups: tuple[Group, ...]
    instrument: NamedInstrument | None = None
    possessive: bool = False
    all_above: bool = False
    in_brackets: bool = False
    titled: bool = False


def class_of(label: str) -> str:
    """Tell whether a label is arabic, roman or a letter."""
    if label.isdecimal():
        return "arabic"
    if len(label) > 1 and not set(label.casefold()) - set("ivxlc1"):
        return "roman"
    return "letter"
