"""Who speaks as "we" in an instrument: those who adopt it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import chain

from compromiso.model.actor import Actor
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Span
from compromiso.terms.actor_names import ActorMention, actor_by_id
from compromiso.text.commitments.bodies import body_in
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import is_governed

OPENING = 700
NAMING = 14
BOUND = frozenset(("parties", "states-parties", "member-states"))


class Adopters:
    """Those who adopt an instrument, and from where in it they speak.

    "We, the Ministers …" names them from there on; before it, or without it, they are the
    first of those who can adopt that the opening of the instrument names. `bound` are those whom
    a treaty binds where it names nobody ("a register shall be kept").
    """

    def __init__(
        self, speech: Speech, instrument: Instrument, preamble: Span | None = None
    ) -> None:
        named = _we_named(speech)
        self._from = [start for start, _ in named]
        self._actors = [actors for _, actors in named]
        resolves = preamble if instrument.kind == "resolution" else None
        body = _resolving(speech, resolves) if resolves is not None else ()
        self._first = body or _opening(speech) or instrument.bodies
        if not self._first and instrument.kind == "letter":
            self._first = _only_state(speech)
        if not self._first:
            self._first = (actor_by_id("adopters", speech.language),)
        self.bound = (_most_bound(speech) if speech.binding else ()) or self._first

    def at(self, position: int, *, we: bool = False) -> tuple[Actor, ...]:
        """Give those who adopt what is said at a position; `we` says that the words are "we"."""
        i = bisect_right(self._from, position) - 1
        if i < 0 and not (we and self._actors):
            return self._first
        return self._actors[max(i, 0)]

    def named_within(self, start: int, end: int) -> tuple[Actor, ...]:
        """Give those whom "We, the …" names in text[start:end], or nobody."""
        i = bisect_right(self._from, start - 1)
        return self._actors[i] if i < len(self._from) and self._from[i] < end else ()


def _we_named(speech: Speech) -> list[tuple[int, tuple[Actor, ...]]]:
    words, places = speech.words.words, speech.words.places
    ours = [places[w] for w in speech.lexicon.sets["we"] if len(w) > 1 and w in places]
    found: list[tuple[int, tuple[Actor, ...]]] = []
    for i in sorted(chain.from_iterable(ours)):
        if i + 1 < len(words) and speech.gap(i, i + 1).startswith(","):
            actors = _adopting(speech.actors(i + 1, min(i + NAMING, len(words))))
            if actors:
                found.append((speech.words.starts[i], (actors[0].actor,)))
    return found


def _opening(speech: Speech) -> tuple[Actor, ...]:
    mentions = _adopting(speech.actors(0, min(OPENING, len(speech.words.words))))
    free = [m for m in mentions if not is_governed(speech, m, 0, contracted=False)]
    return tuple(m.actor for m in (free or mentions)[:1])


def _resolving(speech: Speech, preamble: Span) -> tuple[Actor, ...]:
    """Give the body that a resolution opens with where no registry knows it: "The Board,"."""
    first, last = speech.words.between(*preamble)
    if last - first > NAMING or not speech.words.text.endswith(",", 0, preamble[1]):
        return ()
    if _adopting(speech.actors(first, last)):
        return ()
    body = body_in(speech, first, last)
    return () if body is None else (body,)


def _only_state(speech: Speech) -> tuple[Actor, ...]:
    """Give the one State that a letter names: it is the one that writes."""
    named = {m.actor for m in speech.actors(0, len(speech.words.words)) if m.actor.kind == "state"}
    return tuple(named) if len(named) == 1 else ()


def _most_bound(speech: Speech) -> tuple[Actor, ...]:
    """Give those whom a treaty names most among the ones that treaties bind."""
    named = (m.actor for m in speech.actors(0, len(speech.words.words)) if m.actor.id in BOUND)
    return tuple(actor for actor, _ in Counter(named).most_common(1))


def _adopting(mentions: tuple[ActorMention, ...]) -> list[ActorMention]:
    return [m for m in mentions if m.named.adopts]
