"""Whose page a report stands on: the body that the text makes act most often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import find_actors
from compromiso.terms.phrases import Words

KINDS = frozenset({"organisation", "body"})
AS_SUBJECT, AS_OWNER = 3, 2
OWNER = re.compile(r"['’]s?\s")
OPENING = re.compile(
    r"(?:^|[.!?]\s+|\n)\s*(?:(?:the|la|el|los|las|o|a|os|as|le|les|l['’])\s+)?$", re.I
)
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Author:
    """The likeliest author, and whether no other body comes near."""

    actor: Actor
    is_sure: bool


def find_author(text: str, spans: Iterable[tuple[int, int]], language: str) -> Author | None:
    """Give the body that acts in these pieces of a text most often, or None where none does."""
    scores: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for start, end in spans:
        for mention in find_actors(Words(text, start, end), language):
            if mention.actor.kind in KINDS:
                actors[mention.actor.id] = mention.actor
                scores[mention.actor.id] += _weight(text, mention.start, mention.end)
    if not scores:
        return None
    (best, points), *others = scores.most_common(2)
    return Author(actors[best], not others or points >= SURE * others[0][1])


def _weight(text: str, start: int, end: int) -> int:
    """Weigh a mention: more where the body opens a sentence or owns what follows."""
    weight = 1
    if OPENING.search(text[max(0, start - 12) : start]):
        weight += AS_SUBJECT
    if OWNER.match(text, end):
        weight += AS_OWNER
    return weight
