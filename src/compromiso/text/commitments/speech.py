"""The words of an instrument, with what its language knows of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from compromiso.terms.actor_names import ActorMention, find_actors
from compromiso.terms.phrases import Words
from compromiso.text.commitments.lexicon import Lexicon
from compromiso.text.commitments.short_names import with_short_names

MEMBERS = "member-states"


@dataclass(slots=True, eq=False)
class Speech:
    """The words of an instrument and the language that they are in.

    `binding` holds for treaties and agreements, whose plain present and passive oblige;
    `narrates` for press notes and the like, which tell in the past what was agreed.
    """

    words: Words
    language: str
    lexicon: Lexicon
    binding: bool = False
    narrates: bool = False
    _named: tuple[ActorMention, ...] | None = field(default=None, init=False, repr=False)
    _firsts: list[int] = field(default_factory=list, init=False, repr=False)

    def said(self, i: int, kind: str | tuple[str, ...]) -> bool:
        """Say whether word `i` is of a kind, or one of some: an article, a preposition, …"""
        return self.words.words[i] in self.lexicon.sets[kind]

    def begins_with_capital(self, i: int) -> bool:
        """Say whether word `i` stands with a capital letter."""
        return self.words.text[self.words.starts[i]].isupper()

    def gap(self, before: int, after: int) -> str:
        """Give the text between the end of word `before` and the start of word `after`."""
        return self.words.text[self.words.ends[before] : self.words.starts[after]]

    def actors(self, first: int, last: int) -> tuple[ActorMention, ...]:
        """List the actors named among words `first` to `last` (excluded)."""
        known = self._named
        if known is None:
            known = self._all_named()
        i = bisect_left(self._firsts, first)
        named = known[i : bisect_left(self._firsts, last, i)] if last > first else ()
        return named if not named or named[-1].last <= last else named[:-1]

    def _is_of(self, mention: ActorMention) -> bool:
        """Say whether "Members" alone are those of something else: "the Members of the Board"."""
        if mention.actor.id != MEMBERS or mention.last - mention.first > 1:
            return False
        at, words = mention.last, self.words.words
        return at < len(words) and words[at] in self.lexicon.of and self.gap(at - 1, at).isspace()

    def _all_named(self) -> tuple[ActorMention, ...]:
        """Find all actors, once."""
        small = self.lexicon.sets["hereinafter"] | self.lexicon.sets["articles"]
        found = tuple(m for m in find_actors(self.words, self.language) if not self._is_of(m))
        named = with_short_names(self.words, found, small)
        self._named, self._firsts = named, [mention.first for mention in named]
        return named
