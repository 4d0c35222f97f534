"""Short names that a text gives to an actor: "the Migration Network (the network)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from compromiso.terms.actor_names import ActorMention, NamedActor
from compromiso.terms.phrases import PhraseBook, Words

OPENING = (" (", "(", ", (")
LONGER = re.compile(
    r"\s(?:on|for|of|de|del|para|do|da|des|du|pour|sur)\s(?:\w{1,4}[\s'’])?[A-ZÀ-Ý]"
)
LONGEST_GIVING, LONGEST_NAME, SHORTEST = 90, 4, 4


def with_short_names(
    words: Words, named: tuple[ActorMention, ...], small: frozenset[str]
) -> tuple[ActorMention, ...]:
    """Add the places where a short name stands for an actor, from where it is given on.

    `small` are the words that may lead in a short name ("hereinafter the …"); one at least must.
    """
    named = _told_in_full(words.text, named)
    given = dict(_given(words, named, small))
    if not given:
        return named
    firsts = [mention.first for mention in named]
    found = list(named)
    book = PhraseBook((name, (name, actor)) for name, (actor, _) in given.items())
    for hit in book.find(words):
        name, actor = hit.meaning
        free = not _overlaps(named, firsts, hit.first, hit.last)
        if free and hit.first >= given[name][1] and words.text[hit.start] == name[0]:
            found.append(ActorMention(actor, hit.first, hit.last, hit.start, hit.end))
    return tuple(sorted(found, key=lambda mention: mention.first))


def _told_in_full(text: str, named: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the names, "the Committee" as the Joint Committee where the text names one.

    Elsewhere the word alone names a body of its own, or opens a longer name: "the Committee" is
    not the Joint Commission.
    """
    if not any(mention.named.short_of for mention in named):
        return named
    known = {
        (m.actor.id, word): m.named
        for m in named
        if not m.named.short_of
        for word in text[m.start : m.end].casefold().split()
    }
    told = ((m, known.get((m.named.short_of or "", _noun(text, m)))) for m in named)
    return tuple(
        m if full is None else m._replace(named=full)
        for m, full in told
        if not m.named.short_of or (full is not None and LONGER.match(text, m.end) is None)
    )


def _noun(text: str, mention: ActorMention) -> str:
    return text[mention.start : mention.end].casefold().split()[-1]


def _given(
    words: Words, named: tuple[ActorMention, ...], small: frozenset[str]
) -> Iterator[tuple[str, tuple[NamedActor, int]]]:
    """Yield each short name with its actor and the number of the word after it."""
    text = words.text
    for mention in named:
        if not text.startswith(OPENING, mention.end) or mention.named.benefits:
            continue
        close = text.find(")", mention.end, mention.end + LONGEST_GIVING)
        first, last = words.between(mention.end, close) if close > 0 else (0, 0)
        start = first
        while start < last and words.words[start] in small:
            start += 1
        name = text[words.starts[start] : words.ends[last - 1]] if first < start < last else ""
        if len(name) >= SHORTEST and last - start <= LONGEST_NAME and "," not in name:
            yield name, (mention.named, last)


def _overlaps(named: tuple[ActorMention, ...], firsts: list[int], first: int, last: int) -> bool:
    i = bisect_left(firsts, last) - 1
    return i >= 0 and named[i].last > first
