"""Bodies that the registry of actors does not hold, by how their names are written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import ActorMention
from compromiso.text.commitments.speech import Speech

LONGEST_NAME, SHORTEST_ACRONYM = 14, 3
EDGES = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies named side by side, and the number of the word at which their naming starts."""

    actors: tuple[Actor, ...]
    first: int

    def follow(self, head: ActorMention | None) -> bool:
        """Say whether no other subject is named as near to the verb."""
        return head is None or head.last <= self.first


def unknown_body(speech: Speech, first: int, last: int) -> Actor:
    """Give words `first` to `last` (excluded) as a body, its identifier made from its name."""
    words = speech.words
    name = " ".join(words.text[words.starts[first] : words.ends[last - 1]].split())
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return Actor(re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "body", name, "body")


def named_bodies(speech: Speech, first: int, verb: int) -> Bodies | None:
    """Give the bodies named right before word `verb`: "the Ministry of Transport", "USAID"."""
    end = verb
    while end > first and speech.said(end - 1, "adverbs"):
        end -= 1
    if end <= first or not _goes_on(speech.gap(end - 1, end)):
        return None
    heads = _heads(speech, first, end)
    if heads:
        ends = [*(_before_joint(speech, h) for h in heads[1:]), end]
        actors = tuple(unknown_body(speech, h, e) for h, e in zip(heads, ends, strict=True))
        return Bodies(actors, _articles_before(speech, heads[0], first))
    if _is_acronym(speech, end - 1) and _opens(speech, end - 1, first):
        at = _articles_before(speech, end - 1, first)
        return Bodies((unknown_body(speech, end - 1, end),), at)
    return None


def body_in(speech: Speech, first: int, last: int) -> Actor | None:
    """Give the one body that words `first` to `last` (excluded) name and say nothing else."""
    heads = _heads(speech, first, last)
    if len(heads) != 1 or not all(speech.said(i, "articles") for i in range(first, heads[0])):
        return None
    return unknown_body(speech, heads[0], last)


def _heads(speech: Speech, first: int, end: int) -> list[int]:
    """List where names of bodies begin in the words in capitals before word `end`."""
    heads: list[int] = []
    for i in range(end - 1, max(first, end - LONGEST_NAME) - 1, -1):
        if i + 1 < end and not _goes_on(speech.gap(i, i + 1)):
            break
        capital = speech.begins_with_capital(i)
        is_head = speech.said(i, "body_heads") and (capital or _governs_name(speech, i, end))
        at = _name_starts(speech, i, first) if capital and is_head and i + 1 == end else i
        if is_head and _opens(speech, at, first):
            heads[:0] = [at] if at not in heads else []
        elif not (capital or speech.said(i, SMALL) or _is_told_of(speech, i, first)):
            break
    return heads


def _name_starts(speech: Speech, i: int, first: int) -> int:
    """Step back from a noun over the words in capitals before it: "the Ferry Office"."""
    at = i
    while at > first and speech.begins_with_capital(at - 1) and _goes_on(speech.gap(at - 1, at)):
        if speech.said(at - 1, SMALL):
            break
        at -= 1
    return at if at > first and speech.said(at - 1, "articles") else i


def _governs_name(speech: Speech, i: int, end: int) -> bool:
    """Say whether "of" and a name follow a noun in lower case: "le ministère de l'Intérieur"."""
    at = i + 1
    while at < end and speech.said(at, ("articles", "prepositions")):
        at += 1
    return (
        i + 1 < at < end
        and speech.words.words[i + 1] in speech.lexicon.of
        and (speech.begins_with_capital(at))
    )


def _is_told_of(speech: Speech, i: int, first: int) -> bool:
    """Say whether a noun in lower case hangs on "of": "Services de la citoyenneté"."""
    at = i
    while (
        at > first
        and speech.said(at - 1, "articles")
        and speech.words.words[at - 1] not in speech.lexicon.of
    ):
        at -= 1
    return at > first and speech.words.words[at - 1] in speech.lexicon.of


SMALL = ("articles", "prepositions", "and_words")


def _goes_on(gap: str) -> bool:
    return gap.isspace() or gap in {"-", "'", "’"}


def _opens(speech: Speech, i: int, first: int) -> bool:
    """Say whether a name may begin at word `i`: no preposition and no capital word before it."""
    at = _articles_before(speech, i, first)
    if at == first or speech.gap(at - 1, at).strip(EDGES):
        return True
    return speech.said(at - 1, "and_words") or (
        at < i
        and not speech.said(at - 1, "prepositions")
        and not speech.begins_with_capital(at - 1)
    )


def _articles_before(speech: Speech, i: int, first: int) -> int:
    while i > first and speech.said(i - 1, "articles") and "," not in speech.gap(i - 1, i):
        i -= 1
    return i


def _before_joint(speech: Speech, head: int) -> int:
    """Step back from a name over its article and the "and" before it."""
    while speech.said(head - 1, ("articles", "and_words")):
        head -= 1
    return head


def _is_acronym(speech: Speech, i: int) -> bool:
    word = speech.words.text[speech.words.starts[i] : speech.words.ends[i]]
    return len(word) >= SHORTEST_ACRONYM and word.isupper() and word.isalpha()
